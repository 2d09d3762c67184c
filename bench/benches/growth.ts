import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import type { Bench } from '../harness/bench.ts';
import { atMost } from '../harness/figure.ts';
import type { Figure } from '../harness/figure.ts';
import { launchOnFolder } from '../places/browser.ts';
import { prepareProfile } from '../places/desk-profile.ts';
import { copyFresh, DESK_PAGES, openAccueil, prepareDesk } from '../places/filled-desk.ts';
import { descendants, heldMegabytes, processorSeconds } from '../places/processes.ts';
import { startShell } from '../places/shell.ts';

const DAY = 200;

/** Seconds of one look at a desk nobody touches, and how many looks. */
const LOOK = 15;
const LOOKS = 6;

export const growth: Bench = {
  name: 'growth',
  title: 'What grows, and what rests',
  method: [
    'Counted and not compared: nothing else does the same. Sizes are those of the files a real desk leaves; 200,000 visites against 50,000 tell whether they grow in proportion.',
    `Memory: the page’s heap once what nobody holds is collected, and what the host’s process holds, before and after a day of ${DAY} Passages pressed one after the other on a desk of 200,000 visites.`,
    `At rest: processor time of the host, Chromium and all their processes over ${LOOKS} looks of ${LOOK} seconds, the desk open on its first screen, as a share of one core. Linux, from /proc.`,
  ],
  async run({ quick, tell }) {
    const size = quick ? { visites: 5_000, usagers: 500 } : { visites: 200_000, usagers: 20_000 };
    const desk = await prepareDesk(size);
    const people = { visites: 0, usagers: size.usagers };
    const bytes = async (visites: number) =>
      ledgerBytes(await prepareProfile({ ...people, visites }));
    const [none, quarter, all] = [
      await bytes(0),
      await bytes(size.visites / 4),
      await bytes(size.visites),
    ];
    const thousands = size.visites / 1000;
    const folder = mkdtempSync(join(tmpdir(), 'relais-banc-'));
    const shell = await startShell(
      copyFresh(desk.profile, join(folder, 'profil')),
      desk.port,
      DESK_PAGES,
    );
    const context = await launchOnFolder(copyFresh(desk.browser, join(folder, 'navigateur')));
    try {
      const page = await context.newPage();
      const devtools = await context.newCDPSession(page);
      await page.goto(shell.url);
      await openAccueil(page);
      tell('  le poste se repose…');
      await setTimeout(10_000);
      const atRest = await lookAtRest(quick ? 2 : LOOKS, devtools);
      const before = { heap: await heapOf(devtools), host: heldMegabytes(shell.pid) };
      tell('  une journée…');
      await pressADay(page, quick ? 20 : DAY);
      await setTimeout(5_000);
      const after = { heap: await heapOf(devtools), host: heldMegabytes(shell.pid) };
      return {
        figures: [
          counted('cpu', 'processor at rest', '% of a core', atRest.shares, 0.5),
          counted('rest', 'heap gained by resting', 'MB', [atRest.gained], 1),
          counted(
            'linear',
            'bytes a visite, at 200,000 times at 50,000',
            '×',
            [(all - none) / ((quarter - none) * 4)],
            1.1,
          ),
          counted('ledger', 'ledger, for 1,000 visites', 'KB', [(all - none) / thousands / 1e3]),
          counted('copy', 'the page’s copy, for 1,000 visites', 'KB', [
            sizeOf(join(desk.browser, 'Default', 'WebStorage')) / thousands / 1e3,
          ]),
          counted('day-heap', `the page’s heap, after a day of ${DAY}`, 'MB', [
            after.heap - before.heap,
          ]),
          counted('day-host', `the host’s memory, after a day of ${DAY}`, 'MB', [
            after.host - before.host,
          ]),
          counted('heap', 'the page’s heap, open', 'MB', [before.heap]),
        ],
        notes: [],
      };
    } finally {
      await context.close();
      await shell.stop();
      rmSync(folder, { recursive: true });
    }
  },
};

function counted(
  name: string,
  label: string,
  unit: string,
  values: readonly number[],
  mark: number | null = null,
): Figure {
  return {
    name: `growth.${name}`,
    label,
    unit,
    target: mark === null ? null : atMost(mark),
    values,
    control: null,
  };
}

async function lookAtRest(looks: number, devtools: CDPSession) {
  const shares: number[] = [];
  const before = await heapOf(devtools);
  for (let look = 0; look < looks; look += 1) {
    const pids = descendants();
    const [used, begun] = [processorSeconds(pids), performance.now()];
    await setTimeout(LOOK * 1000);
    const seconds = (performance.now() - begun) / 1000;
    shares.push((100 * (processorSeconds(pids) - used)) / seconds);
  }
  return { shares, gained: Math.max(0, (await heapOf(devtools)) - before) };
}

async function pressADay(page: Page, visites: number): Promise<void> {
  for (let one = 0; one < visites; one += 1) {
    await page.keyboard.press('F2');
    await page.locator('[aria-live=polite]', { hasText: 'enregistré' }).first().waitFor();
    await page.waitForTimeout(50);
  }
}

async function heapOf(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function ledgerBytes(profile: string): number {
  return readdirSync(profile)
    .filter((name) => name.startsWith('journal.db'))
    .reduce((total, name) => total + statSync(join(profile, name)).size, 0);
}

function sizeOf(path: string): number {
  const found = statSync(path);
  return found.isDirectory()
    ? readdirSync(path).reduce((total, name) => total + sizeOf(join(path, name)), 0)
    : found.size;
}
