import type { Result } from '../../kernel/result.ts';
import type { LocalDay, Zone } from '../calendar/local-day.ts';
import type { CommuneData } from '../commune/commune-data.ts';
import type { Mapping } from './mapping.ts';
import type { LineError, PlannedEntry, PlanSummary } from './planned-entry.ts';
import type { Sheet } from './sheet.ts';

/** How a file is to be read: its columns, and what its lines are judged with. */
export interface PlanRequest {
  readonly mapping: Mapping;
  readonly zone: Zone;
  readonly today: LocalDay;
  readonly tolerant: boolean;
}

/** What a file holds, before anyone says what its columns are. */
export interface FileOverview {
  readonly headers: readonly string[];
  readonly lignes: number;
  /** The first values of each column, to recognise it by. */
  readonly exemples: readonly (readonly string[])[];
}

/** What the dry run says: the plan in figures, and the first errors. */
export interface DryRun {
  readonly summary: PlanSummary;
  readonly errors: readonly LineError[];
}

/** Everything the page asks of the worker that reads and writes files, and what it answers. */
export interface ExchangeCalls {
  lire(file: Uint8Array<ArrayBuffer>): Promise<Result<FileOverview>>;
  essayer(request: PlanRequest, communes: CommuneData): Promise<DryRun>;
  /** Some entries of the plan, from a place on: the visites, then the collective sessions. */
  entrees(from: number, count: number): Promise<readonly PlannedEntry[]>;
  /** Every error of the dry run, as a CSV file. */
  erreurs(): Promise<Uint8Array<ArrayBuffer>>;
  ecrire(sheet: Sheet, format: 'csv' | 'xlsx'): Promise<Uint8Array<ArrayBuffer>>;
}

/** The name of a call. */
export type ExchangeCall = keyof ExchangeCalls;
