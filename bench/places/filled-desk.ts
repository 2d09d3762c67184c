import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { typePassphrase } from '../../tests/support/desk-install.ts';
import { findPort } from '../../tests/support/desk-process.ts';
import { countStaleDays } from '../../tests/support/page-copy.ts';
import { root } from '../../tools/run.ts';
import { launchOnFolder } from './browser.ts';
import { prepared } from './cache.ts';
import { prepareProfile, todayOfDesk } from './desk-profile.ts';
import type { DeskSize } from './desk-profile.ts';
import { startShell } from './shell.ts';

/** The desk’s built pages. */
export const DESK_PAGES = join(root, 'out', 'renderer');

/** A desk that was used before: its profile, and the browser folder its page filled. */
export interface FilledDesk {
  readonly profile: string;
  readonly browser: string;
  /** Browsers keep IndexedDB by port: it opens there alone. */
  readonly port: number;
}

/** A desk of this size whose page has copied, counted and read everything once; made once a day. */
export async function prepareDesk(size: DeskSize): Promise<FilledDesk> {
  const from = await prepareProfile(size);
  const { visites, usagers } = size;
  const folder = await prepared(`poste-${visites}-${usagers}-${todayOfDesk()}`, async (draft) => {
    const port = await findPort();
    cpSync(from, join(draft, 'profil'), { recursive: true });
    writeFileSync(join(draft, 'port.json'), JSON.stringify({ port }));
    const shell = await startShell(join(draft, 'profil'), port, DESK_PAGES);
    const context = await launchOnFolder(join(draft, 'navigateur'));
    const page = await context.newPage();
    await page.goto(shell.url);
    await openAccueil(page);
    while ((await countStaleDays(page)) > 0) await setTimeout(500);
    await context.close();
    await shell.stop();
  });
  const { port } = z
    .object({ port: z.int() })
    .parse(JSON.parse(readFileSync(join(folder, 'port.json'), 'utf8')));
  return { profile: join(folder, 'profil'), browser: join(folder, 'navigateur'), port };
}

/** Copies a prepared folder to a fresh one. */
export function copyFresh(from: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(join(to, '..'), { recursive: true });
  cpSync(from, to, { recursive: true });
  return to;
}

/** Opens a locked desk, and waits for its first screen. */
export async function openAccueil(page: Page): Promise<void> {
  await typePassphrase(page);
  await page.getByRole('heading', { name: 'Accueil', level: 1 }).waitFor();
}
