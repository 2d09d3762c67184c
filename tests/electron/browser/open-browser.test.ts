import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openBrowser } from '../../../electron/browser/open-browser.ts';
import { createTestFolder } from '../../support/host-folder.ts';

const URL_TO_OPEN = 'http://127.0.0.1:4848/ouvrir?jeton=x';

/** A browser that writes down what it was asked, one line an argument; what it was asked. */
async function askBrowser(kiosk?: boolean): Promise<{ folder: string; asked: string[] }> {
  const folder = createTestFolder();
  const browser = join(folder, 'chromium');
  writeFileSync(browser, `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/demande"\n`, { mode: 0o755 });
  await once(openBrowser(browser, URL_TO_OPEN, folder, kiosk), 'exit');
  return { folder, asked: readFileSync(join(folder, 'demande'), 'utf8').trim().split('\n') };
}

it('the desk’s window keeps its files inside the profile and looks nothing up', async () => {
  const { folder, asked } = await askBrowser();
  expect(asked).toContain(`--app=${URL_TO_OPEN}`);
  expect(asked).toContain(`--user-data-dir=${join(folder, 'navigateur')}`);
  expect(asked).toContain('--disable-background-networking');
  expect(asked).toContain('--disable-sync');
  expect(asked).toContain('--disable-breakpad');
  expect(asked.join()).toContain('AutofillServerCommunication');
  expect(asked.join()).not.toContain('--no-sandbox');
  expect(asked).not.toContain('--kiosk');
});

it('a kiosk’s window covers the whole screen, in the same browser folder', async () => {
  const { folder, asked } = await askBrowser(true);
  expect(asked).toContain('--kiosk');
  expect(asked).toContain(`--app=${URL_TO_OPEN}`);
  expect(asked).toContain(`--user-data-dir=${join(folder, 'navigateur')}`);
});

it('a browser that is not there is an error to hear, not the end of the desk', async () => {
  const folder = createTestFolder();
  const window = openBrowser(join(folder, 'absent'), 'http://127.0.0.1:4848', folder);
  const [error] = (await once(window, 'error')) as [Error];
  expect(error.message).toContain('ENOENT');
});
