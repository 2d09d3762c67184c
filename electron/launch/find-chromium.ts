import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { ok, refuse, type Result } from '../../shared/kernel/result.ts';

/** What the search asks of the machine; tests give their own. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether a file can be run at this absolute path. */
  isProgram(path: string): boolean;
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  isProgram(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
};

/** The commands Chromium, Chrome and Edge go by on a PATH, the free one first. */
const commands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
  'chrome',
];

const linuxPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
];

const macApplications = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const windowsPrograms = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The absolute path of a Chromium, Chrome or Edge already on this machine.
 * `RELAIS_CHROMIUM` alone counts when it is set. Refusals: `chromium-setting` when it names no
 * program, `chromium-missing` when nothing is found.
 */
export function findChromium(machine: Machine = thisMachine): Result<string> {
  const chosen = machine.env['RELAIS_CHROMIUM'];
  if (chosen) {
    return machine.isProgram(chosen)
      ? ok(chosen)
      : refuse(
          'chromium-setting',
          `RELAIS_CHROMIUM désigne « ${chosen} », qui n’est pas un programme : corrigez ce chemin ou retirez ce réglage.`,
        );
  }
  const found = candidates(machine).find((path) => machine.isProgram(path));
  return found === undefined
    ? refuse('chromium-missing', howToInstall(machine.platform))
    : ok(found);
}

/** Every place to look, in order. */
function candidates({ platform, env }: Machine): string[] {
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => env[name] ?? [],
    );
    return [
      ...windowsPrograms.flatMap((program) => folders.map((folder) => win32.join(folder, program))),
      ...onPath(env['PATH'] ?? env['Path'], win32, '.exe'),
    ];
  }
  if (platform === 'darwin') {
    const home = env['HOME'];
    const folders = ['/Applications', ...(home ? [posix.join(home, 'Applications')] : [])];
    return [
      ...macApplications.flatMap((program) => folders.map((folder) => posix.join(folder, program))),
      ...onPath(env['PATH'], posix, ''),
    ];
  }
  return [...onPath(env['PATH'], posix, ''), ...linuxPaths];
}

/** Relative entries of PATH are left out: a program must not depend on where one stands. */
function onPath(path: string | undefined, style: typeof posix, suffix: string): string[] {
  const folders = (path ?? '').split(style.delimiter).filter((folder) => style.isAbsolute(folder));
  return commands.flatMap((command) =>
    folders.map((folder) => style.join(folder, command + suffix)),
  );
}

function howToInstall(platform: NodeJS.Platform): string {
  const how =
    platform === 'linux'
      ? 'installez-le (sous Debian : « apt-get install chromium »)'
      : 'installez Chromium, Google Chrome ou Microsoft Edge';
  return `Aucun navigateur Chromium n’a été trouvé sur cette machine : ${how}, ou indiquez le chemin d’un navigateur existant dans RELAIS_CHROMIUM.`;
}
