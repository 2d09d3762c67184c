/**
 * How the figures and the journal hold with many visites in the profile: fills a desk of its own, then
 * drives it in Chromium and prints what was measured. Usage: `node bench/chiffres.ts [visites]`, after
 * `npm run build`. A measure to read, never a test.
 */
import '../tests/support/temporal.ts';
import { chromium } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addDays } from '../shared/domain/calendar/local-day.ts';
import { MAX_APPEND } from '../shared/ipc/contract.ts';
import { callDesk } from '../tests/support/desk-contract.ts';
import { installDesk, typePassphrase } from '../tests/support/desk-install.ts';
import { createDeskPlace } from '../tests/support/desk-process.ts';
import { countStaleDays } from '../tests/support/page-copy.ts';
import { ensureChromium } from '../tools/chromium.ts';
import { todayOfDesk } from './places/desk-profile.ts';
import { visitesBefore } from './records/visites.ts';

const wanted = Number(process.argv[2] ?? 200_000);
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
  await timed(`${wanted} visites dans le journal`, async () => fill(await callDesk(desk)));
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.addInitScript(watchLongTasks);
  await page.goto(await desk.openingUrl());
  await unlock(page, 'première ouverture, reprise comprise');
  await page.evaluate('window.longestTask = 0');
  await timed('chiffres du mois, affichés', async () => {
    await page.getByRole('link', { name: 'Chiffres' }).click();
    await page.getByRole('heading', { name: 'Demandes', exact: true }).waitFor();
  });
  await say(page, 'plus longue tâche');
  await timed('tout compté en arrière-plan', () => untilCounted(page));
  await say(page, 'plus longue tâche pendant le calcul');
  await timed('chiffres de l’année', async () => {
    await page.getByText('Année', { exact: true }).click();
    await page.getByText(/^Année \d{4}/).waitFor();
    await page.getByRole('heading', { name: 'Demandes', exact: true }).waitFor();
  });
  await say(page, 'plus longue tâche');
  await timed('journal de l’année, première ligne', async () => {
    await page.getByRole('button', { name: 'Journal des visites' }).click();
    await page.locator('li[data-index="1"] .mantine-Badge-root').first().waitFor();
  });
  await say(page, 'plus longue tâche');
  await timed('saut au milieu du journal, lignes ouvertes', async () => {
    await page
      .getByRole('region', { name: 'Entrées du journal' })
      .evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
    await page.waitForFunction(() => {
      const lines = [...document.querySelectorAll('li[data-index]')];
      return (
        Number(lines[0]?.getAttribute('data-index')) > 100 &&
        document.querySelector('.mantine-Badge-root') !== null &&
        !lines.some((line) => line.textContent === '…')
      );
    });
  });
  await say(page, 'plus longue tâche');
  await timed('rechargement, écran affiché', async () => {
    await page.reload();
    await unlock(page, 'seconde ouverture');
  });
} finally {
  await browser.close();
  await place.remove();
}

async function fill({ call }: Awaited<ReturnType<typeof callDesk>>): Promise<void> {
  // Until today included: the month under way is what people look at.
  const records = [...visitesBefore(addDays(todayOfDesk(), 1), wanted)];
  for (let from = 0; from < records.length; from += MAX_APPEND)
    await call('ledger.append', { records: records.slice(from, from + MAX_APPEND) });
}

async function unlock(page: Page, what: string): Promise<void> {
  await timed(what, async () => {
    await typePassphrase(page);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 600_000 });
    await page.getByRole('link', { name: 'Chiffres' }).waitFor({ timeout: 600_000 });
  });
}

/** Waits until no day is stale any more. */
async function untilCounted(page: Page): Promise<void> {
  while ((await countStaleDays(page)) > 0) await page.waitForTimeout(250);
}

function watchLongTasks(): void {
  const watched = globalThis as { longestTask?: number };
  watched.longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      watched.longestTask = Math.max(watched.longestTask ?? 0, duration);
  }).observe({ type: 'longtask' });
}

/** Prints the longest task since the last time, and forgets it. */
async function say(page: Page, what: string): Promise<void> {
  const longest = await page.evaluate(() => {
    const watched = globalThis as { longestTask?: number };
    const found = watched.longestTask ?? 0;
    watched.longestTask = 0;
    return found;
  });
  process.stdout.write(`  ${what} : ${Math.round(longest)} ms\n`);
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  process.stdout.write(`${what} : ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
}
