import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBrowserShell } from './browser-shell.ts';
import { startDepartment } from './department-process.ts';
import type { DepartmentProcess } from './department-process.ts';
import { findElectron, hasDisplay } from './electron-shell.ts';
import { startElectronShell } from './run-electron.ts';
import type { StartOptions } from './options.ts';
import { findFreePort } from './platform.ts';
import { defaultProfileFolder } from '../host/profile/profile-folder.ts';
import type { ShellStart } from './running-shell.ts';
import { untilNpmGone } from '../../shared/kernel/npm-parent.ts';
import { announce, complain } from './speak.ts';

/** Where an embedded département is looked for first, so that its address can be kept in mind. */
const DEPARTMENT_PORT = 4849;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds, starts what was asked and waits for its end. Gives the exit code of the command. */
export async function start(options: StartOptions): Promise<number> {
  const folder =
    options.profile ?? defaultProfileFolder(options.demo, process.platform, process.env);
  if (!buildIfStale()) return 1;
  const electron = chooseElectron(options);
  if (options.shell === 'electron' && electron === null) return 1;

  // Asked to stop while still starting: what has started is closed all the same.
  const stopped = untilStopped();
  let department: Promise<DepartmentProcess | null> = Promise.resolve(null);
  const shellStart: ShellStart = {
    root,
    folder,
    options,
    startDepartment: () => {
      if (options.department?.kind === 'embedded') department = startEmbedded(folder);
      return department;
    },
  };
  const shell =
    electron === null
      ? await startBrowserShell(shellStart)
      : await startElectronShell(shellStart, electron);
  if (!shell.ok) {
    complain(shell.failure.sentence);
    await (await department)?.stop();
    return 1;
  }
  const code = await Promise.race([stopped, shell.value.ended]);
  await shell.value.close();
  await (await department)?.stop();
  return code;
}

async function startEmbedded(folder: string): Promise<DepartmentProcess | null> {
  const startOn = (port: number) =>
    startDepartment(join(root, 'department', 'cli.ts'), join(folder, 'departement'), port);
  const port = await findFreePort(DEPARTMENT_PORT);
  // Between the look and the start another program may take the port: then any port will do.
  const department = (port === null ? null : await startOn(port)) ?? (await startOn(0));
  if (department === null)
    complain(
      'Le département embarqué n’a pas pu démarrer\u00a0: le poste garde tout et l’enverra une autre fois.',
    );
  else announce(`Département prêt : ${department.url}`);
  return department;
}

function buildIfStale(): boolean {
  const built = spawnSync(process.execPath, [join(root, 'tools', 'build.ts'), '--if-stale'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0)
    complain('Relais n’a pas pu être construit\u00a0: voyez les messages ci-dessus.');
  return built.status === 0;
}

/** Electron’s executable when this start is to use it; says in one line why not. */
function chooseElectron({ shell }: StartOptions): string | null {
  if (shell === 'browser') return null;
  if (!hasDisplay(process.platform, process.env)) {
    complain(
      shell === 'auto'
        ? 'Pas d’écran ici\u00a0: Relais s’ouvre dans un navigateur, à l’adresse ci-dessous.'
        : 'Pas d’écran ici\u00a0: Electron ne peut pas s’ouvrir. Relancez avec --shell=browser.',
    );
    return null;
  }
  const electron = findElectron(complain);
  if (electron === null)
    complain(
      shell === 'auto'
        ? 'Electron n’a pas pu être téléchargé\u00a0: Relais s’ouvre dans le navigateur de ce poste.'
        : 'Electron n’a pas pu être téléchargé. Vérifiez le réseau, ou relancez avec --shell=browser.',
    );
  return electron;
}

/** Resolves with 0 when someone asks the command to stop: Ctrl+C, SIGTERM, a closed terminal. */
function untilStopped(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve(0));
    void untilNpmGone({
      env: process.env,
      platform: process.platform,
      parent: () => process.ppid,
      repeat: (look) => {
        const timer = setInterval(look, 500).unref();
        return () => clearInterval(timer);
      },
    }).then(() => resolve(0));
  });
}
