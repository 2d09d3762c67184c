import { defineConfig } from '@playwright/test';
import { ensureChromium } from './tools/chromium.ts';
import { findElectronForTests } from './tools/electron-for-tests.ts';
import type { ShellOption } from './tools/electron-for-tests.ts';

const chromium = ensureChromium();
if (!chromium.ok) throw new Error(chromium.failure.sentence);

const electron = findElectronForTests(process.env, process.platform);
// Read again by each worker: said once.
if (!electron.ok && process.env['TEST_WORKER_INDEX'] === undefined)
  process.stdout.write(`\n!!! RIEN N’EST ESSAYÉ DANS ELECTRON : ${electron.failure.sentence}\n\n`);

export default defineConfig<ShellOption>({
  testDir: 'tests/e2e',
  // Once for all: a desk that builds takes the pages from under the others.
  globalSetup: ['./tests/support/build-pages.ts', './tests/support/install-pdf-readers.ts'],
  // Its own folder: Playwright empties it at each run.
  outputDir: 'test-results/e2e',
  reporter: [['line'], ['json', { outputFile: 'test-results/playwright.json' }]],
  // Each file has desks, profiles and ports of its own.
  workers: 2,
  // Generous, for tests and what prepares them: some start a real PostgreSQL on a busy machine.
  timeout: 180_000,
  retries: 0,
  forbidOnly: true,
  projects: [
    { name: 'navigateur' },
    ...(electron.ok
      ? [
          {
            name: 'electron',
            testMatch: 'both-shells.spec.ts',
            use: { shell: 'electron' },
          } as const,
        ]
      : []),
  ],
  use: {
    shell: 'navigateur',
    browserName: 'chromium',
    headless: true,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1366, height: 768 },
    // What only moves is not waited for.
    contextOptions: { reducedMotion: 'reduce' },
    // Keeping a trace costs a third of the run: ask for one with `--trace=retain-on-failure`.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: chromium.value,
      // Chromium refuses its sandbox to root.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
