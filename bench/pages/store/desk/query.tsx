import { createRoot } from 'react-dom/client';
import { useEffect } from 'react';
import { base64ToBytes } from '../../../../renderer/data/base64.ts';
import { createFigureKeeper } from '../../../../renderer/data/figures/figure-keeper.ts';
import { giveWay } from '../../../../renderer/data/give-way.ts';
import { useFigures } from '../../../../renderer/data/figures/use-figures.ts';
import {
  openJournalRows,
  readJournalRows,
} from '../../../../renderer/data/journal/read-journal-day.ts';
import type { JournalFilter } from '../../../../renderer/data/journal/journal-filter.ts';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';
import { createSealer } from '../../../../renderer/data/sealing/sealer.ts';
import type { Sealer } from '../../../../renderer/data/sealing/sealer.ts';
import { openDeskStore } from '../../../../renderer/data/store/desk-store.ts';
import type { DeskStore } from '../../../../renderer/data/store/desk-store.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import type { Figures } from '../../../../shared/domain/comptage/figures.ts';
import type { DayRange } from '../../../../shared/domain/comptage/period.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { fetchRecords } from '../../records-source.ts';
import { fakeShell } from './load.ts';

/** What opens sealed halves, as the bench gives it. */
export interface Key {
  readonly dataKey: string;
  readonly keyId: Id;
}

/** What was read, and how long it took. */
export interface Timed<T> {
  readonly value: T;
  readonly milliseconds: number;
}

const everything: JournalFilter = { state: 'valides', unit: 'visites', cell: null };

let store: DeskStore | null = null;

/** Fills this page’s copy with the ledger and counts each day, as the desk does in the background. */
export async function countEveryDay(key: Key, visites: number): Promise<void> {
  const { boot, bridge } = fakeShell(await fetchRecords(visites, false));
  store = await openDeskStore(boot, bridge, () => {});
  createFigureKeeper({ store, sealer: sealerOf(key) }, () => Promise.resolve());
  const { days } = store.database;
  while ((await days.where('stale').equals(1).count()) > 0)
    await new Promise((resolve) => setTimeout(resolve, 200));
}

/** The figures of a period, through the hook the screens read them with, nothing being open yet. */
export function readFigures(key: Key, range: DayRange): Promise<Timed<Figures>> {
  const session = { ...openStore(), sealer: sealerOf(key) } as unknown as DeskSession;
  const root = createRoot(document.createElement('div'));
  return new Promise((resolve) => {
    const start = performance.now();
    const done = (value: Figures) => {
      resolve({ value, milliseconds: performance.now() - start });
      // Not while it renders.
      setTimeout(() => root.unmount());
    };
    root.render(<Reader session={session} range={range} done={done} />);
  });
}

/** The entries of one day of the journal, opened; how many there are. */
export async function readJournal(key: Key, day: LocalDay): Promise<Timed<number>> {
  const sealer = sealerOf(key);
  const { store: copy } = openStore();
  const start = performance.now();
  const rows = await readJournalRows(copy.database, [day], everything);
  const entries = await openJournalRows(
    {
      sealer,
      pause: () => giveWay('user-visible'),
      signal: new AbortController().signal,
      known: new Map(),
    },
    rows,
    everything,
  );
  return { value: entries.length, milliseconds: performance.now() - start };
}

function Reader({
  session,
  range,
  done,
}: {
  readonly session: DeskSession;
  readonly range: DayRange;
  readonly done: (figures: Figures) => void;
}) {
  const read = useFigures(session, range);
  const figures = read?.pendingDays === 0 ? read.figures : null;
  useEffect(() => {
    if (figures !== null) done(figures);
  }, [figures, done]);
  return null;
}

function openStore(): { readonly store: DeskStore } {
  if (store === null) throw new Error('This page’s copy is not filled.');
  return { store };
}

/** Fresh each time: what was opened under another one is not remembered. */
export function sealerOf({ dataKey, keyId }: Key): Sealer {
  return createSealer(base64ToBytes(dataKey), keyId, {
    bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
}
