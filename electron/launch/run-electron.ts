import { join } from 'node:path';
import { DEMO_SITE } from '../host/demo-secrets.ts';
import { openDesk } from '../host/open-desk.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { startElectron } from './electron-shell.ts';
import type { ElectronStart } from './electron-shell.ts';
import { systemClock, systemRandom } from './platform.ts';
import { fillDemonstration } from './fill-demonstration.ts';
import type { RunningShell, ShellStart } from './running-shell.ts';
import { showFirst } from './show-first.ts';

/**
 * Opens the desk in Electron, whose own host process then holds the profile. The profile is opened
 * here first, for a moment: its refusals are said in the terminal, and an embedded département can
 * be started and asked for a code before the window opens.
 */
export async function startElectronShell(
  { root, folder, options, startDepartment }: ShellStart,
  electron: string,
): Promise<Result<RunningShell>> {
  const department = options.department?.kind === 'embedded' ? null : options.department;
  const peek = openDesk({
    folder,
    demo: options.demo,
    department: { kind: 'none' },
    clock: systemClock,
    random: systemRandom,
  });
  if (!peek.ok) {
    const { code, sentence, holder } = peek.failure;
    if (holder === undefined) return refuse(code, sentence);
    const url = holder === null ? null : await showFirst(holder);
    if (url !== null) return refuse(code, `Relais est déjà ouvert sur ce profil\u00a0: ${url}`);
    // Held by another Electron, which shows its window when it is started again.
    return ok(
      runElectron(electron, root, {
        folder,
        demo: options.demo,
        department,
        enrolmentCode: null,
        kiosk: options.kiosk,
      }),
    );
  }
  const { demo, department: link, identity } = peek.value.profile.read();
  const embedded = await startDepartment();
  if (demo !== null) await embedded?.setDemoStaff(demo.staff);
  const site = identity?.site ?? (demo === null ? null : DEMO_SITE);
  const enrolmentCode =
    embedded !== null && link === null && site !== null
      ? await embedded.createEnrolmentCode(site)
      : null;
  await peek.value.close();

  const shell = runElectron(electron, root, {
    folder,
    demo: options.demo,
    department: embedded === null ? department : { kind: 'url', url: embedded.url },
    enrolmentCode,
    kiosk: options.kiosk,
  });
  const closing = new AbortController();
  if (embedded !== null && options.demo && options.past)
    void fillDemonstration(folder, embedded, closing.signal);
  return ok({
    ended: shell.ended,
    close: () => {
      closing.abort();
      return shell.close();
    },
  });
}

function runElectron(electron: string, root: string, start: ElectronStart): RunningShell {
  const child = startElectron(electron, join(root, 'out', 'main', 'index.js'), start);
  const ended = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
  return {
    ended,
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
