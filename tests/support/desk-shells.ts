import { join } from 'node:path';
import { _electron } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { ElectronStart } from '../../electron/launch/electron-shell.ts';
import { findElectronForTests } from '../../tools/electron-for-tests.ts';
import type { ShellOption } from '../../tools/electron-for-tests.ts';
import { openDesk } from './desk-page.ts';
import { untilGone } from './desk-processes.ts';
import { expect, test as deskTest, watchContext } from './desk-test.ts';
import type { Watch } from './desk-test.ts';

const root = join(import.meta.dirname, '..', '..');

/** A desk in its window, whichever shell shows it. */
interface ShownDesk {
  readonly page: Page;
  /** Kills it and everything it started, with no warning: a power cut. */
  cut(): Promise<void>;
}

/** An Electron desk is watched by its own window, not by the test’s. */
interface ElectronDesk extends ShownDesk {
  readonly watch: Watch;
}

/**
 * The desk tests whose text serves both shells: `show` starts the desk of the test’s `place`, counting
 * for itself, and gives the page of its window. The project says in which shell.
 */
export const test = deskTest.extend<ShellOption & { readonly show: () => Promise<ShownDesk> }>({
  shell: ['navigateur', { option: true }],
  show: async ({ shell, place, page, watch }, give) => {
    // What a page says of a desk that was cut is no fault.
    watch.expectSilence();
    if (shell === 'navigateur')
      return give(async () => {
        const desk = await place.start(['--department', 'none']);
        await openDesk(page, desk);
        return { page, cut: () => desk.killGroup() };
      });
    const shown: ElectronDesk[] = [];
    await give(async () => {
      const desk = await showInElectron(place.profile);
      shown.push(desk);
      return desk;
    });
    for (const desk of shown) await desk.cut();
    expect(shown.flatMap((desk) => desk.watch.faults)).toEqual([]);
  },
});

async function showInElectron(folder: string): Promise<ElectronDesk> {
  const electron = findElectronForTests(process.env, process.platform);
  if (!electron.ok) throw new Error(electron.failure.sentence);
  const start: ElectronStart = {
    folder,
    demo: false,
    department: { kind: 'none' },
    enrolmentCode: null,
    kiosk: false,
  };
  const app = await _electron.launch({
    executablePath: electron.value,
    args: [join(root, 'out', 'main', 'index.js'), `--relais=${JSON.stringify(start)}`],
    cwd: root,
  });
  const watch = watchContext(app.context());
  watch.expectSilence();
  const main = app.process();
  return {
    page: await app.firstWindow(),
    watch,
    cut: async () => {
      main.kill('SIGKILL');
      // Its windows and its host are told the profile’s folder, or end with it.
      await untilGone(({ command, pid }) => pid === main.pid || command.includes(folder));
    },
  };
}
