import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findPort } from '../../tests/support/desk-process.ts';
import type { Bench } from '../harness/bench.ts';
import { atMost } from '../harness/figure.ts';
import { measureRounds } from '../harness/rounds.ts';
import { quantile } from '../harness/statistics.ts';
import { launchOnFolder } from '../places/browser.ts';
import { copyFresh, DESK_PAGES, openAccueil, prepareDesk } from '../places/filled-desk.ts';
import { buildPage } from '../places/pages.ts';
import { startShell } from '../places/shell.ts';

/** Presses of one turn. */
const PRESSES = 40;

/** Presses that count for nothing, once both pages are open: their code is not compiled yet. */
const WARM_UP = 25;

/** Presses of a turn that count for nothing: the page has just come back to the front. */
const SETTLING = 5;

/** Milliseconds between what one press leaves behind and the next press. */
const REST = 100;

export const passage: Bench = {
  name: 'passage',
  title: 'One Passage: from the key to *enregistré* on the screen',
  method: [
    'From the F2 key’s own timestamp to the frame that shows *enregistré*, in real Chromium, on a desk that holds 200,000 visites and 20,000 usagers. The word is only painted once the ledger has answered that the record is on the disk.',
    'The reference is a page that appends a record of the same size, by the same call to the same shell on a ledger of the same size, and paints one word: no list, no counters, no sealing, no copy in IndexedDB.',
    `Each turn is ${PRESSES} presses, after ${WARM_UP} on each page, then ${SETTLING} at each turn, that count for nothing; a round’s p50 and p95 are those of both its turns. Between two presses the desk undoes the Passage (not timed), so that the same words have to be painted again.`,
  ],
  async run({ count, quick, tell }) {
    const desk = await prepareDesk(
      quick ? { visites: 5_000, usagers: 500 } : { visites: 200_000, usagers: 20_000 },
    );
    const barePages = await buildPage('bare');
    const measured = await measureRounds(
      count,
      ['nue', 'poste'],
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'relais-banc-'));
        const barePort = await findPort();
        const shells = [
          await startShell(copyFresh(desk.profile, join(folder, 'nu')), barePort, barePages),
          await startShell(copyFresh(desk.profile, join(folder, 'poste')), desk.port, DESK_PAGES),
        ];
        const context = await launchOnFolder(copyFresh(desk.browser, join(folder, 'navigateur')));
        await context.addInitScript(timePresses);
        const [nue, poste] = [await context.newPage(), await context.newPage()];
        await nue.goto(shells[0]?.url ?? '');
        await poste.goto(shells[1]?.url ?? '');
        await openAccueil(poste);
        await poste
          .getByRole('region', { name: 'Chiffres du jour' })
          .getByText(/\d/)
          .first()
          .waitFor();
        for (const page of [nue, poste]) await press(page, WARM_UP);
        return {
          measure: async (side: 'nue' | 'poste') => {
            const page = side === 'nue' ? nue : poste;
            const taken = (await press(page, SETTLING + PRESSES)).slice(SETTLING);
            return { p50: quantile(taken, 0.5), p95: quantile(taken, 0.95) };
          },
          close: async () => {
            await context.close();
            for (const shell of shells) await shell.stop();
            rmSync(folder, { recursive: true });
          },
        };
      },
      tell,
    );
    const figure = (measure: 'p50' | 'p95', mark: number) => ({
      name: `passage.${measure}`,
      label: `${measure} of a Passage, times the bare page`,
      unit: '×',
      target: atMost(mark),
      values: measured.ratios('poste', 'nue', measure),
      control: measured.control('nue', measure),
    });
    const told = (side: 'poste' | 'nue', label: string) => ({
      name: `passage.${side === 'poste' ? 'desk' : 'bare'}`,
      label,
      unit: 'ms',
      target: null,
      values: measured.values(side, 'p50'),
      control: null,
    });
    return {
      figures: [
        figure('p50', 1.5),
        figure('p95', 2),
        told('poste', 'p50 of a Passage on the desk'),
        told('nue', 'p50 on the bare page'),
      ],
      notes: [],
    };
  },
};

async function press(page: Page, presses: number): Promise<readonly number[]> {
  await page.bringToFront();
  const taken: number[] = [];
  for (let one = 0; one < presses; one += 1) {
    await page.keyboard.press('F2');
    taken.push(await page.evaluate(untilPainted));
    await page.keyboard.press('Control+z');
    await page.locator('[aria-live=polite]', { hasText: 'annulé' }).first().waitFor();
    await page.waitForTimeout(REST);
  }
  return taken;
}

/** In the page: how long the last press took. */
function untilPainted(): Promise<number> {
  return (globalThis as unknown as { lastPress: Promise<number> }).lastPress;
}

/** In the page: notes how long each F2 takes until a frame with its answer was painted. */
function timePresses(): void {
  const told = globalThis as unknown as { lastPress: Promise<number> };
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F2') return;
      told.lastPress = new Promise((resolve) => {
        const said = () =>
          [...document.querySelectorAll('[aria-live=polite]')].some((one) =>
            one.textContent.includes('enregistré'),
          );
        const observer = new MutationObserver(() => {
          if (!said()) return;
          observer.disconnect();
          // A task right after the frame’s own work: the frame is on its way to the screen.
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - event.timeStamp);
            channel.port2.postMessage(null);
          });
        });
        observer.observe(document, { childList: true, subtree: true, characterData: true });
      });
    },
    { capture: true },
  );
}
