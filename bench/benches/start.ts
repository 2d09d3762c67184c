import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compressedBytes, FIRST_LOAD_BUDGET, listFirstLoad } from '../../tools/first-load.ts';
import type { Bench } from '../harness/bench.ts';
import { atMost } from '../harness/figure.ts';
import type { Measure } from '../harness/rounds.ts';
import { measureRounds } from '../harness/rounds.ts';
import { launchOnFolder } from '../places/browser.ts';
import type { FilledDesk } from '../places/filled-desk.ts';
import { copyFresh, DESK_PAGES, openAccueil, prepareDesk } from '../places/filled-desk.ts';
import { buildPage } from '../places/pages.ts';
import { startShell } from '../places/shell.ts';

type Side = 'blanche' | 'poste' | 'vide';

export const start: Bench = {
  name: 'start',
  title: 'Starting the desk',
  method: [
    'From nothing running to a Passage that can be noted: the shell’s process, its ledger, Chromium on the profile’s own folder, the page, and the Passage button of the lock screen, which works before anyone has unlocked. 200,000 visites and 20,000 usagers; processes are cold, the disk’s cache is not.',
    'The reference is the same shell on the same profile, serving a blank page with a button.',
    '*Empty* is the same desk just installed. The bundle is every script and style the first screen loads, compressed one by one.',
    'Unlocking (told) goes on from there: argon2id, made slow on purpose, then the first screen.',
  ],
  async run({ count, quick, tell }) {
    const full = await prepareDesk(
      quick ? { visites: 5_000, usagers: 500 } : { visites: 200_000, usagers: 20_000 },
    );
    const empty = await prepareDesk({ visites: 0, usagers: 0 });
    const blankPages = await buildPage('blank');
    const measured = await measureRounds<Side>(
      count,
      ['blanche', 'poste', 'vide'],
      async () => {
        const folder = mkdtempSync(join(tmpdir(), 'relais-banc-'));
        const copies = {
          plein: copyDesk(full, join(folder, 'plein')),
          vide: copyDesk(empty, join(folder, 'vide')),
        };
        return {
          measure: (side) =>
            open(
              side === 'vide' ? copies.vide : copies.plein,
              side === 'blanche' ? blankPages : DESK_PAGES,
            ),
          close: async () => rmSync(folder, { recursive: true }),
        };
      },
      tell,
    );
    return {
      figures: [
        {
          name: 'start.blank',
          label: 'to the first Passage, times a blank page',
          unit: '×',
          target: atMost(1.5),
          values: measured.ratios('poste', 'blanche', 'passage'),
          control: measured.control('blanche', 'passage'),
        },
        {
          name: 'start.size',
          label: 'to the first Passage, 200,000 visites times none',
          unit: '×',
          target: atMost(1.05),
          values: measured.ratios('poste', 'vide', 'passage'),
          control: measured.control('vide', 'passage'),
        },
        {
          name: 'start.bundle',
          label: 'what the first screen loads',
          unit: 'KB gzip',
          target: atMost(FIRST_LOAD_BUDGET / 1000),
          values: [compressedBytes(listFirstLoad(join(DESK_PAGES, 'desk/index.html'))) / 1000],
          control: null,
        },
        {
          name: 'start.unlocked-size',
          label: 'from there to the open desk, 200,000 visites times none',
          unit: '×',
          target: null,
          values: measured.ratios('poste', 'vide', 'ouvert'),
          control: measured.control('vide', 'ouvert'),
        },
        ...(['poste', 'blanche'] as const).map((side) => ({
          name: `start.${side === 'poste' ? 'desk' : 'blank-page'}-ms`,
          label: side === 'poste' ? 'to the first Passage' : 'to the blank page’s button',
          unit: 'ms',
          target: null,
          values: measured.values(side, 'passage'),
          control: null,
        })),
      ],
      notes: [],
    };
  },
};

function copyDesk({ profile, browser, port }: FilledDesk, folder: string): FilledDesk {
  return {
    profile: copyFresh(profile, join(folder, 'profil')),
    browser: copyFresh(browser, join(folder, 'navigateur')),
    port,
  };
}

/** Starts everything, waits for the Passage button, unlocks the desk when it is one, stops everything. */
async function open({ profile, browser, port }: FilledDesk, pages: string): Promise<Measure> {
  const begun = performance.now();
  const shell = await startShell(profile, port, pages);
  const context = await launchOnFolder(browser);
  const page = await context.newPage();
  await page.goto(shell.url);
  await page.getByRole('button', { name: /^Passage/ }).waitFor();
  const usable = performance.now();
  if (pages === DESK_PAGES) await openAccueil(page);
  const opened = performance.now();
  await context.close();
  await shell.stop();
  return { passage: usable - begun, ouvert: opened - usable };
}
