import { z } from 'zod';
import { foldHeader } from '../echange/table.ts';
import { jours } from './schema.ts';

/** What a column of a file of places may be read as. */
export const champLieuSchema = z.enum([
  'externe',
  'producteur',
  'nom',
  'genre',
  'operateur',
  'adresse',
  'complement',
  'codePostal',
  'commune',
  'insee',
  'telephone',
  'courriel',
  'site',
  'latitude',
  'longitude',
  'activites',
  'porteur',
  'publics',
  'conditions',
  'frais',
  'fraisPrecisions',
  'acces',
  'zone',
  'horaires',
  ...jours,
  'luLe',
]);
export type ChampLieu = z.infer<typeof champLieuSchema>;

/** A champ as named on the screen of columns. */
export const champLieuLabels: Readonly<Record<ChampLieu, string>> = {
  externe: 'Identifiant dans le fichier',
  producteur: 'Producteur de la donnée',
  nom: 'Nom',
  genre: 'Type de lieu',
  operateur: 'Opérateur',
  adresse: 'Adresse',
  complement: 'Complément d’adresse',
  codePostal: 'Code postal',
  commune: 'Commune',
  insee: 'Code INSEE de la commune',
  telephone: 'Téléphone',
  courriel: 'Courriel',
  site: 'Site internet',
  latitude: 'Latitude',
  longitude: 'Longitude',
  activites: 'Ce qu’on y fait',
  porteur: 'Structure qui le propose',
  publics: 'Pour qui',
  conditions: 'Conditions d’accès',
  frais: 'Frais',
  fraisPrecisions: 'Précisions sur les frais',
  acces: 'Comment s’y prendre',
  zone: 'Où il s’adresse (codes INSEE)',
  horaires: 'Horaires de la semaine',
  lundi: 'Horaires du lundi',
  mardi: 'Horaires du mardi',
  mercredi: 'Horaires du mercredi',
  jeudi: 'Horaires du jeudi',
  vendredi: 'Horaires du vendredi',
  samedi: 'Horaires du samedi',
  dimanche: 'Horaires du dimanche',
  luLe: 'Date de mise à jour',
};

/**
 * The structures of data·inclusion, its schema versions 0 and 1 (gip-inclusion/data-inclusion-schema,
 * `structures.py`): the fields a directory has a place for. Of two columns for one champ, the first.
 */
const dataInclusion = new Map<string, ChampLieu>(
  (
    [
      ['id', 'externe'],
      ['source', 'producteur'],
      ['nom', 'nom'],
      ['typologie', 'genre'],
      ['reseaux_porteurs', 'genre'],
      ['adresse', 'adresse'],
      ['complement_adresse', 'complement'],
      ['code_postal', 'codePostal'],
      ['commune', 'commune'],
      ['code_insee', 'insee'],
      ['telephone', 'telephone'],
      ['courriel', 'courriel'],
      ['site_web', 'site'],
      ['latitude', 'latitude'],
      ['longitude', 'longitude'],
      ['description', 'activites'],
      ['presentation_detail', 'activites'],
      ['presentation_resume', 'activites'],
      ['horaires_accueil', 'horaires'],
      ['horaires_ouverture', 'horaires'],
      ['date_maj', 'luLe'],
    ] as const
  ).map(([header, champ]) => [foldHeader(header), champ]),
);

/**
 * The services of data·inclusion, its schema versions 0 and 1 (`services.py`): where one goes for what,
 * for whom, how. The name of a person to contact is not read: a directory is of places.
 */
const dataInclusionServices = new Map<string, ChampLieu>(
  (
    [
      ['id', 'externe'],
      ['source', 'producteur'],
      ['nom', 'nom'],
      ['structure_nom', 'porteur'],
      ['adresse', 'adresse'],
      ['complement_adresse', 'complement'],
      ['code_postal', 'codePostal'],
      ['commune', 'commune'],
      ['code_insee', 'insee'],
      ['telephone', 'telephone'],
      ['courriel', 'courriel'],
      ['lien_mobilisation', 'site'],
      ['page_web', 'site'],
      ['latitude', 'latitude'],
      ['longitude', 'longitude'],
      ['description', 'activites'],
      ['presentation_detail', 'activites'],
      ['presentation_resume', 'activites'],
      ['publics_precisions', 'publics'],
      ['profils_precisions', 'publics'],
      ['conditions_acces', 'conditions'],
      ['pre_requis', 'conditions'],
      ['frais', 'frais'],
      ['frais_precisions', 'fraisPrecisions'],
      ['frais_autres', 'fraisPrecisions'],
      ['mobilisation_precisions', 'acces'],
      ['modes_orientation_beneficiaire_autres', 'acces'],
      ['zone_eligibilite', 'zone'],
      ['zone_diffusion_code', 'zone'],
      ['horaires_accueil', 'horaires'],
      ['recurrence', 'horaires'],
      ['date_maj', 'luLe'],
    ] as const
  ).map(([header, champ]) => [foldHeader(header), champ]),
);

/** Words for the same columns in a file made by hand. */
const usual = new Map<string, ChampLieu>(
  (
    [
      ['externe', ['identifiant', 'identifiant dans le fichier', 'reference']],
      ['nom', ['nom', 'structure', 'organisme', 'lieu', 'nom de la structure', 'denomination']],
      ['genre', ['type', 'type de lieu', 'categorie', 'genre', 'typologie']],
      ['operateur', ['operateur', 'reseau', 'administration']],
      ['adresse', ['adresse', 'rue', 'voie', 'adresse postale']],
      ['complement', ['complement', 'complement d adresse']],
      ['codePostal', ['code postal', 'cp']],
      ['commune', ['commune', 'ville', 'localite']],
      ['insee', ['insee', 'code insee', 'code insee de la commune', 'code commune']],
      ['telephone', ['telephone', 'tel', 'numero de telephone']],
      ['courriel', ['courriel', 'email', 'e mail', 'mail', 'adresse electronique']],
      ['site', ['site', 'site internet', 'site web', 'url']],
      ['latitude', ['latitude', 'lat']],
      ['longitude', ['longitude', 'lon', 'lng', 'long']],
      ['activites', ['ce qu on y fait', 'activites', 'missions', 'description', 'services']],
      ['horaires', ['horaires', 'horaires d ouverture', 'horaires d accueil']],
      ['luLe', ['date de mise a jour', 'mise a jour', 'date', 'maj', 'lu le']],
      ...jours.map((jour) => [jour, [jour]] as const),
    ] as const satisfies readonly (readonly [ChampLieu, readonly string[]])[]
  ).flatMap(([champ, headers]) => headers.map((header) => [header, champ] as const)),
);

/** What each column of a file is read as, in its order; null is not read. */
export interface LieuMapping {
  readonly format: 'data-inclusion' | 'data-inclusion-services' | 'libre';
  readonly champs: readonly (ChampLieu | null)[];
}

/** How many cells of a row are headers this program knows, to find where headers are. */
export function countLieuHeaders(cells: readonly string[]): number {
  return cells.filter((cell) => {
    const folded = foldHeader(cell);
    return dataInclusion.has(folded) || dataInclusionServices.has(folded) || usual.has(folded);
  }).length;
}

/** What to propose for the columns of a file: data·inclusion as it is, else what names suggest. */
export function proposeLieuMapping(headers: readonly string[]): LieuMapping {
  const folded = headers.map(foldHeader);
  const format = formatOf(folded);
  const champs = folded.map((h) => headersOf[format].get(h) ?? null);
  return {
    format,
    champs: champs.map((champ, at) => (champs.indexOf(champ) === at ? champ : null)),
  };
}

const headersOf = {
  'data-inclusion': dataInclusion,
  'data-inclusion-services': dataInclusionServices,
  libre: usual,
} as const;

/** A service says whose it is; a structure does not. */
function formatOf(folded: readonly string[]): LieuMapping['format'] {
  if (!['id', 'source', 'nom', 'date maj'].every((one) => folded.includes(one))) return 'libre';
  return folded.includes('structure id') ? 'data-inclusion-services' : 'data-inclusion';
}
