import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createAppender } from '../../electron/host/ledger/append.ts';
import { openLedger } from '../../electron/host/ledger/open-ledger.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import { installDesk } from '../../tests/support/desk-install.ts';
import { systemRandom } from '../../tests/support/postgres.ts';
import { sealedUsagers } from '../records/usagers.ts';
import { visitesBefore } from '../records/visites.ts';
import { prepared } from './cache.ts';

/** Records written together while a ledger is filled. */
const BATCH = 2_000;

/** How much an installed desk holds. */
export interface DeskSize {
  readonly visites: number;
  readonly usagers: number;
}

/** Today where the desk is. */
export function todayOfDesk(): LocalDay {
  return localDaySchema.parse(Temporal.Now.plainDateISO('Europe/Paris').toString());
}

/** The profile of an installed desk that holds so many records, made once a day and kept. */
export async function prepareProfile({ visites, usagers }: DeskSize): Promise<string> {
  const today = todayOfDesk();
  const folder = await prepared(`profil-${visites}-${usagers}-${today}`, async (draft) => {
    const profile = join(draft, 'profil');
    installDesk({ profile });
    fillLedger(profile, today, visitesBefore(today, visites));
    fillLedger(profile, today, sealedUsagers(today, usagers));
  });
  return join(folder, 'profil');
}

/** Appends records to the ledger of a profile that no process holds, through its only way in. */
export function fillLedger(profile: string, today: LocalDay, records: Iterable<Envelope>): void {
  mkdirSync(profile, { recursive: true });
  const opened = openLedger(profile, systemRandom);
  if (!opened.ok) throw new Error(opened.failure.sentence);
  const append = createAppender(opened.value, () => ({
    earliest: localDaySchema.parse('2010-01-01'),
    expected: null,
    today,
  }));
  for (const batch of inBatches(records)) {
    const written = append(batch);
    if (!written.ok) throw new Error(written.failure.sentence);
  }
  opened.value.close();
}

function* inBatches<T>(values: Iterable<T>): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const value of values) {
    batch.push(value);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
