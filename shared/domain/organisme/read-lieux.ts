import { z } from 'zod';
import type { Confidence } from '../catalogue/fact.ts';
import { departementOf } from '../commune/commune-index.ts';
import { readOperateurId } from './read-operateur.ts';
import type { TextTable } from '../echange/table.ts';
import { readOrganismeTelephone } from '../identifiant/telephone.ts';
import type { ChampLieu, LieuMapping } from './champ-lieu.ts';
import type { ReadLieu } from './plan-lieux.ts';
import { readGenre } from './read-genre.ts';
import { readHours } from './read-hours.ts';
import { activityLines } from './service-words.ts';
import { jours, lieuSchema } from './schema.ts';
import type { Horaires } from './schema.ts';

/** What a file is read with. */
export interface LieuxContext {
  readonly mapping: LieuMapping;
  /** The département whose places are kept; null keeps all. */
  readonly departement: string | null;
  /** Where the file comes from, in words. */
  readonly source: string;
  readonly confidence: Confidence;
  /** The day given to lines that bear none. */
  readonly luLe: string;
}

/** What is wrong with one cell (`colonne`) or a whole line (null). */
export interface LieuError {
  readonly ligne: number;
  readonly colonne: string | null;
  readonly sentence: string;
  /** Whether the line is left out, or only its cell left blank. */
  readonly ecartee: boolean;
}

/** What a file of places holds. */
export interface LieuxReading {
  readonly lieux: readonly ReadLieu[];
  readonly erreurs: readonly LieuError[];
  /** Columns nothing was read of. */
  readonly nonLues: readonly string[];
  /** Lines of other départements. */
  readonly horsDepartement: number;
}

/**
 * Reads a file of places. A line without a name is left out; a cell that cannot be right (a telephone
 * of nine figures, a latitude of 200) is left blank and said: nothing is guessed in its place. Never
 * throws, whatever the file.
 */
export function readLieux(table: TextTable, context: LieuxContext): LieuxReading {
  const { champs } = context.mapping;
  const columns = new Map<ChampLieu, number>();
  champs.forEach((champ, at) => {
    if (champ !== null && !columns.has(champ)) columns.set(champ, at);
  });
  const lieux: ReadLieu[] = [];
  const erreurs: LieuError[] = [];
  let horsDepartement = 0;
  for (const { line, cells } of table.rows) {
    const cell = (champ: ChampLieu) => (cells[columns.get(champ) ?? -1] ?? '').trim();
    const fail = (champ: ChampLieu, sentence: string, ecartee = false) => {
      const colonne = table.headers[columns.get(champ) ?? -1] ?? null;
      erreurs.push({ ligne: line, colonne, sentence, ecartee });
    };
    if (isElsewhere(context.departement, cell)) {
      horsDepartement += 1;
      continue;
    }
    const lieu = readLine(cell, fail, context);
    if (lieu !== null) lieux.push(lieu);
  }
  return {
    lieux,
    erreurs,
    nonLues: table.headers.filter((_, at) => (champs[at] ?? null) === null),
    horsDepartement,
  };
}

type Cell = (champ: ChampLieu) => string;
type Fail = (champ: ChampLieu, sentence: string, ecartee?: boolean) => void;

const { nom: nomSchema, position: positionSchema } = lieuSchema.shape;

function readLine(cell: Cell, fail: Fail, context: LieuxContext): ReadLieu | null {
  const nom = nomSchema.safeParse(cell('nom').replaceAll(/\s+/g, ' '));
  if (!nom.success) {
    fail('nom', 'Le nom manque, ou a plus de 150 caractères\u00a0: la ligne est laissée.', true);
    return null;
  }
  /** A cell by its schema, blank and said when it cannot be right. */
  const take = <S extends z.ZodType>(
    champ: ChampLieu,
    schema: S,
    sentence: string,
    text = cell(champ),
  ): z.infer<S> | null => {
    if (text === '') return null;
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    fail(champ, `${sentence}\u00a0: la case est laissée vide.`);
    return null;
  };
  const { shape } = lieuSchema;
  const adresse = [cell('adresse'), cell('complement')].filter((part) => part !== '').join('\n');
  const kind = readGenre(cell('genre'));
  const operateur = readOperateurId(cell('operateur')) ?? kind?.operateur ?? null;
  const hours = readHours(cell('horaires'));
  const telephone = cell('telephone') === '' ? null : readOrganismeTelephone(cell('telephone'));
  if (telephone?.ok === false)
    fail('telephone', 'Ce n’est pas un numéro de téléphone\u00a0: la case est laissée vide.');
  const produced = cell('producteur');
  const { format } = context.mapping;
  const isShared = format !== 'libre';
  const isService = format === 'data-inclusion-services';
  return {
    nom: nom.data,
    genre: isService ? 'autre' : (kind?.genre ?? (operateur === null ? 'structure' : 'operateur')),
    operateur,
    adresse: take('adresse', shape.adresse, 'L’adresse a plus de 300 caractères', adresse),
    codePostal: take('codePostal', shape.codePostal, 'Un code postal a 5 chiffres'),
    commune: take('commune', shape.commune, 'La commune a plus de 100 caractères'),
    insee: take('insee', shape.insee, 'Ce n’est pas un code INSEE'),
    horaires: readDays(take, hours.horaires),
    horairesNote: hours.note,
    telephone: telephone?.ok === true ? telephone.value : null,
    courriel: take('courriel', shape.courriel, 'Ce n’est pas une adresse électronique'),
    site: take('site', shape.site, 'Ce n’est pas une adresse de site (https://…)'),
    contacts: [],
    position: readPosition(cell, fail),
    activites: readActivities(activityLines(cell)),
    externe: readExternal(cell('externe'), isShared ? produced : '', isService),
    source: isShared && produced !== '' ? `${context.source} (${produced})` : context.source,
    luLe: take('luLe', shape.luLe, 'Ce n’est pas une date', toIsoDay(cell('luLe'))) ?? context.luLe,
    confidence: context.confidence,
  };
}

function readDays(
  take: (champ: ChampLieu, schema: z.ZodType<string | null>, sentence: string) => string | null,
  read: Horaires,
): Horaires {
  const hours = { ...read };
  for (const jour of jours)
    hours[jour] =
      take(
        jour,
        lieuSchema.shape.horaires.shape[jour],
        'Les horaires ont plus de 120 caractères',
      ) ?? read[jour];
  return hours;
}

function readPosition(cell: Cell, fail: Fail): ReadLieu['position'] {
  const [latitude, longitude] = [cell('latitude'), cell('longitude')].map((text) =>
    text === '' ? null : Number(text.replace(',', '.')),
  );
  if ((latitude ?? null) === null && (longitude ?? null) === null) return null;
  const parsed = positionSchema.safeParse({ latitude, longitude });
  if (parsed.success) return parsed.data;
  fail('latitude', 'La latitude et la longitude ne vont pas ensemble\u00a0: laissées vides.');
  return null;
}

/** What is done there, cut to what a fiche has room for, without marks of layout. */
function readActivities(text: string): string | null {
  const plain = text
    .replaceAll(/<[^>]{1,200}>/g, ' ')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
  if (plain === '') return null;
  return plain.length > 4000 ? `${plain.slice(0, 3999)}…` : plain;
}

/**
 * The id in the file, with its producer’s when several share one: `dora--17`. A service is told from
 * the structures: a directory may have both.
 */
function readExternal(id: string, producer: string, isService: boolean): string | null {
  if (id === '') return null;
  const whole = producer === '' || id.startsWith(`${producer}--`) ? id : `${producer}--${id}`;
  const parsed = lieuSchema.shape.externe.safeParse(isService ? `service ${whole}` : whole);
  return parsed.success ? parsed.data : null;
}

function toIsoDay(text: string): string {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (french === null) return text.slice(0, 10);
  const [, day = '', month = '', year = ''] = french;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/**
 * Whether a line is of another département: by its commune, its postcode, or, for a service that is in
 * no place, by the codes of whom it is for. One for the whole country is in no directory of a desk.
 */
function isElsewhere(departement: string | null, cell: Cell): boolean {
  if (departement === null) return false;
  const [insee, codePostal, zone] = [cell('insee'), cell('codePostal'), cell('zone')];
  if (lieuSchema.shape.insee.safeParse(insee).success && insee !== '')
    return departementOf(insee) !== departement;
  if (codePostal === '' && zone !== '')
    return !(zone.toUpperCase().match(/[0-9A-Z]+/g) ?? []).some(
      (code) =>
        code === departement ||
        (lieuSchema.shape.insee.safeParse(code).success && departementOf(code) === departement),
    );
  // Postcodes follow départements but in Corsica and a few border communes: only the rest is sure.
  return /^\d{5}$/.test(codePostal) && !departement.startsWith('2')
    ? !codePostal.startsWith(departement)
    : false;
}
