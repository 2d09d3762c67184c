import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { callDesk } from '../support/desk-contract.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { appendVisites, nowInMarvejols } from '../support/desk-ledger.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { dayRows, expectFigures, openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test, watchContext } from '../support/desk-test.ts';
import { filesUnder } from '../support/find-canaries.ts';
import { pageCopy } from '../support/page-copy.ts';
import type { PageCopy } from '../support/page-copy.ts';

test.describe.configure({ timeout: 180_000, mode: 'serial' });

/** More than one page of the ledger, so that the refill has something to show. */
const PAST_VISITES = 2100;
const TODAY = { visites: 5, demandes: 5, usagersSuivis: 0 };

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  place = await createDeskPlace();
  installDesk(place);
  desk = await place.start(['--department', 'none']);
  const caller = await callDesk(desk);
  const now = nowInMarvejols();
  const noon = now.with({ hour: 12 });
  await appendVisites(caller, [
    ...Array.from({ length: PAST_VISITES }, (_, index) => ({
      at: noon.subtract({ days: 1 + (index % 200) }),
    })),
    ...Array.from({ length: TODAY.visites }, () => ({ at: now })),
  ]);
});

test.afterAll(() => place.remove());

// What Dexie says when its database is taken from under it.
const taken = /Another connection wants to delete|blocked by other connection|Dexie SchemaDiff/;

/** Each test damages the copy the one before was given back. */
const kept = keepPage(
  async (page) => {
    await openDesk(page, desk);
    await unlockDesk(page);
    await expectFigures(page, TODAY);
  },
  [taken],
);

/** Opens the window anew; everything is there, and it never looked like a first run. */
async function expectEverythingBack(page: Page): Promise<void> {
  await unlockDesk(page);
  await expectFigures(page, TODAY);
  await expect(dayRows(page)).toHaveCount(TODAY.visites);
  expect(await countCopied(page)).toBe(PAST_VISITES + TODAY.visites);
}

/** Records in the page’s own copy. */
async function countCopied(page: Page): Promise<number> {
  return page.evaluate(
    ({ name, storage }) =>
      new Promise<number>((resolve, reject) => {
        const opening = storage.open(name);
        opening.onerror = () => reject(new Error('The copy does not open.'));
        opening.onsuccess = () => {
          const counting = opening.result.transaction('records').objectStore('records').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
    await pageCopy(page),
  );
}

/** Runs `damage` on the copy from the page of the desk, which lets go of it by itself. */
async function damageCopy(
  page: Page,
  damage: 'delete' | 'empty' | 'ahead' | 'nonsense' | 'reshape',
): Promise<void> {
  const copy = await pageCopy(page);
  const work = async ({ copy: { name, storage }, how }: { copy: PageCopy; how: typeof damage }) => {
    const done = (request: IDBRequest) =>
      new Promise<void>((resolve, reject) => {
        request.onsuccess = () => resolve();
        request.onerror = () => reject(new Error('The copy resisted.'));
      });
    if (how === 'delete') return done(storage.deleteDatabase(name));
    if (how === 'reshape') {
      // Asked one after the other at once: the page’s own opening comes after both.
      const deleted = storage.deleteDatabase(name);
      const shaped = storage.open(name, 20);
      shaped.onupgradeneeded = () => shaped.result.createObjectStore('autre chose');
      await Promise.all([done(deleted), done(shaped)]);
      return shaped.result.close();
    }
    const opening = storage.open(name);
    await done(opening);
    const database = opening.result;
    const stores = database.transaction(['records', 'meta'], 'readwrite');
    if (how === 'empty') await done(stores.objectStore('records').clear());
    else {
      const reading = stores.objectStore('meta').get('cursor');
      await done(reading);
      const cursor: unknown = reading.result;
      await done(
        stores
          .objectStore('meta')
          .put(
            how === 'ahead'
              ? { ...(cursor as object), seq: 9_000_000 }
              : { key: 'cursor', ledgerId: 'autre', seq: 'NaN' },
          ),
      );
    }
    database.close();
  };
  await page.evaluate(work, { copy, how: damage });
}

for (const { what, damage } of [
  { what: 'effacée', damage: 'delete' },
  { what: 'vidée de ses fiches', damage: 'empty' },
  { what: 'en avance sur le journal', damage: 'ahead' },
  { what: 'd’un repère sans sens', damage: 'nonsense' },
  { what: 'remplacée par une autre', damage: 'reshape' },
] as const)
  test(`la copie du poste ${what}, tout revient du journal`, async () => {
    const page = kept();
    await damageCopy(page, damage);
    await page.reload();
    await expectEverythingBack(page);
  });

test('les fichiers du navigateur abîmés sur le disque, tout revient du journal', async ({
  browserName: _browserName,
}, info) => {
  const folder = info.outputPath('navigateur');
  const open = async (): Promise<{ context: BrowserContext; window: Page; faults: string[] }> => {
    const context = await chromium.launchPersistentContext(folder, info.project.use.launchOptions);
    const { faults } = watchContext(context);
    const window = await context.newPage();
    await openDesk(window, desk);
    return { context, window, faults };
  };
  const first = await open();
  await unlockDesk(first.window);
  await expectFigures(first.window, TODAY);
  await first.context.close();

  const damaged = filesUnder(join(folder, 'Default', 'WebStorage')).filter((path) =>
    /\.leveldb\/(?:MANIFEST.*|.*\.(?:ldb|log))$/.test(path),
  );
  expect(damaged).not.toEqual([]);
  for (const path of damaged) writeFileSync(path, 'abîmé '.repeat(1000));

  const second = await open();
  await expectEverythingBack(second.window);
  expect([...first.faults, ...second.faults]).toEqual([]);
  await second.context.close();
});

test('la reprise montre où elle en est, et jamais une première ouverture', async () => {
  const page = kept();
  await damageCopy(page, 'delete');
  const held = Promise.withResolvers<void>();
  let pulls = 0;
  await page.route('**/contrat/ledger.pull', async (route) => {
    pulls += 1;
    if (pulls > 1) await held.promise;
    await route.continue();
  });
  await page.reload();
  const refill = unlockDesk(page);
  await expect(page.getByText('Reprise des accueils depuis le journal de ce poste…')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', /^9\d$/);
  await expect(page.getByText('Première ouverture')).toBeHidden();
  // Whoever comes meanwhile does not wait for it.
  await page.keyboard.press('F2');
  await expect(page.getByText('1 passage noté')).toBeVisible();
  await expectHolds(page, 'reprise');
  held.resolve();
  await refill;
  await page.unroute('**/contrat/ledger.pull');
  await expectFigures(page, TODAY);
  await page.getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByRole('button', { name: 'Retirer' })).toBeHidden();
  await expectFigures(page, TODAY);
});
