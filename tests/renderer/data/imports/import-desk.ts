import 'fake-indexeddb/auto';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';
import { exportEntries } from '../../../../renderer/data/exports/export-entries.ts';
import { fileDigest } from '../../../../renderer/data/imports/imports.ts';
import { runImport } from '../../../../renderer/data/imports/run-import.ts';
import type {
  ImportJob,
  ImportOutcome,
  ImportRun,
} from '../../../../renderer/data/imports/run-import.ts';
import { createExchange } from '../../../../renderer/workers/exchange/exchange.ts';
import {
  blankFigures,
  countSeance,
  countVisite,
} from '../../../../shared/domain/comptage/figures.ts';
import type { Figures } from '../../../../shared/domain/comptage/figures.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { Champ } from '../../../../shared/domain/echange/champ.ts';
import { proposeMapping, toCorrespondance } from '../../../../shared/domain/echange/mapping.ts';
import type { DryRun } from '../../../../shared/domain/echange/exchange-messages.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { communeData } from '../../../shared/domain/echange/test-data.ts';
import { installAt, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { openEntry } from '../../../../renderer/data/records/entry.ts';
import { seanceKind } from '../../../../renderer/data/seances/seances.ts';
import type { Seance } from '../../../../renderer/data/seances/seances.ts';
import { openVisite } from '../../../../renderer/data/visites/visite-entry.ts';
import type { VisiteEntry } from '../../../../renderer/data/visites/visite-entry.ts';
import { createWire, openTestSession, settleStore, valueOf } from '../test-page.ts';
import type { Wire } from '../test-page.ts';

/** An unlocked page of a desk at Marvejols. */
export interface ImportPage {
  readonly desk: TestDesk;
  readonly wire: Wire;
  readonly session: DeskSession;
}

export async function openImportPage(): Promise<ImportPage> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  const wire = createWire(desk);
  return { desk, wire, session: await openTestSession(desk, wire) };
}

/** Everything from the first day a file may hold to far beyond today. */
const always = { from: localDaySchema.parse('1990-01-01'), to: localDaySchema.parse('2026-12-31') };

/** A file, read and judged. */
export interface ReadImport {
  readonly job: ImportJob;
  readonly dryRun: DryRun;
}

/** Reads a file as the screens do, its columns as they are proposed, or as they are told. */
export async function readImport(
  { session }: ImportPage,
  bytes: Uint8Array<ArrayBuffer>,
  tolerant = false,
  champs: readonly Champ[] | null = null,
): Promise<ReadImport> {
  const exchange = createExchange();
  const { headers } = valueOf(await exchange.lire(bytes));
  const proposed = proposeMapping(headers, []);
  const mapping = champs === null ? proposed : { ...proposed, champs };
  const today = localDaySchema.parse('2026-05-12');
  const { zone } = session.identity;
  const dryRun = await exchange.essayer({ mapping, zone, today, tolerant }, communeData);
  const { summary } = dryRun;
  return {
    dryRun,
    job: {
      fichier: 'journal.csv',
      empreinte: await fileDigest(bytes),
      colonnes: [...headers],
      correspondance: toCorrespondance(headers, mapping.champs),
      tolerant,
      du: summary.premierJour ?? today,
      au: summary.dernierJour ?? today,
      lignesEcartees: summary.lignesEcartees,
      total: summary.visites + summary.seances,
      read: exchange.entrees,
    },
  };
}

/** A run nobody stops. */
export function freeRun(change: Partial<ImportRun> = {}): ImportRun {
  return {
    signal: new AbortController().signal,
    onProgress: () => {},
    pause: () => Promise.resolve(),
    ...change,
  };
}

/** Reads a file and imports it. */
export async function importFile(
  page: ImportPage,
  bytes: Uint8Array<ArrayBuffer>,
  change: Partial<ImportRun> = {},
): Promise<Result<ImportOutcome>> {
  const { job } = await readImport(page, bytes);
  return runImport(page.session, job, freeRun(change));
}

/** Every entry of the desk, as a file. */
export async function exportAll(
  { session }: ImportPage,
  format: 'csv' | 'xlsx',
): Promise<Uint8Array<ArrayBuffer>> {
  await settleStore(session.store);
  const names = { communes: null, demarche: () => null, isPlace: () => true };
  const sheet = await exportEntries(session, always, names, () => Promise.resolve());
  return createExchange().ecrire(sheet, format);
}

/** Every visite of the desk, opened. */
export async function readVisites({ session }: ImportPage): Promise<readonly VisiteEntry[]> {
  await settleStore(session.store);
  const rows = await session.store.database.records.toArray();
  return rows
    .filter(({ collection }) => collection === 'visite')
    .map((row) => openVisite(session.sealer, row));
}

/** Every collective session of the desk, opened. */
export async function readSeances({ session }: ImportPage): Promise<readonly Seance[]> {
  await settleStore(session.store);
  const rows = await session.store.database.records.toArray();
  return rows
    .filter(({ collection }) => collection === 'seance')
    .map((row) => openEntry(seanceKind, session.sealer, row));
}

/** The figures of the desk, counted one by one, day by day. */
export async function recount(page: ImportPage): Promise<ReadonlyMap<LocalDay, Figures>> {
  const days = new Map<LocalDay, Figures>();
  for (const { localDay, held, clear, sealed } of await readVisites(page)) {
    if (held || clear.etat !== 'valide') continue;
    const figures = days.get(localDay) ?? blankFigures();
    countVisite(figures, clear, sealed);
    days.set(localDay, figures);
  }
  for (const { localDay, clear } of await readSeances(page)) {
    if (clear.etat !== 'valide') continue;
    const figures = days.get(localDay) ?? blankFigures();
    countSeance(figures, clear);
    days.set(localDay, figures);
  }
  return new Map([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** A CSV of so many lines, three visites a day. */
export function journal(lines: number): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: lines }, (_, index) => {
    const day = localDaySchema.parse('2025-01-01');
    const date = Temporal.PlainDate.from(day).add({ days: Math.floor(index / 3) });
    return `${date.toString()};CAF;${(index % 60) + 1}`;
  });
  return new TextEncoder().encode(['Date;Opérateur;Durée', ...rows].join('\n'));
}
