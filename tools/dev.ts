import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { requireNode } from './require-node.ts';
import { root, runNode } from './run.ts';

requireNode();

/** Folders looked at; those marked run in the started processes, which must start again. */
const watched = [
  { folder: 'renderer', restarts: false },
  { folder: 'resources', restarts: true },
  { folder: 'shared', restarts: true },
  { folder: 'electron', restarts: true },
  { folder: 'department', restarts: true },
] as const;

/** Milliseconds of quiet after a change: an editor that saves all writes several files. */
const quiet = 200;

let desk: ChildProcess | null = null;
let isStopping = false;
let mustRestart = false;
let quietTimer: NodeJS.Timeout | undefined;
let work: Promise<void> = Promise.resolve();

/** Builds what changed; says so when it does not build, and leaves the former pages in place. */
async function build(): Promise<boolean> {
  const { code } = await runNode(['tools/build.ts', '--if-stale'], { show: true });
  if (code !== 0) console.error('La construction a échoué : corrigez, elle reprendra seule.');
  return code === 0;
}

function startDesk(...options: readonly string[]): void {
  const child = spawn(
    process.execPath,
    [
      join(root, 'electron/launch/start.ts'),
      '--demo',
      '--shell=browser',
      ...process.argv.slice(2),
      ...options,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  child.once('exit', () => {
    if (desk !== child) return;
    desk = null;
    if (!isStopping) console.error('Relais s’est arrêté : il repartira à la prochaine correction.');
  });
  desk = child;
}

/** Stops the desk as a person would, and waits until everything it started has closed. */
async function stopDesk(): Promise<void> {
  const child = desk;
  desk = null;
  if (child === null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function takeChanges(): Promise<void> {
  const restart = mustRestart || desk === null;
  mustRestart = false;
  if (!(await build())) mustRestart ||= restart;
  else if (restart) await restartDesk();
  else console.log('Pages prêtes : rechargez la fenêtre (F5).');
}

async function restartDesk(): Promise<void> {
  await stopDesk();
  // The window of the first start is still there: another one would pile up.
  if (!isStopping) startDesk('--no-open');
}

for (const { folder, restarts } of watched) {
  watch(join(root, folder), { recursive: true }, () => {
    if (restarts) mustRestart = true;
    clearTimeout(quietTimer);
    quietTimer = setTimeout(() => {
      work = work.then(takeChanges);
    }, quiet);
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    clearTimeout(quietTimer);
    void work.then(stopDesk).then(() => process.exit(0));
  });
}

work = work.then(async () => {
  if ((await build()) && !isStopping) startDesk();
});
