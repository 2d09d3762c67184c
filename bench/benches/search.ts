import type { CDPSession, Page } from '@playwright/test';
import { DatabaseSync } from 'node:sqlite';
import type { Bench } from '../harness/bench.ts';
import { atMost } from '../harness/figure.ts';
import { measureRounds } from '../harness/rounds.ts';
import { median } from '../harness/statistics.ts';
import type { StorePage } from '../pages/store/desk/main.ts';
import { launchBrowser } from '../places/browser.ts';
import { prepareProfile, todayOfDesk } from '../places/desk-profile.ts';
import { installedKey } from '../places/installed-key.ts';
import { servePage } from '../places/page-server.ts';
import { usagerNumber } from '../records/usagers.ts';

const PEOPLE = 20_000;

/** Searches of one turn. */
const SEARCHES = 24;

export const search: Bench = {
  name: 'search',
  title: 'Finding someone whose name is mistyped',
  method: [
    '20,000 usagers in memory, opened from their sealed halves. Each search is someone’s first name and family name with one letter wrong, missing or added in the family name; a turn is 24 of them, and keeps the median (in the page, whose clock is coarse, of four means of six). Searched in the page, in Chromium, where the desk does it: there is no worker between what is typed and what is found.',
    'FTS5: `node:sqlite`, in memory, names under the trigram tokenizer, the trigrams of what is typed joined by OR and ranked by bm25, 30 results: how one allows for a slip of the hand with it. Naive: everyone looked at, with the distance between words. Each must find the person asked for, or the search is not counted as done.',
    'Time is until results are in hand; painting 30 lines is the screen’s own time, and the same whoever found them.',
  ],
  async run({ count, quick, tell }) {
    const people = quick ? 500 : PEOPLE;
    const profile = await prepareProfile({ visites: 0, usagers: people });
    const fts = createFts(people);
    const browser = await launchBrowser();
    const server = await servePage('store', profile);
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      const devtools = await page.context().newCDPSession(page);
      const before = await heapOf(devtools);
      await page.evaluate(
        ([key, n]) => (globalThis as unknown as OurPage).banc.indexUsagers(key, n),
        [installedKey(), people] as const,
      );
      const memory = (await heapOf(devtools)) - before;
      const measured = await measureRounds(
        count,
        ['fts5', 'relais', 'naïf'],
        async (round) => {
          const queries = Array.from({ length: SEARCHES }, (_, index) =>
            mistype((round * SEARCHES + index) * 131, people),
          );
          return {
            measure: async (side) => ({
              milliseconds:
                side === 'fts5'
                  ? median(queries.map((query) => fts.search(query)))
                  : await searchPage(page, queries, side),
            }),
            close: async () => {},
          };
        },
        tell,
      );
      return {
        figures: [
          {
            name: 'search.median',
            label: 'one search',
            unit: 'ms',
            target: atMost(16),
            values: measured.values('relais', 'milliseconds'),
            control: null,
          },
          {
            name: 'search.fts5',
            label: 'times FTS5',
            unit: '×',
            target: atMost(2),
            values: measured.ratios('relais', 'fts5', 'milliseconds'),
            control: measured.control('fts5', 'milliseconds'),
          },
          {
            name: 'search.naive',
            label: 'times a naive scan',
            unit: '×',
            target: null,
            values: measured.ratios('relais', 'naïf', 'milliseconds'),
            control: measured.control('naïf', 'milliseconds'),
          },
          {
            name: 'search.memory',
            label: 'memory of 20,000 usagers and their index',
            unit: 'MB',
            target: null,
            values: [memory],
            control: null,
          },
        ],
        notes: [],
      };
    } finally {
      await browser.close();
      await server.close();
      fts.close();
    }
  },
};

interface OurPage {
  readonly banc: StorePage;
}

/** Someone’s name as a hurried hand types it. */
function mistype(index: number, people: number): string {
  const { identite } = usagerNumber(index % people, todayOfDesk());
  const [nom, prenom] = [identite.nom ?? '', identite.prenom ?? ''];
  const at = 2 + (index % 3);
  const [start, end] = [nom.slice(0, at), nom.slice(at + 1)];
  const slips = [`${start}x${end}`, `${start}${end}`, `${start}${nom[at] ?? ''}e${end}`];
  return `${prenom} ${slips[index % slips.length] ?? nom}`;
}

async function searchPage(
  page: Page,
  queries: readonly string[],
  side: 'relais' | 'naïf',
): Promise<number> {
  const found = await (side === 'relais'
    ? page.evaluate((asked) => (globalThis as unknown as OurPage).banc.searchOurs(asked), queries)
    : page.evaluate(
        (asked) => (globalThis as unknown as OurPage).banc.searchNaively(asked),
        queries,
      ));
  if (found.fewest === 0) throw new Error('A search found nobody.');
  return median(found.milliseconds);
}

/** Bytes held, in megabytes, once what nobody holds is gone. */
async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function createFts(people: number) {
  const database = new DatabaseSync(':memory:');
  database.exec(`CREATE VIRTUAL TABLE usager USING fts5 (noms, tokenize = 'trigram')`);
  const insert = database.prepare('INSERT INTO usager (noms) VALUES (?)');
  database.exec('BEGIN');
  for (let index = 0; index < people; index += 1) {
    const { nom, prenom, autresNoms } = usagerNumber(index, todayOfDesk()).identite;
    insert.run([nom, prenom, ...autresNoms].join(' '));
  }
  database.exec('COMMIT');
  const select = database.prepare(
    'SELECT noms FROM usager WHERE usager MATCH ? ORDER BY rank LIMIT 30',
  );
  return {
    search: (query: string): number => {
      const start = performance.now();
      const trigrams = query
        .split(' ')
        .flatMap((word) =>
          Array.from({ length: Math.max(0, word.length - 2) }, (_, at) => word.slice(at, at + 3)),
        );
      const found = select.all(trigrams.map((one) => `"${one}"`).join(' OR '));
      if (found.length === 0) throw new Error('FTS5 found nobody.');
      return performance.now() - start;
    },
    close: () => database.close(),
  };
}
