import { minutesOf } from '../../../shared/domain/permanence/minutes-of.ts';
import {
  heureSchema,
  motifCodeSchema,
  permanenceSchema,
} from '../../../shared/domain/permanence/schema.ts';
import type { Permanence } from '../../../shared/domain/permanence/schema.ts';
import { telephoneVisioSchema } from '../../../shared/domain/permanence/telephone-visio.ts';
import type { TelephoneVisio } from '../../../shared/domain/permanence/telephone-visio.ts';
import { foldWords } from '../../../shared/domain/commune/fold.ts';
import { operateurLabels } from '../../../shared/domain/vocabulary/operateur.ts';

/** How often, as people say it; `autre` keeps a rule written elsewhere as it is. */
export const repetitions = {
  aucune: 'Une seule fois',
  semaine: 'Chaque semaine, le même jour',
  quinzaine: 'Une semaine sur deux, le même jour',
  mois: 'Chaque mois, le même jour de la même semaine',
  ouvres: 'Du lundi au vendredi',
  autre: 'Autre (règle gardée)',
} as const;
export type Repetition = keyof typeof repetitions;

/** A permanence as it is typed: everything is text. */
export interface PermanenceDraft {
  readonly organisme: string;
  readonly organismeNom: string;
  readonly agent: string;
  readonly genre: 'visio' | 'plateforme';
  readonly site: string;
  readonly salle: string;
  readonly sites: readonly string[];
  readonly lien: string;
  readonly telephone: string;
  readonly code: string;
  readonly premierJour: string;
  readonly debut: string;
  readonly fin: string;
  readonly repetition: Repetition;
  readonly jusquAu: string;
  readonly regle: string;
  readonly exceptions: string;
  readonly dureeCreneau: string;
  readonly places: string;
  readonly motifs: string;
  readonly pieces: string;
  readonly ouverture: string;
  readonly notes: string;
}
export type DraftField = keyof PermanenceDraft;
export type DraftFaults = Partial<Record<DraftField, string>>;

const dayCodes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A permanence as the form shows it; a new one when null. */
export function toDraft(permanence: Permanence | null, today: string): PermanenceDraft {
  if (permanence === null)
    return {
      organisme: '',
      organismeNom: '',
      agent: '',
      genre: 'visio',
      site: '',
      salle: '',
      sites: [],
      lien: '',
      telephone: '',
      code: '',
      premierJour: today,
      debut: '09:00',
      fin: '12:00',
      repetition: 'semaine',
      jusquAu: '',
      regle: '',
      exceptions: '',
      dureeCreneau: '30',
      places: '1',
      motifs: '',
      pieces: '',
      ouverture: '',
      notes: '',
    };
  const { lieu, recurrence } = permanence;
  return {
    organisme: permanence.organisme,
    organismeNom: permanence.organismeNom,
    agent: permanence.agent ?? '',
    genre: lieu.genre,
    site: lieu.genre === 'plateforme' ? lieu.site : '',
    salle: lieu.genre === 'plateforme' ? (lieu.salle ?? '') : '',
    sites: lieu.genre === 'visio' ? (lieu.sites ?? []) : [],
    lien: lieu.genre === 'visio' ? (lieu.lien ?? '') : '',
    telephone: lieu.genre === 'visio' ? (lieu.telephone?.numero ?? '') : '',
    code: lieu.genre === 'visio' ? (lieu.telephone?.code ?? '') : '',
    premierJour: permanence.premierJour,
    debut: permanence.debut,
    fin: permanence.fin,
    ...readRule(recurrence, permanence.premierJour),
    regle: recurrence ?? '',
    exceptions: permanence.exceptions.map(writeException).join('\n'),
    dureeCreneau: String(permanence.dureeCreneau),
    places: String(permanence.places),
    motifs: permanence.motifs.map(({ libelle }) => libelle).join('\n'),
    pieces: permanence.pieces.join('\n'),
    ouverture: permanence.ouverture === null ? '' : String(permanence.ouverture),
    notes: permanence.notes ?? '',
  };
}

/** The permanence a form says, or what is wrong with each field. `before` keeps the codes of motives. */
export function readDraft(
  draft: PermanenceDraft,
  id: string,
  before: Permanence | null,
): { readonly ok: true; readonly permanence: Permanence } | { ok: false; faults: DraftFaults } {
  const faults: Partial<Record<DraftField, string>> = {};
  const [debut, fin] = [heureSchema.safeParse(draft.debut), heureSchema.safeParse(draft.fin)];
  if (draft.organisme === '') faults.organisme = 'Choisissez un partenaire.';
  if (draft.organisme === 'autre' && draft.organismeNom.trim() === '')
    faults.organismeNom = 'Donnez le nom du partenaire.';
  if (draft.genre === 'plateforme' && draft.site === '')
    faults.site = 'Choisissez la plateforme où il reçoit.';
  if (!debut.success) faults.debut = 'Une heure ronde à cinq minutes, comme 09:30.';
  if (!fin.success) faults.fin = 'Une heure ronde à cinq minutes, comme 12:00.';
  if (debut.success && fin.success && minutesOf(fin.data) <= minutesOf(debut.data))
    faults.fin = 'La fin vient après le début.';
  if (draft.premierJour === '') faults.premierJour = 'Donnez le premier jour.';
  const repeats = draft.repetition !== 'aucune' && draft.repetition !== 'autre';
  if (repeats && draft.jusquAu === '') faults.jusquAu = 'Une permanence doit avoir une fin.';
  const exceptions = readExceptions(draft.exceptions);
  if (exceptions === null)
    faults.exceptions =
      'Une date par ligne\u00a0: 14/07/2026, ou 14/07/2026 > 15/07/2026 14:00-16:00.';
  const motifs = toLines(draft.motifs);
  if (motifs.length === 0) faults.motifs = 'Donnez au moins un motif.';
  for (const [field, least] of [
    ['dureeCreneau', 5],
    ['places', 1],
  ] as const)
    if (!/^\d{1,3}$/.test(draft[field]) || Number(draft[field]) < least)
      faults[field] = `Un nombre, ${least} ou plus.`;
  if (/^\d*$/.test(draft.dureeCreneau) && Number(draft.dureeCreneau) % 5 !== 0)
    faults.dureeCreneau = 'Un multiple de cinq minutes.';
  const telephone = draft.genre === 'visio' ? readTelephone(draft, faults) : null;
  if (!/^\d{0,3}$/.test(draft.ouverture)) faults.ouverture = 'Un nombre de jours, ou rien.';
  if (Object.keys(faults).length > 0) return { ok: false, faults };
  const nom = draft.organisme === 'autre' ? draft.organismeNom.trim() : labelOf(draft, before);
  const read = permanenceSchema.safeParse({
    id,
    organisme: draft.organisme === 'autre' ? toCode(nom, 'autre') : draft.organisme,
    organismeNom: nom,
    agent: orNull(draft.agent),
    lieu:
      draft.genre === 'plateforme'
        ? { genre: 'plateforme', site: draft.site, salle: orNull(draft.salle) }
        : {
            genre: 'visio',
            sites: draft.sites.length === 0 ? null : draft.sites,
            lien: orNull(draft.lien),
            ...(telephone === null ? {} : { telephone }),
          },
    premierJour: draft.premierJour,
    debut: draft.debut,
    fin: draft.fin,
    recurrence: writeRule(draft),
    exceptions,
    dureeCreneau: Number(draft.dureeCreneau),
    places: Number(draft.places),
    motifs: toMotifs(motifs, before),
    pieces: toLines(draft.pieces),
    ouverture: draft.ouverture === '' ? null : Number(draft.ouverture),
    notes: orNull(draft.notes),
  });
  if (read.success) return { ok: true, permanence: read.data };
  const fields = read.error.issues.map(({ path: [field] }) => toField(String(field), draft.genre));
  return {
    ok: false,
    faults: Object.fromEntries(fields.map((field) => [field, 'Ce champ ne se lit pas.'])),
  };
}

/** The telephone of a draft, null when none is given or what is wrong was said. */
function readTelephone(
  { telephone, code }: PermanenceDraft,
  faults: { telephone?: string; code?: string },
): TelephoneVisio | null {
  const { shape } = telephoneVisioSchema;
  if (telephone.trim() === '' && code.trim() === '') return null;
  const numero = shape.numero.safeParse(telephone);
  const asked = shape.code.safeParse(orNull(code));
  if (!numero.success)
    faults.telephone =
      telephone.trim() === '' ? 'Un code va avec un numéro.' : 'Un numéro, comme 04 66 00 00 00.';
  if (!asked.success) faults.code = 'Des chiffres, et # à la fin s’il le faut.';
  return numero.success && asked.success ? { numero: numero.data, code: asked.data } : null;
}

/** The rule of a draft, as RRULE says it; null for one day. */
export function writeRule({
  repetition,
  premierJour,
  jusquAu,
  regle,
}: Pick<PermanenceDraft, 'repetition' | 'premierJour' | 'jusquAu' | 'regle'>): string | null {
  const until = `UNTIL=${jusquAu.replaceAll('-', '')}`;
  switch (repetition) {
    case 'aucune':
      return null;
    case 'semaine':
      return `FREQ=WEEKLY;${until}`;
    case 'quinzaine':
      return `FREQ=WEEKLY;INTERVAL=2;${until}`;
    case 'mois':
      return `FREQ=MONTHLY;BYDAY=${weekOfMonth(premierJour)};${until}`;
    case 'ouvres':
      return `FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;${until}`;
    case 'autre':
      return regle;
  }
}

/** Days off added to those already written, each once. */
export function addExceptions(text: string, days: readonly string[]): string {
  const known = new Set(toLines(text).map((line) => line.split(/\s*>\s*/)[0]));
  const more = days.map(toFrench).filter((day) => !known.has(day));
  return [...toLines(text), ...more].join('\n');
}

function readRule(
  recurrence: string | null,
  premierJour: string,
): Pick<PermanenceDraft, 'repetition' | 'jusquAu'> {
  if (recurrence === null) return { repetition: 'aucune', jusquAu: '' };
  const until = /UNTIL=(\d{4})(\d{2})(\d{2})/.exec(recurrence);
  const jusquAu = until === null ? '' : `${until[1]}-${until[2]}-${until[3]}`;
  const same = (['semaine', 'quinzaine', 'mois', 'ouvres'] as const).find(
    (repetition) =>
      writeRule({ repetition, premierJour, jusquAu, regle: '' }) === recurrence && jusquAu !== '',
  );
  return { repetition: same ?? 'autre', jusquAu };
}

/** Which weekday of its month a day is: `2TU`, or `-1TU` past the fourth. */
function weekOfMonth(day: string): string {
  const date = Temporal.PlainDate.from(day);
  const rank = Math.ceil(date.day / 7);
  return `${rank > 4 ? -1 : rank}${dayCodes[date.dayOfWeek - 1] ?? 'MO'}`;
}

function writeException({ jour, devient }: Permanence['exceptions'][number]): string {
  if (devient === null) return toFrench(jour);
  return `${toFrench(jour)} > ${toFrench(devient.jour)} ${devient.debut}-${devient.fin}`;
}

function readExceptions(text: string): unknown[] | null {
  const read = toLines(text).map((line) => {
    const [, jour, , apres, debut, fin] =
      /^(\d\d\/\d\d\/\d{4})(\s*>\s*(\d\d\/\d\d\/\d{4})\s+(\d\d:\d\d)\s*-\s*(\d\d:\d\d))?$/.exec(
        line,
      ) ?? [];
    if (jour === undefined) return null;
    const devient = apres === undefined ? null : { jour: toIso(apres), debut, fin };
    return { jour: toIso(jour), devient };
  });
  return read.includes(null) ? null : read;
}

function toMotifs(lines: readonly string[], before: Permanence | null) {
  const codes = new Map(before?.motifs.map(({ code, libelle }) => [libelle, code]));
  const taken = new Set<string>();
  return lines.map((libelle, index) => {
    const code = codes.get(libelle) ?? toCode(libelle, `motif-${index + 1}`);
    const free = taken.has(code) ? `${code.slice(0, 36)}-${index + 1}` : code;
    taken.add(free);
    return { code: free, libelle };
  });
}

function labelOf({ organisme }: PermanenceDraft, before: Permanence | null): string {
  if (before?.organisme === organisme) return before.organismeNom;
  return new Map<string, string>(Object.entries(operateurLabels)).get(organisme) ?? organisme;
}

function toField(field: string, genre: PermanenceDraft['genre']): string {
  if (field === 'lieu') return genre === 'visio' ? 'lien' : 'salle';
  return field === 'recurrence' ? 'repetition' : field;
}

function toCode(text: string, otherwise: string): string {
  const code = foldWords(text)
    .join('-')
    .replaceAll(/[^a-z0-9-]/g, '')
    .slice(0, 40);
  const read = motifCodeSchema.safeParse(code.replace(/^-+|-+$/g, ''));
  return read.success ? read.data : otherwise;
}

const toLines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const toFrench = (day: string): string => day.split('-').toReversed().join('/');
const toIso = (day: string): string => day.split('/').toReversed().join('-');
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
