import { chromium } from '@playwright/test';
import type { Browser, BrowserContext } from '@playwright/test';
import { ensureChromium } from '../../tools/chromium.ts';

/** Root may not run Chromium inside its own sandbox. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

const viewport = { width: 1366, height: 768 };

/** Minutes nobody waits for: a page that answers no more ends the bench. */
const PATIENCE = 300_000;

function executablePath(): string {
  const found = ensureChromium();
  if (!found.ok) throw new Error(found.failure.sentence);
  return found.value;
}

/** A Chromium that keeps nothing. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: executablePath(), args });
}

/** A Chromium on a folder of its own, where IndexedDB stays. */
export async function launchOnFolder(folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: executablePath(),
    args,
    viewport,
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
}
