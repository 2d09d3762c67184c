import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { permanenceSchema } from '../../../../shared/domain/permanence/schema.ts';
import type { Permanence } from '../../../../shared/domain/permanence/schema.ts';
import { foldPhrase } from '../../../../shared/domain/saisie/fold.ts';
import type { Id, SiteId } from '../../../../shared/domain/site/identifiers.ts';
import {
  operateurLabels,
  operateurSchema,
} from '../../../../shared/domain/vocabulary/operateur.ts';
import { ok, refuse } from '../../../../shared/kernel/result.ts';
import type { Result } from '../../../../shared/kernel/result.ts';

/** How often a permanence comes back, as the form asks it; `autre` keeps a rule written elsewhere. */
export type Rythme = 'une-fois' | 'semaine' | 'deux-semaines' | 'mois' | 'autre';

/** A permanence as it is typed. Lists are one thing a line. */
export interface PermanenceDraft {
  readonly organisme: string;
  readonly organismeNom: string;
  readonly agent: string;
  readonly salle: string | null;
  readonly premierJour: string;
  readonly debut: string;
  readonly fin: string;
  readonly rythme: Rythme;
  readonly dernierJour: string;
  readonly dureeCreneau: number;
  readonly places: number;
  readonly motifs: string;
  readonly pieces: string;
  /** Days it is not held, one a line or apart by commas, `YYYY-MM-DD`. */
  readonly sauf: readonly LocalDay[];
  readonly notes: string;
}

export function blankDraft(today: LocalDay): PermanenceDraft {
  return {
    organisme: 'caf',
    organismeNom: operateurLabels.caf,
    agent: '',
    salle: null,
    premierJour: today,
    debut: '09:00',
    fin: '12:00',
    rythme: 'une-fois',
    dernierJour: '',
    dureeCreneau: 30,
    places: 1,
    motifs: '',
    pieces: '',
    sauf: [],
    notes: '',
  };
}

/** A permanence as it stands, to be changed. */
export function permanenceToDraft(permanence: Permanence): PermanenceDraft {
  const { lieu, premierJour, recurrence } = permanence;
  const dernierJour = untilOf(recurrence);
  const rythme = (['une-fois', 'semaine', 'deux-semaines', 'mois'] as const).find(
    (one) => toRecurrence(one, premierJour, dernierJour ?? premierJour) === recurrence,
  );
  return {
    organisme: permanence.organisme,
    organismeNom: permanence.organismeNom,
    agent: permanence.agent ?? '',
    salle: lieu.genre === 'plateforme' ? lieu.salle : null,
    premierJour,
    debut: permanence.debut,
    fin: permanence.fin,
    rythme: rythme ?? 'autre',
    dernierJour: dernierJour ?? '',
    dureeCreneau: permanence.dureeCreneau,
    places: permanence.places,
    motifs: permanence.motifs.map(({ libelle }) => libelle).join('\n'),
    pieces: permanence.pieces.join('\n'),
    sauf: permanence.exceptions.filter(({ devient }) => devient === null).map(({ jour }) => jour),
    notes: permanence.notes ?? '',
  };
}

/** The day a rule ends on, when it says a day. */
function untilOf(recurrence: string | null): LocalDay | null {
  const [, year, month, day] = /UNTIL=(\d{4})(\d\d)(\d\d)/.exec(recurrence ?? '') ?? [];
  return localDaySchema.safeParse(`${year}-${month}-${day}`).data ?? null;
}

/** The RRULE of a rhythm until a day. A month keeps the rank of its weekday: the second Tuesday. */
function toRecurrence(
  rythme: Exclude<Rythme, 'autre'>,
  premier: LocalDay,
  dernier: LocalDay,
): string | null {
  const until = `UNTIL=${dernier.replaceAll('-', '')}`;
  const date = Temporal.PlainDate.from(premier);
  const day = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][date.dayOfWeek - 1] ?? 'MO';
  switch (rythme) {
    case 'une-fois':
      return null;
    case 'semaine':
      return `FREQ=WEEKLY;BYDAY=${day};${until}`;
    case 'deux-semaines':
      return `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day};${until}`;
    case 'mois':
      return `FREQ=MONTHLY;BYDAY=${Math.ceil(date.day / 7)}${day};${until}`;
  }
}

/**
 * The permanence a draft says, at this very platform. Of the one it changes, `former`, what the form does
 * not ask stays: dates held elsewhere, codes of motives, opening. Refusals: `saisie-incomplete`, with
 * what is missing.
 */
export function draftToPermanence(
  draft: PermanenceDraft,
  {
    id,
    site,
    former,
  }: { readonly id: Id; readonly site: SiteId; readonly former: Permanence | null },
): Result<Permanence> {
  const premier = localDaySchema.safeParse(draft.premierJour);
  const dernier = localDaySchema.safeParse(draft.dernierJour);
  if (!premier.success) return missing('Donnez le premier jour de la permanence.');
  const { rythme } = draft;
  if (rythme !== 'une-fois' && rythme !== 'autre' && !dernier.success)
    return missing('Donnez le dernier jour de la permanence\u00a0: elle doit avoir une fin.');
  const motifs = linesOf(draft.motifs).map((libelle, index) => ({
    // RDV already taken name their motive by its code.
    code:
      former?.motifs.find((one) => one.libelle === libelle)?.code ??
      (foldPhrase(libelle).replaceAll(' ', '-').slice(0, 36) || `motif-${index + 1}`),
    libelle,
  }));
  if (motifs.length === 0) return missing('Donnez au moins un motif, un par ligne.');
  const moved = (former?.exceptions ?? []).filter(({ devient }) => devient !== null);
  const read = permanenceSchema.safeParse({
    id,
    organisme: draft.organisme,
    organismeNom: draft.organismeNom,
    agent: draft.agent.trim() === '' ? null : draft.agent,
    lieu: { genre: 'plateforme', site, salle: draft.salle },
    premierJour: premier.data,
    debut: draft.debut,
    fin: draft.fin,
    recurrence:
      rythme === 'autre'
        ? (former?.recurrence ?? null)
        : toRecurrence(rythme, premier.data, dernier.success ? dernier.data : premier.data),
    exceptions: [
      ...moved.filter(({ jour }) => !draft.sauf.includes(jour)),
      ...draft.sauf.map((jour) => ({ jour, devient: null })),
    ].toSorted((a, b) => a.jour.localeCompare(b.jour)),
    dureeCreneau: draft.dureeCreneau,
    places: draft.places,
    motifs: uniqueCodes(motifs),
    pieces: linesOf(draft.pieces),
    ouverture: former?.ouverture ?? null,
    notes: draft.notes.trim() === '' ? null : draft.notes,
  });
  return read.success
    ? ok(read.data)
    : missing(
        'Vérifiez les heures (de cinq en cinq minutes), la durée des créneaux et les textes trop longs.',
      );
}

/** The body of a permanence, by its id: as it is counted, and as it is said. */
export const organismes = operateurSchema.options
  .filter((id) => id !== 'autre')
  .map((id) => ({ value: id as string, label: operateurLabels[id] }));

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Two motives never share a code, whatever their words. */
function uniqueCodes(motifs: readonly { readonly code: string; readonly libelle: string }[]) {
  const seen = new Map<string, number>();
  return motifs.map(({ code, libelle }) => {
    const times = (seen.get(code) ?? 0) + 1;
    seen.set(code, times);
    return { code: times === 1 ? code : `${code}-${times}`, libelle };
  });
}

function missing(sentence: string): Result<never> {
  return refuse('saisie-incomplete', sentence);
}
