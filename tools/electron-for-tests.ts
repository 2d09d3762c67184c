import { hasDisplay, installedElectron } from '../electron/launch/electron-shell.ts';
import { ok, refuse } from '../shared/kernel/result.ts';
import type { Result } from '../shared/kernel/result.ts';

/** What an end-to-end test may open the desk in. */
export interface ShellOption {
  readonly shell: 'navigateur' | 'electron';
}

/**
 * Electron’s executable when this machine can open a window with it; nothing is fetched. Refusals:
 * `electron-absent`, `ecran-absent`.
 */
export function findElectronForTests(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Result<string> {
  const executable = installedElectron(env);
  if (executable === null)
    return refuse(
      'electron-absent',
      'le programme Electron n’est pas sur ce poste (« npx install-electron » le télécharge).',
    );
  return hasDisplay(platform, env)
    ? ok(executable)
    : refuse('ecran-absent', 'Electron a besoin d’un écran (« xvfb-run » en tient lieu).');
}
