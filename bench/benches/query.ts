import type { Page } from '@playwright/test';
import { openJournalRows } from '../../renderer/data/journal/read-journal-day.ts';
import { addDays } from '../../shared/domain/calendar/local-day.ts';
import type { DayRange } from '../../shared/domain/comptage/period.ts';
import { createInstalledSealer } from '../../tests/support/desk-install.ts';
import type { Bench } from '../harness/bench.ts';
import { atMost } from '../harness/figure.ts';
import type { Measure } from '../harness/rounds.ts';
import { measureRounds } from '../harness/rounds.ts';
import { median } from '../harness/statistics.ts';
import type { StorePage } from '../pages/store/desk/main.ts';
import { launchBrowser } from '../places/browser.ts';
import { prepareProfile, todayOfDesk } from '../places/desk-profile.ts';
import { createFiguresDatabase } from '../places/figures-database.ts';
import { installedKey } from '../places/installed-key.ts';
import { readRows } from '../places/ledger-rows.ts';
import { servePage } from '../places/page-server.ts';

/** Reads of one turn, each of another day, month or year. */
const READS = 9;

export const query: Bench = {
  name: 'query',
  title: 'Reading the journal and the figures',
  method: [
    '200,000 visites, ten years of 80 a day, in the desk’s own Dexie copy in Chromium, each day counted as the desk does in the background. Figures are read through the very hook the screens use, rendered once; nothing is open in memory yet, so that the sealed figures of every day of the period are opened.',
    'The reference is SQL in Node, in memory: a column for everything said, in clear, and covering indexes by day for each way the figures are cut. The same figures come out (checked at each read). It opens nothing for the figures; for a page of the journal both open the same sealed entries by the same code.',
    `Each turn reads ${READS} days, months and years, and keeps the median. Nothing is written: all rounds read the same copy.`,
  ],
  async run({ count, quick, tell }) {
    const visites = quick ? 5_000 : 200_000;
    const profile = await prepareProfile({ visites, usagers: quick ? 500 : 20_000 });
    const database = createFiguresDatabase(readRows(profile, visites));
    const browser = await launchBrowser();
    const server = await servePage('store', profile);
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const key = installedKey();
      tell('  copie remplie et comptée une fois…');
      await page.evaluate(
        ([given, n]) => (globalThis as unknown as OurPage).banc.countEveryDay(given, n),
        [key, visites] as const,
      );
      const ranges = rangesBefore(quick ? 1 : 9);
      const measured = await measureRounds(
        count,
        ['sql', 'relais'],
        async (round) => ({
          measure: (side) =>
            side === 'sql'
              ? readSql(database, ranges(round))
              : readOurs(page, key, ranges(round), database),
          close: async () => {},
        }),
        tell,
      );
      const figure = (what: 'year' | 'month' | 'journal', label: string, mark: number | null) => ({
        name: `query.${what}`,
        label,
        unit: '×',
        target: mark === null ? null : atMost(mark),
        values: measured.ratios('relais', 'sql', what),
        control: measured.control('sql', what),
      });
      const told = (what: string, label: string) => ({
        name: `query.${what}-ms`,
        label,
        unit: 'ms',
        target: null,
        values: measured.values('relais', what),
        control: null,
      });
      return {
        figures: [
          figure('year', 'figures of a year, times SQL', 1),
          figure('month', 'figures of a month, times SQL', null),
          figure('journal', 'a day of the journal, times SQL', 3),
          told('year', 'figures of a year'),
          told('month', 'figures of a month'),
          told('journal', 'a day of the journal'),
        ],
        notes: [],
      };
    } finally {
      await browser.close();
      await server.close();
      database.close();
    }
  },
};

interface OurPage {
  readonly banc: StorePage;
}

type Ranges = Readonly<Record<'journal' | 'month' | 'year', readonly DayRange[]>>;

/** The periods a round reads: others each time, all of them full. */
function rangesBefore(years: number): (round: number) => Ranges {
  const today = todayOfDesk();
  const back = (days: number) => addDays(today, -days);
  return (round) => {
    const of = (length: number) =>
      Array.from({ length: READS }, (_, index) => {
        const start = 1 + (((round * READS + index) * 37) % Math.max(1, (years - 1) * 200));
        return { from: back(start + length), to: back(start + 1) };
      });
    return { journal: of(1), month: of(30), year: of(365) };
  };
}

type Database = ReturnType<typeof createFiguresDatabase>;

async function readSql(database: Database, { journal, month, year }: Ranges): Promise<Measure> {
  const sealer = createInstalledSealer();
  const everything = { state: 'valides', unit: 'visites', cell: null } as const;
  const days: number[] = [];
  for (const { from } of journal) {
    const start = performance.now();
    await openJournalRows(
      {
        sealer,
        pause: () => Promise.resolve(),
        signal: new AbortController().signal,
        known: new Map(),
      },
      database.journal(from),
      everything,
    );
    days.push(performance.now() - start);
  }
  const figures = (ranges: readonly DayRange[]) =>
    median(
      ranges.map((range) => {
        const start = performance.now();
        database.figures(range);
        return performance.now() - start;
      }),
    );
  return { journal: median(days), month: figures(month), year: figures(year) };
}

async function readOurs(
  page: Page,
  key: ReturnType<typeof installedKey>,
  { journal, month, year }: Ranges,
  database: Database,
): Promise<Measure> {
  const days: number[] = [];
  for (const { from } of journal) {
    const { value, milliseconds } = await page.evaluate(
      ([given, day]) => (globalThis as unknown as OurPage).banc.readJournal(given, day),
      [key, from] as const,
    );
    if (value !== database.journal(from).length) throw new Error('Two journals of one day differ.');
    days.push(milliseconds);
  }
  const figures = async (ranges: readonly DayRange[]) => {
    const taken: number[] = [];
    for (const range of ranges) {
      const { value, milliseconds } = await page.evaluate(
        ([given, asked]) => (globalThis as unknown as OurPage).banc.readFigures(given, asked),
        [key, range] as const,
      );
      const { visites, demandes, themes } = database.figures(range);
      if (
        value.visites.total !== visites ||
        value.demandes.total !== demandes ||
        Object.entries(themes).some(([theme, n]) => value.demandes.theme[theme] !== n)
      )
        throw new Error(`Two figures of ${range.from} – ${range.to} differ.`);
      taken.push(milliseconds);
    }
    return median(taken);
  };
  return { journal: median(days), month: await figures(month), year: await figures(year) };
}
