import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { app } from 'electron';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** Starts a program that lives on by itself; whether it could be started. */
export type Run = (executable: string, args: readonly string[]) => Promise<boolean>;

/**
 * Opens the demonstration beside a profile: this same program once more, in a window and a profile
 * of its own (`<folder>-demonstration`), whose own lock shows that window again when it is there
 * already. Refusal: `demonstration-non-ouverte`.
 */
export async function openDemonstration(
  folder: string,
  run: Run = runByItself,
): Promise<Result<{ readonly url: null }>> {
  // An AppImage is unpacked for as long as it runs: another start needs the file itself.
  const executable = process.env['APPIMAGE'] ?? process.execPath;
  const started = await run(executable, [
    // Electron run on the sources is told them first.
    ...(app.isPackaged ? [] : [join(import.meta.dirname, 'index.js')]),
    '--demo',
    `--profile=${folder}-demonstration`,
  ]);
  return started
    ? ok({ url: null })
    : refuse(
        'demonstration-non-ouverte',
        'La démonstration n’a pas pu s’ouvrir. Réessayez dans un instant, ou relancez Relais avec l’option --demo.',
      );
}

/** The same for real: nothing of it is read, and this program may end before it. */
export const runByItself: Run = (executable, args) =>
  new Promise((resolve) => {
    const child = spawn(executable, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
