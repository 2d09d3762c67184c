import type { LocalDay } from '../../domain/calendar/local-day.ts';
import { telephoneVisioWords } from '../../domain/permanence/telephone-visio.ts';
import type { TelephoneVisio } from '../../domain/permanence/telephone-visio.ts';
import type { Block, Paper } from '../paper.ts';
import { NBSP, ofPlace, printHour, printMinutes, printWeekday, typeset } from '../words.ts';

/** How the appointment is held. */
export type RdvSorte = 'sur-place' | 'visio' | 'telephone';

/** An appointment as its paper tells it: never who comes, nor why beyond what is to be brought. */
export interface RdvSlip {
  readonly jour: LocalDay;
  /** `09:30`, on the clock of the platform. */
  readonly heure: string;
  readonly minutes: number | null;
  /** The partner, in words: `la CAF`, `un conseiller de la Mission locale`. */
  readonly avec: string;
  readonly sorte: RdvSorte;
  /** Where, one line each; empty leaves lines to write on. */
  readonly lieu: readonly string[];
  /** To say that one cannot come; null leaves a line. */
  readonly telephone: string | null;
  /** To be recalled there; null when the appointment goes with no dossier. */
  readonly reference: string | null;
  /** How a call by visio is joined when video does not work; null says nothing of it. */
  readonly secours: TelephoneVisio | null;
  readonly apporter: readonly string[];
  /** Not confirmed by the partner yet: the paper says so, and that nobody need come before. */
  readonly enAttente: boolean;
}

const sorteWords: Readonly<Record<RdvSorte, string>> = {
  'sur-place': 'sur place',
  visio: 'par visio, depuis la plateforme : nous installons tout, venez simplement',
  telephone: 'par téléphone : gardez votre téléphone près de vous',
};

/** The slip a visitor leaves with: when, where, with whom, what to bring. Pure. */
export function rdvSlip({
  site,
  today,
  rdv,
}: {
  readonly site: { readonly id: string; readonly name: string };
  readonly today: LocalDay;
  readonly rdv: RdvSlip;
}): Paper {
  return {
    titre: 'Votre rendez-vous',
    sousTitres: [],
    langue: 'fr-FR',
    corps: 'grand',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'Feuille remise à la personne, sans son nom.',
    fichier: `rendez-vous-${site.id}.pdf`,
    contenu: rdvBlocks(rdv),
  };
}

/** What the slip says, for a paper of its own or inside a pack. */
function rdvBlocks(rdv: RdvSlip): readonly Block[] {
  const { jour, heure, minutes, avec, sorte, lieu, telephone, reference, secours, apporter } = rdv;
  const lasting = minutes === null ? '' : ` (${printMinutes(minutes)} environ)`;
  return [
    ...(rdv.enAttente
      ? [
          said(
            'En attente de confirmation : ce rendez-vous n’est pas encore confirmé, attendez que nous vous le disions avant de venir.',
          ),
        ]
      : []),
    {
      genre: 'chiffres',
      chiffres: [
        {
          valeur: `${printWeekday(jour)} à ${printHour(heure)}`,
          nom: typeset(`Avec ${avec}${lasting}`),
          detail: null,
        },
      ],
    },
    {
      genre: 'faits',
      faits: [
        { nom: 'Comment', valeurs: [typeset(sorteWords[sorte])] },
        { nom: 'Où', valeurs: lieu.map(typeset) },
        ...(secours === null
          ? []
          : [
              {
                nom: 'Si la visio ne marche pas',
                valeurs: [typeset(`Par téléphone : ${telephoneVisioWords(secours)}`)],
              },
            ]),
        { nom: 'Si vous ne pouvez pas venir', valeurs: telephone === null ? [] : [telephone] },
        ...(reference === null ? [] : [{ nom: 'Référence à rappeler', valeurs: [reference] }]),
      ],
    },
    ...(apporter.length === 0
      ? []
      : [
          {
            genre: 'apporter' as const,
            titre: 'À apporter',
            pieces: apporter.map((nom) => ({ nom: typeset(nom), details: [] })),
          },
        ]),
    said(
      `Venez cinq minutes avant${NBSP}: si vous êtes en retard, le rendez-vous suivant commence à l’heure.`,
    ),
  ];
}

function said(texte: string): Block {
  return { genre: 'paragraphe', texte: typeset(texte) };
}
