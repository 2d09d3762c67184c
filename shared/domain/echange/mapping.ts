import { champSchema } from './champ.ts';
import type { Champ } from './champ.ts';
import { ownColumns } from './own-columns.ts';
import { foldHeader } from './table.ts';

/** Where a proposed reading comes from: our export, La Coop’s, an import of before, or a guess. */
export type Format = 'relais' | 'coop' | 'souvenir' | 'libre';

/** What each column of a file is read as, in the file’s order; null is not read. */
export interface Mapping {
  readonly format: Format;
  readonly champs: readonly (Champ | null)[];
}

/** The columns of a file of before, and what each was read as. */
export interface RememberedMapping {
  readonly colonnes: readonly string[];
  readonly correspondance: Readonly<Record<string, string>>;
}

const own = new Map<string, Champ | null>(
  ownColumns.map(({ header, champ }) => [foldHeader(header), champ]),
);

/**
 * The headers of the exports of La Coop de la médiation numérique, in its successive versions (its
 * published source, buildAccompagnementsWorksheet and buildActivitesWorksheet, 2024 to 2026). Null:
 * known, and not read; people’s names and notes are among them.
 */
const coop = new Map<string, Champ | null>(
  (
    [
      ['Date', 'date'],
      ['Type', 'type'],
      ['Participants', null],
      ['Nombre de participants', null],
      ['Bénéficiaire', null],
      ['Canaux d’accompagnement', 'canal'],
      ['Nom du lieu', null],
      ['Lieu', null],
      ['Durée (min)', 'duree'],
      ['Durée', 'duree'],
      ['Nom de l’atelier', null],
      ['Matériel numérique utilisé', null],
      ['Thématique(s) d’accompagnement', 'theme'],
      ['Tags', null],
      ['Nom de la démarche administrative', null],
      ['Niveau d’autonomie (ou de l’atelier)', 'autonomie'],
      ['Niveau d’autonomie du bénéficiaire', 'autonomie'],
      ['Bénéficiaire réorienté', 'oriente'],
      ['Le bénéficiaire est-il orienté vers une autre structure ?', 'oriente'],
      ['Structure de redirection', 'destination'],
      ['Commune du bénéficiaire', null],
      ['Code postal du bénéficiaire', null],
      ['Code Insee du bénéficiaire', 'commune'],
      ['Commune de résidence du bénéficiaire', 'commune'],
      ['Tranche d’âge du bénéficiaire', 'age'],
      ['Notes supplémentaires', null],
      ['ID CRA', 'reference'],
    ] as const
  ).map(([header, champ]) => [foldHeader(header), champ]),
);

/** Headers of our export since its first version, which no other file has together. */
const ownSignature = [
  'Référence de la visite',
  'Demande n°',
  'Thème du rapport',
  'État de la visite',
];

/** Headers only La Coop writes: two of them are its signature. */
const coopSignature = new Set(
  [
    'Canaux d’accompagnement',
    'Thématique(s) d’accompagnement',
    'Matériel numérique utilisé',
    'Nom de la démarche administrative',
    'Tranche d’âge du bénéficiaire',
    'ID CRA',
  ].map(foldHeader),
);

/** Other words for the same columns, as seen in home-made logs. */
const usual = new Map<string, Champ>(
  (
    [
      ['date', ['date', 'jour', 'date de la visite', 'date d accueil', 'le']],
      ['heure', ['heure', 'horaire', 'heure d arrivee']],
      ['canal', ['canal', 'mode de contact', 'mode', 'mode d accueil', 'type de contact']],
      ['theme', ['theme', 'theme du rapport', 'thematique', 'domaine']],
      ['operateur', ['operateur', 'organisme', 'partenaire', 'administration', 'service']],
      ['demarche', ['demarche', 'code de la demarche', 'motif', 'objet', 'demande']],
      ['nature', ['nature', 'nature de l aide', 'type d aide', 'aide apportee']],
      ['duree', ['duree', 'duree minutes', 'duree min', 'temps', 'temps passe', 'minutes']],
      ['issue', ['issue', 'resultat', 'suite donnee', 'suite']],
      ['destination', ['destination', 'oriente vers', 'orientation']],
      ['autonomie', ['autonomie', 'autonomie numerique']],
      ['age', ['age', 'tranche d age']],
      ['commune', ['commune', 'ville', 'code insee', 'insee', 'commune de residence']],
      ['codePostal', ['code postal', 'cp']],
      ['premiereVenue', ['premiere venue', 'premiere visite', 'nouveau', 'nouvel usager']],
      ['foyer', ['foyer', 'nombre de personnes', 'personnes du foyer']],
    ] as const satisfies readonly (readonly [Champ, readonly string[]])[]
  ).flatMap(([champ, headers]) => headers.map((header) => [header, champ] as const)),
);

/** How many cells of a row are headers of a format this program knows, to find where headers are. */
export function countKnownHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => {
    const folded = foldHeader(cell);
    return folded !== '' && (own.has(folded) || coop.has(folded) || usual.has(folded));
  }).length;
}

/**
 * What to propose for the columns of a file: our own export and La Coop’s are read as they are; the
 * same headers as an import of before, as they were read then; else what their names suggest.
 */
export function proposeMapping(
  headers: readonly string[],
  remembered: readonly RememberedMapping[],
): Mapping {
  const folded = headers.map(foldHeader);
  const past = remembered.find(({ colonnes }) => colonnes.join('\n') === headers.join('\n'));
  if (past !== undefined) {
    const champs = headers.map((header) => {
      const champ = champSchema.safeParse(past.correspondance[header]);
      return champ.success ? champ.data : null;
    });
    return { format: isOwn(folded) ? 'relais' : isCoop(folded) ? 'coop' : 'souvenir', champs };
  }
  if (isOwn(folded))
    return { format: 'relais', champs: once(folded.map((h) => own.get(h) ?? null)) };
  if (isCoop(folded))
    return { format: 'coop', champs: once(folded.map((h) => coop.get(h) ?? null)) };
  return { format: 'libre', champs: once(folded.map((h) => usual.get(h) ?? null)) };
}

/** The mapping as an import keeps it: header to champ, columns not read left out. */
export function toCorrespondance(
  headers: readonly string[],
  champs: readonly (Champ | null)[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    headers.flatMap((header, index) => {
      const champ = champs[index];
      return champ === null || champ === undefined ? [] : [[header, champ]];
    }),
  );
}

function isOwn(folded: readonly string[]): boolean {
  return ownSignature.every((header) => folded.includes(foldHeader(header)));
}

function isCoop(folded: readonly string[]): boolean {
  return folded.filter((header) => coopSignature.has(header)).length >= 2;
}

/** A champ is read from one column: the first that has it. */
function once(champs: readonly (Champ | null)[]): readonly (Champ | null)[] {
  return champs.map((champ, index) => (champs.indexOf(champ) === index ? champ : null));
}
