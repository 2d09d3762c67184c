import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Fiche } from '../../domain/catalogue/fiche.ts';
import type { PieceDuDossier } from '../../domain/dossier/dossier-pieces.ts';
import type { PapierCommun } from '../../domain/dossier/ensemble-papers.ts';
import type { Reference } from '../../domain/dossier/reference.ts';
import type { DossierSealed } from '../../domain/dossier/schema.ts';
import type { Block, Paper } from '../paper.ts';
import { NBSP, ofPlace, printDay, typeset } from '../words.ts';
import {
  closing,
  dateLine,
  factLine,
  formLine,
  lines,
  marked,
  part,
  pieceDetails,
  said,
} from './checklist-parts.ts';
import type { BringLine, ChecklistDate } from './checklist-parts.ts';

interface Site {
  readonly id: string;
  readonly name: string;
}

/** A dossier as its paper names it. */
interface NamedDossier {
  readonly demarche: string;
  /** The full name of the démarche, and with whom it is done. */
  readonly nom: string;
  readonly avec: string;
  readonly reference: Reference;
  /** Where it stands, in words. */
  readonly etat: string;
}

/** What the list of one dossier is made from: never a name, an answer, nor why a pièce is asked. */
export interface DossierChecklistSource extends NamedDossier {
  readonly site: Site;
  readonly liste: DossierSealed['liste'];
  readonly pieces: readonly PieceDuDossier[];
  readonly depotPrevu: LocalDay | null;
  /** Null for a démarche that left the catalogue. */
  readonly fiche: Fiche | null;
  readonly dates: readonly ChecklistDate[];
  readonly today: LocalDay;
}

/** What the one list of a set of dossiers is made from. */
export interface EnsembleChecklistSource {
  readonly site: Site;
  readonly nom: string;
  readonly dossiers: readonly NamedDossier[];
  readonly papiers: readonly PapierCommun[];
  readonly dates: readonly ChecklistDate[];
  readonly today: LocalDay;
}

const USE =
  'La référence suffit pour retrouver le dossier : gardez cette feuille. Les cases cochées sont les papiers déjà vus ici. « À vérifier » : demandez confirmation à l’organisme, qui a le dernier mot.';

/**
 * The list of a dossier, for its owner: what is missing or too old, what was seen, by when. It bears
 * the reference and no name. Pure.
 */
export function dossierChecklist(source: DossierChecklistSource): Paper {
  const { demarche, nom, avec, reference, etat, fiche, liste, depotPrevu, dates } = source;
  const line = (piece: PieceDuDossier): BringLine => {
    const { choisie } = piece;
    const condition = liste.find(({ label }) => label === choisie.piece)?.condition;
    return {
      nom: typeset(marked(choisie.piece, choisie.confidence)),
      details: [...stateDetails(piece), ...pieceDetails(choisie, condition)].map(typeset),
      ...(piece.etat === 'vue' && { coche: true }),
    };
  };
  const some = (...etats: readonly PieceDuDossier['etat'][]) =>
    source.pieces.filter((piece) => etats.includes(piece.etat)).map(line);
  return frame(source, `dossier-${demarche}`, nom, avec, [
    said(`Référence à rappeler : ${reference}`),
    said(`Dossier : ${etat}.`),
    ...(depotPrevu === null ? [] : [said(`À déposer le ${printDay(depotPrevu)}.`)]),
    ...lines('Dates à ne pas manquer', dates.map(dateLine)),
    ...part('Ce qu’il manque', some('manquante', 'trop-ancienne', 'date-a-noter')),
    ...part('À apporter aussi, si c’est votre cas', some('a-verifier', 'selon-situation')),
    ...part('Utile si vous l’avez', some('facultative')),
    ...part('Déjà vu', some('vue')),
    ...(fiche === null
      ? []
      : [
          ...lines('Le formulaire', fiche.formulaires.map(formLine)),
          ...lines('Où et comment', fiche.canaux.map(factLine)),
          ...lines('Délai', [factLine(fiche.delai)]),
        ]),
  ]);
}

/** The one list of dossiers opened together: each paper once, with those it is for. Pure. */
export function ensembleChecklist(source: EnsembleChecklistSource): Paper {
  const nameOf = (demarche: string) =>
    source.dossiers.find((one) => one.demarche === demarche)?.avec ?? demarche;
  const line = ({ nom, etat, pour }: PapierCommun): BringLine => {
    const wanted = pour.filter(({ piece }) => piece.etat !== 'non-requise');
    const seen = wanted.filter(({ piece }) => piece.etat === 'vue');
    const names = (some: typeof pour) => [...new Set(some.map(({ demarche }) => nameOf(demarche)))];
    const details = [
      `Pour : ${names(wanted).join(', ')}`,
      ...(seen.length > 0 && seen.length < wanted.length
        ? [`Déjà vu pour : ${names(seen).join(', ')}`]
        : []),
      ...new Set(pour.flatMap(({ piece }) => stateDetails(piece))),
      ...new Set(
        pour.flatMap(({ piece: { choisie } }) =>
          choisie.choix.kind === 'selon-situation' ? [choisie.choix.pourquoi] : [],
        ),
      ),
    ];
    return {
      nom: typeset(nom),
      details: details.map(typeset),
      ...(etat === 'vue' && { coche: true }),
    };
  };
  const some = (...etats: readonly PieceDuDossier['etat'][]) =>
    source.papiers.filter((papier) => etats.includes(papier.etat)).map(line);
  return frame(source, 'ensemble', source.nom, null, [
    ...lines(
      'Les dossiers',
      source.dossiers.map(
        ({ avec, nom, reference, etat }) => `${avec}, ${nom} : ${reference} (${etat})`,
      ),
    ),
    ...lines('Dates à ne pas manquer', source.dates.map(dateLine)),
    ...part('Ce qu’il manque', some('manquante', 'trop-ancienne', 'date-a-noter')),
    ...part('À apporter aussi, si c’est votre cas', some('a-verifier', 'selon-situation')),
    ...part('Utile si vous l’avez', some('facultative')),
    ...part('Déjà vu', some('vue')),
  ]);
}

/** What there is to say of where a pièce stands. */
function stateDetails({ etat, pourquoi, jusquau, suivie }: PieceDuDossier): readonly string[] {
  if (etat === 'trop-ancienne' || etat === 'date-a-noter') return [pourquoi];
  if (etat !== 'vue' || suivie === null) return [];
  return [
    ...(suivie.vueLe === null ? [] : [`Vu le ${printDay(suivie.vueLe)}`]),
    ...(suivie.alternative === null ? [] : [`Apporté : ${suivie.alternative}`]),
    ...(jusquau === null ? [] : [`À déposer avant le ${printDay(jusquau)} inclus`]),
  ];
}

function frame(
  { site, today }: { readonly site: Site; readonly today: LocalDay },
  file: string,
  titre: string,
  avec: string | null,
  contenu: readonly Block[],
): Paper {
  return {
    titre: typeset(titre),
    sousTitres: avec === null ? [] : [`Avec${NBSP}: ${typeset(avec)}`],
    langue: 'fr-FR',
    corps: 'grand',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'Feuille remise à la personne, sans son nom.',
    fichier: `liste-${file}-${site.id}.pdf`,
    contenu: [...contenu, ...closing(USE)],
  };
}
