import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/**
 * Opens the desk in a window of a local Chromium, Chrome or Edge, with a browser folder of its own
 * inside the profile: nothing of the desk mixes with the PC’s everyday browser. A kiosk’s window
 * covers the whole screen.
 */
export function openBrowser(
  executable: string,
  url: string,
  profileFolder: string,
  kiosk = false,
): ChildProcess {
  return spawn(
    executable,
    [
      `--app=${url}`,
      `--user-data-dir=${join(profileFolder, 'navigateur')}`,
      ...(kiosk ? ['--kiosk'] : []),
      '--no-first-run',
      '--no-default-browser-check',
      // The desk has no use of the network: nothing is looked up or sent in the background.
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Autofill writes typed names in clear in the browser’s own files.
      '--disable-features=AutofillServerCommunication,Translate,SpellcheckService',
      // An image of its memory would hold names and the key.
      '--disable-breakpad',
      '--lang=fr-FR',
    ],
    { stdio: 'ignore' },
  );
}
