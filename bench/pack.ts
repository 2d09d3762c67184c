/**
 * How a long pack holds: thirty photos as phones write them and the pages of a PDF, sixty pages and more,
 * made on a desk of its own in Chromium, then made again without one of its parts. Prints how long each
 * takes, the longest time the screen stood still, and the most memory its process held. Nobody looks
 * meanwhile: for whoever inspects a page, Chromium keeps the bodies of its answers in that page’s memory.
 * Usage: `node bench/pack.ts [photos]`, after `npm run build`; Linux, for the memory. A measure to read,
 * never a test.
 */
import '../tests/support/temporal.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { textPdf } from '../tests/renderer/workers/copies/file-examples.ts';
import { takePhoto } from '../tests/e2e/copies-files.ts';
import { appendMove } from '../tests/e2e/pack-records.ts';
import { callDesk } from '../tests/support/desk-contract.ts';
import { installDesk, typePassphrase } from '../tests/support/desk-install.ts';
import { createDeskPlace } from '../tests/support/desk-process.ts';
import { ensureChromium } from '../tools/chromium.ts';

/** Pages of the PDF that goes with the photos. */
const PDF_PAGES = 25;

/** What the title of the page says once the pack is made, then once it is made again. */
const MADE = 'Pack préparé';
const DONE = 'Mesure faite';

const MINUTE = 60_000;

const runSchema = z.object({ seconds: z.number(), still: z.number() });
const measuredSchema = z.object({ pages: z.number(), first: runSchema, again: runSchema });

const photos = Number(process.argv[2] ?? 30);
const executable = ensureChromium();
if (!executable.ok) throw new Error(executable.failure.sentence);
const place = await createDeskPlace();
const profile = mkdtempSync(join(tmpdir(), 'relais-bench-'));
const browser = spawn(
  executable.value,
  [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--window-size=1366,768',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ],
  { stdio: 'ignore' },
);
try {
  installDesk(place);
  const desk = await place.start(['--department', 'none']);
  const before = await onPage(async (page) => {
    await page.goto(await desk.openingUrl());
    const bytes = await takePhoto(page, 2000, 1500);
    const dossier = await appendMove(await callDesk(desk), [
      ...Array.from({ length: photos }, (_, index) => ({
        nom: `Photo ${index + 1}`,
        format: 'image/jpeg' as const,
        pages: 1,
        bytes,
      })),
      {
        nom: 'Justificatifs',
        format: 'application/pdf' as const,
        pages: PDF_PAGES,
        bytes: await textPdf(PDF_PAGES),
      },
    ]);
    await typePassphrase(page);
    await page.getByRole('heading', { name: 'Accueil', level: 1 }).waitFor();
    const held = mostMemory();
    await page.evaluate(measure, { dossier, pictures: photos + PDF_PAGES, made: MADE, done: DONE });
    return held;
  });
  const most = await mostUntil(MADE);
  const mostAgain = await mostUntil(DONE);
  const { pages, first, again } = await onPage(async (page) =>
    measuredSchema.parse(await page.evaluate(() => (window as { mesure?: unknown }).mesure)),
  );
  const says = ({ seconds, still }: z.infer<typeof runSchema>) =>
    `${seconds.toFixed(1)} s, the screen still for ${Math.round(still)} ms at most`;
  console.log(
    `${pages} pages, ${photos} photos: ${says(first)}; made again without one part: ${says(again)}; the page’s process held ${most} MB at most (${before} MB of which before), and ${mostAgain} MB when it was made again.`,
  );
} finally {
  browser.kill();
  await place.remove();
  rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
}

/** Does something with the page, and looks away. */
async function onPage<T>(act: (page: Page) => Promise<T>): Promise<T> {
  const looking = await chromium.connectOverCDP(`http://127.0.0.1:${await debuggingPort()}`);
  try {
    const page = looking.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('The browser has no page.');
    page.setDefaultTimeout(10 * MINUTE);
    return await act(page);
  } finally {
    await looking.close();
  }
}

async function debuggingPort(): Promise<string> {
  for (;;) {
    try {
      return readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')[0] ?? '';
    } catch {
      // Not started yet.
      await pause(100);
    }
  }
}

/** The most memory held until the page has a title, without looking at it. */
async function mostUntil(title: string): Promise<number> {
  const listSchema = z.array(z.object({ title: z.string() }));
  let most = 0;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${await debuggingPort()}/json/list`);
    // Linux’s own record of the most is kept by shares, and may come down.
    most = Math.max(most, mostMemory());
    if (listSchema.parse(await answer.json()).some((one) => one.title === title)) return most;
    await pause(100);
  }
}

/** In the page: makes the pack, then makes it again without a part; leaves what it saw in `mesure`. */
function measure({
  dossier,
  pictures,
  made,
  done,
}: {
  readonly dossier: string;
  readonly pictures: number;
  readonly made: string;
  readonly done: string;
}): void {
  let still = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) still = Math.max(still, duration);
  }).observe({ entryTypes: ['longtask'] });
  const until = async <T>(look: () => T | null | undefined | false): Promise<T> => {
    for (;;) {
      const seen = look();
      if (seen !== null && seen !== undefined && seen !== false) return seen;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const labelled = (words: string) =>
    [...document.querySelectorAll('label')].find(({ textContent }) => textContent === words);
  const shown = () => document.querySelectorAll('[data-papier] image[data-venue]').length;
  const run = async (gesture: () => Promise<unknown>) => {
    still = 0;
    const start = performance.now();
    await gesture();
    await until(() => shown() === pictures);
    const seconds = (performance.now() - start) / 1000;
    // The task that showed the last of them is told once it is over.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return { seconds, still };
  };
  const act = async () => {
    window.location.hash = `#packs/${dossier}`;
    const first = await run(async () => (await until(() => labelled('Pour l’organisme'))).click());
    const pages = document.querySelectorAll('[data-papier] svg').length;
    document.title = made;
    // Long enough to be seen.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const again = await run(async () => {
      labelled('Fiche de renseignements')?.click();
      await until(() => shown() === 0);
    });
    Object.assign(window, { mesure: { pages, first, again } });
    document.title = done;
  };
  void act();
}

/** The most memory the largest of the browser’s pages has held, in megabytes, as Linux counts it. */
function mostMemory(): number {
  const pids = readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8')
    .split(' ')
    .filter((pid) => pid !== '');
  const all = [...pids];
  for (let pid = all.shift(); pid !== undefined; pid = all.shift()) {
    try {
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
      for (const child of children.filter((one) => one !== '')) {
        pids.push(child);
        all.push(child);
      }
    } catch {
      // It has ended meanwhile.
    }
  }
  const held = pids.map((pid) => {
    try {
      const isPage = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
      const most = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return isPage ? Math.round(Number(most ?? 0) / 1024) : 0;
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...held);
}
