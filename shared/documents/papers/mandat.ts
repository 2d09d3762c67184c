import type { LocalDay } from '../../domain/calendar/local-day.ts';
import { mandatEnd } from '../../domain/mandat/mandat-period.ts';
import { dureeLabels, moyenLabels, perimetreLabels } from '../../domain/mandat/schema.ts';
import type { MandatSealed } from '../../domain/mandat/schema.ts';
import type { Paper } from '../paper.ts';
import { NBSP, ofPlace, printDay, typeset } from '../words.ts';

/** Things it is for, up to which they are printed as large as the rest. */
const SHORT_LIST = 10;

/** What the form is made from. What is unknown of the person is left to be written in. */
export interface MandatSource {
  readonly site: { readonly id: string; readonly name: string };
  readonly mandat: MandatSealed;
  readonly personne: {
    readonly nom: string | null;
    readonly prenom: string | null;
    /** As far as it is known: `1958`, `1958-04` or `1958-04-12`. */
    readonly naissance: string | null;
  };
  /** Those who may act, by their names. */
  readonly mandataires: readonly string[];
  /** The démarches it is for, by their names; none when the périmètres say it. */
  readonly demarches: readonly string[];
  readonly today: LocalDay;
}

/**
 * The form of a mandat, on one page, signed by both: who lets whom act, for what, from when and until
 * when, and what the person may do. Its content is that of the model of Aidants Connect of 23 March
 * 2026, in our own plain words. Pure.
 */
export function mandatPaper({
  site,
  mandat,
  personne,
  mandataires,
  demarches,
  today,
}: MandatSource): Paper {
  const { debut, duree, moyen, perimetres } = mandat;
  const fin = mandatEnd(debut, duree);
  const objet =
    demarches.length > 0 ? demarches : perimetres.map((perimetre) => perimetreLabels[perimetre]);
  const par = mandataires.join(', ');
  return {
    titre: 'Mandat pour faire des démarches à ma place',
    sousTitres: ['Articles 1984 et suivants du Code civil.'],
    langue: 'fr-FR',
    plateforme: `Relais – plateforme ${ofPlace(site.name)}`,
    jour: today,
    mention: 'Deux exemplaires : un pour la personne, un gardé au poste 6 ans après la fin.',
    fichier: `mandat-${site.id}-${debut}.pdf`,
    contenu: [
      { genre: 'intertitre', texte: 'La personne qui donne le mandat' },
      ...identity(personne),
      { genre: 'intertitre', texte: 'Qui peut agir en son nom' },
      said(`${par}, plateforme ${ofPlace(site.name)}.`),
      { genre: 'intertitre', texte: titleOf(demarches.length > 0) },
      objet.length > SHORT_LIST
        ? { genre: 'note', textes: [typeset(`${objet.join(' ; ')}.`)] }
        : said(`${objet.join(' ; ')}.`),
      { genre: 'intertitre', texte: 'Pour combien de temps' },
      said(
        duree === 1
          ? `Le ${printDay(debut)} seulement.`
          : `Du ${printDay(debut)} au ${printDay(fin)} inclus, soit ${dureeLabels[duree]}.`,
      ),
      said(`Accord donné ${moyenLabels[moyen]}.`),
      { genre: 'intertitre', texte: 'Ce que la personne sait' },
      said(
        'Je peux retirer ce mandat à tout moment, en le disant à la plateforme : à partir de ce jour, plus rien n’est fait en mon nom.',
      ),
      said(
        'Je déclare ne pas être sous mesure de protection juridique (tutelle, curatelle ou autre).',
      ),
      said(
        'Ce qui est fait en mon nom est noté, et je peux en demander la liste. Mes identifiants et mes mots de passe ne sont jamais gardés. Un exemplaire m’est remis.',
      ),
      {
        genre: 'champs',
        champs: [
          { nom: `Fait à${NBSP}:`, largeur: 240 },
          { nom: `Le${NBSP}:`, largeur: 200 },
        ],
      },
      {
        genre: 'grille',
        colonnes: [
          { titre: 'Signature de la personne qui donne le mandat', largeur: '*' },
          { titre: 'Signature de qui peut agir', largeur: '*' },
        ],
        lignes: 1,
        hauteur: 70,
      },
    ],
  };
}

function titleOf(isNamed: boolean): string {
  return isNamed ? 'Pour ces démarches seulement' : 'Pour les démarches de ces domaines';
}

/** What is known of the person; blanks for what is not. */
function identity({ nom, prenom, naissance }: MandatSource['personne']): Paper['contenu'] {
  const isWhole = naissance?.length === 10;
  const blanks = [
    ...(nom === null ? [{ nom: `Nom${NBSP}:`, largeur: 160 }] : []),
    ...(prenom === null ? [{ nom: `Prénom${NBSP}:`, largeur: 140 }] : []),
    ...(isWhole ? [] : [{ nom: `Date de naissance${NBSP}:`, largeur: 120 }]),
  ];
  const name = [prenom, nom].filter((part) => part !== null).join(' ');
  const born = isWhole ? `, naissance le ${printDay(naissance as LocalDay)}` : '';
  return [
    said(`${name}${born}.`),
    ...(blanks.length === 0 ? [] : [{ genre: 'champs' as const, champs: blanks }]),
  ];
}

function said(texte: string): Paper['contenu'][number] {
  return { genre: 'paragraphe', texte: typeset(texte) };
}
