import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DepartmentOverride } from '../host/host.ts';

/** About how much Electron’s own installer fetches the first time. */
const DOWNLOAD_SIZE = 'environ 120 Mo';

/** The folder of the package `electron`, without importing it: that would fetch its binary. */
function electronFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
}

/** Electron’s executable when it is on this machine; nothing is fetched. */
export function installedElectron(env: NodeJS.ProcessEnv): string | null {
  const folder = electronFolder();
  const name = join(folder, 'path.txt');
  // The variable Electron’s own package reads: a build of one’s own, or a shared one.
  const elsewhere = env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!elsewhere && !existsSync(name)) return null;
  const executable = join(
    elsewhere || join(folder, 'dist'),
    existsSync(name) ? readFileSync(name, 'utf8').trim() : 'electron',
  );
  return existsSync(executable) ? executable : null;
}

/**
 * Electron’s executable, fetched by its own installer when it is not there yet. Null when it cannot
 * be had: without network, for instance.
 */
export function findElectron(say: (line: string) => void): string | null {
  const found = installedElectron(process.env);
  if (found !== null) return found;
  say(`Electron n’est pas encore sur ce poste\u00a0: téléchargement (${DOWNLOAD_SIZE})…`);
  spawnSync(process.execPath, [join(electronFolder(), 'install.js')], { stdio: 'ignore' });
  return installedElectron(process.env);
}

/** What Electron’s main process is started with, as one JSON argument. */
export interface ElectronStart {
  readonly folder: string;
  readonly demo: boolean;
  readonly department: DepartmentOverride | null;
  /** A one-time code of the embedded département, when this desk is new to it. */
  readonly enrolmentCode: string | null;
  readonly kiosk: boolean;
}

/** Starts the desk in Electron; it speaks on this process’s own output. */
export function startElectron(
  executable: string,
  application: string,
  start: ElectronStart,
): ChildProcess {
  return spawn(executable, [application, `--relais=${JSON.stringify(start)}`], {
    stdio: 'inherit',
  });
}

/** Whether this session has a screen to open a window on. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}
