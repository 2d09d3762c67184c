import type { Page } from '@playwright/test';
import type { Bench } from '../harness/bench.ts';
import { atLeast } from '../harness/figure.ts';
import { measureRounds, medianOf } from '../harness/rounds.ts';
import type { PeersPage } from '../pages/peers/desk/main.ts';
import type { StorePage } from '../pages/store/desk/main.ts';
import { launchBrowser } from '../places/browser.ts';
import { prepareProfile } from '../places/desk-profile.ts';
import { installPeers, peerName } from '../places/peers.ts';
import { servePage } from '../places/page-server.ts';

type Side = 'brut' | 'relais' | 'brut-clair' | 'relais-clair' | 'pouchdb' | 'rxdb';

/** Records of one turn, and of the one long fill that shows that the ratio holds. */
const TURN = 6_000;
const LONG = 200_000;

/** Fills of one turn, the middle one kept. */
const GOES = 3;

export const load: Bench = {
  name: 'load',
  title: 'Filling the page’s copy of the ledger',
  method: [
    `Records of a real ledger, in pages of 2,000 as the ledger gives them, each parsed by its schema, put in Dexie with the days to count marked and the cursor moved, in strict transactions. Turns of ${TURN.toLocaleString('en')} records in an empty database of its own, deleted after, three times (peers: once), the middle one kept; then 200,000 once, told.`,
    'Raw: the same rows put in IndexedDB by itself, by the same pages, with the same indexes and the same strict durability, unparsed. *Sealed*: records as they are, with some 500 characters of sealed half; *unsealed*: stripped of it, so that what a record costs beside its bytes shows.',
    'PouchDB (IndexedDB adapter) and RxDB (Dexie storage, without its optional validation) take the same records as documents, in bulk, in the same pages. Both write with the browser’s relaxed durability and PouchDB indexes nothing but ids: less work than ours.',
    'Speeds are compared: 0.6× is six tenths of the reference’s records a second.',
  ],
  async run({ count, quick, tell }) {
    const profile = await prepareProfile(
      quick ? { visites: 5_000, usagers: 500 } : { visites: LONG, usagers: 20_000 },
    );
    const withPeers = installPeers(tell);
    const browser = await launchBrowser();
    const server = await servePage('store', profile);
    const peersServer = withPeers ? await servePage('peers', profile) : null;
    try {
      const ours = await openPage(await browser.newPage(), server.url);
      const peers = peersServer && (await openPage(await browser.newPage(), peersServer.url));
      const records = quick ? 2_000 : TURN;
      await ours.evaluate(
        (n) => (globalThis as unknown as OurPage).banc.prepareRecords(n),
        records,
      );
      await peers?.evaluate(
        (n) => (globalThis as unknown as TheirPage).banc.prepareRecords(n),
        records,
      );
      const fill = async (side: Side): Promise<number> => {
        const page = isOurs(side) ? ours : peers;
        if (page === null) throw new Error('This peer is not installed.');
        await page.bringToFront();
        return fillOnce(page, side);
      };
      const sides: readonly Side[] = ['brut', 'relais', 'brut-clair', 'relais-clair'];
      const measured = await measureRounds(
        count,
        peers === null ? sides : [...sides, 'pouchdb', 'rxdb'],
        async () => ({
          measure: async (side) => ({
            seconds: (await medianOf(isOurs(side) ? GOES : 1, () => fill(side))) / 1000,
          }),
          close: async () => {},
        }),
        tell,
      );
      const speed = (one: Side, reference: Side) => measured.ratios(reference, one, 'seconds');
      const figure = (name: string, label: string, one: Side, reference: Side, mark: number) => ({
        name: `load.${name}`,
        label,
        unit: '×',
        target: atLeast(mark),
        values: speed(one, reference),
        control: measured.control(reference, 'seconds'),
      });
      const long = quick ? null : await fillLong(ours);
      return {
        figures: [
          figure('sealed', 'speed of raw IndexedDB, sealed', 'relais', 'brut', 0.6),
          figure(
            'unsealed',
            'speed of raw IndexedDB, unsealed',
            'relais-clair',
            'brut-clair',
            0.85,
          ),
          ...(peers === null
            ? []
            : [
                figure('pouchdb', 'speed of PouchDB', 'relais', 'pouchdb', 1),
                figure('rxdb', 'speed of RxDB', 'relais', 'rxdb', 1),
              ]),
        ],
        notes: [
          peers === null
            ? 'PouchDB and RxDB could not be installed here: nothing is said of them.'
            : `Peers: ${peerName('pouchdb-browser')}, ${peerName('rxdb')}.`,
          ...(long === null
            ? []
            : [
                `All ${LONG.toLocaleString('en')} records once, sealed: raw ${long.raw.toFixed(1)} s, Relais ${long.relais.toFixed(1)} s (${(long.raw / long.relais).toFixed(2)}× raw).`,
              ]),
        ],
      };
    } finally {
      await browser.close();
      await server.close();
      await peersServer?.close();
    }
  },
};

/** Whether a side is filled in our page, where raw IndexedDB is too. */
function isOurs(side: Side): boolean {
  return side !== 'pouchdb' && side !== 'rxdb';
}

interface OurPage {
  readonly banc: StorePage;
}

interface TheirPage {
  readonly banc: PeersPage;
}

async function openPage(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.waitForFunction(() => 'banc' in globalThis);
  return page;
}

function fillOnce(page: Page, side: Side): Promise<number> {
  switch (side) {
    case 'brut':
      return page.evaluate(() => (globalThis as unknown as OurPage).banc.fillRaw('scelle'));
    case 'relais':
      return page.evaluate(() => (globalThis as unknown as OurPage).banc.fillRelais('scelle'));
    case 'brut-clair':
      return page.evaluate(() => (globalThis as unknown as OurPage).banc.fillRaw('clair'));
    case 'relais-clair':
      return page.evaluate(() => (globalThis as unknown as OurPage).banc.fillRelais('clair'));
    case 'pouchdb':
      return page.evaluate(() => (globalThis as unknown as TheirPage).banc.fillPouch());
    case 'rxdb':
      return page.evaluate(() => (globalThis as unknown as TheirPage).banc.fillRx());
  }
}

/** Both fills of everything, once. */
async function fillLong(page: Page): Promise<{ readonly raw: number; readonly relais: number }> {
  await page.evaluate((n) => (globalThis as unknown as OurPage).banc.prepareRecords(n), LONG);
  const raw = (await fillOnce(page, 'brut')) / 1000;
  return { raw, relais: (await fillOnce(page, 'relais')) / 1000 };
}
