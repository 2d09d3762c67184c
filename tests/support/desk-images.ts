import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');

/** Where a run leaves its images; `RELAIS_IMAGES=1` renews those of the documentation instead. */
const folder = join(
  root,
  process.env['RELAIS_IMAGES'] === '1' ? 'docs/images' : 'test-results/images',
);

/** Takes the picture of a page as it runs, in light colours at 1366 × 768, under a name. */
export async function takeImage(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}
