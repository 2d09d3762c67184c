import { homedir } from 'node:os';
import { join } from 'node:path';

/** The usual folder of a profile on this system; a demonstration has its own, beside. */
export function defaultProfileFolder(
  demo: boolean,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): string {
  // A variable set to nothing counts as not set.
  const name = demo ? 'relais-demonstration' : 'relais';
  switch (platform) {
    case 'win32':
      return join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), name);
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', name);
    default:
      return join(env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), name);
  }
}
