/**
 * How a long pack holds: thirty photos as phones write them and the pages of a PDF, sixty pages and more,
 * made on a desk of its own in Chromium. Prints how long it takes, the longest time the screen stood
 * still, and the most memory its process held. Usage: `node bench/pack.ts [photos]`, after
 * `npm run build`; Linux, for the memory. A measure to read, never a test.
 */
import '../tests/support/temporal.ts';
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { textPdf } from '../tests/renderer/workers/copies/file-examples.ts';
import { takePhoto } from '../tests/e2e/copies-files.ts';
import { appendMove } from '../tests/e2e/pack-records.ts';
import { callDesk } from '../tests/support/desk-contract.ts';
import { installDesk, typePassphrase } from '../tests/support/desk-install.ts';
import { createDeskPlace } from '../tests/support/desk-process.ts';
import { ensureChromium } from '../tools/chromium.ts';

/** Pages of the PDF that goes with the photos. */
const PDF_PAGES = 25;

const MINUTE = 60_000;

const photos = Number(process.argv[2] ?? 30);
const executable = ensureChromium();
if (!executable.ok) throw new Error(executable.failure.sentence);
const place = await createDeskPlace();
const browser = await chromium.launch({
  executablePath: executable.value,
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
try {
  installDesk(place);
  const desk = await place.start(['--department', 'none']);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(10 * MINUTE);
  await page.addInitScript(() => {
    const seen = window as unknown as { longestTask: number };
    seen.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        seen.longestTask = Math.max(seen.longestTask, duration);
    }).observe({ entryTypes: ['longtask'] });
  });
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
  const before = mostMemory();
  await page.evaluate((id) => {
    (window as unknown as { longestTask: number }).longestTask = 0;
    window.location.hash = `#packs/${id}`;
  }, dossier);
  const start = performance.now();
  await page.getByText('Pour l’organisme', { exact: true }).click();
  await page
    .locator('[data-papier] image')
    .nth(photos + PDF_PAGES - 1)
    .waitFor();
  const seconds = (performance.now() - start) / 1000;
  const pages = await page.getByRole('img', { name: /^Page \d+ sur/ }).count();
  const longest = await page.evaluate(
    () => (window as unknown as { longestTask: number }).longestTask,
  );
  console.log(
    `${pages} pages, ${photos} photos : ${seconds.toFixed(1)} s ; écran immobile ${Math.round(longest)} ms au plus ; mémoire du poste ${mostMemory()} Mo au plus (${before} Mo avant).`,
  );
} finally {
  await browser.close();
  await place.remove();
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
