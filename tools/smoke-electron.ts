import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { describeChecks } from './electron-checks.ts';
import { findElectronForTests } from './electron-for-tests.ts';
import { requireNode } from './require-node.ts';
import { runChecks } from './run-checks.ts';
import { root } from './run.ts';

requireNode();

/** Nothing was checked, which is neither a success nor a failure. */
const NOTHING_CHECKED = 3;

const electron = findElectronForTests(process.env, process.platform);
if (electron.ok) process.exitCode = await smoke(electron.value);
else {
  console.log(`Rien n’a été vérifié : ${electron.failure.sentence}`);
  process.exitCode = NOTHING_CHECKED;
}

/** Opens a demonstration of its own in Electron, and looks at it. */
async function smoke(electron: string): Promise<number> {
  process.chdir(root);
  await buildIfStale();
  const { _electron } = await import('playwright-core');
  const folder = mkdtempSync(join(tmpdir(), 'relais-essai-'));
  const start = { folder, demo: true, department: { kind: 'none' }, enrolmentCode: null };
  const args = [join(root, 'out', 'main', 'index.js'), `--relais=${JSON.stringify(start)}`];
  try {
    const app = await _electron.launch({ executablePath: electron, args, cwd: root });
    const page = await app.firstWindow();
    let ended: Promise<void> | null = null;
    const quit = () => (ended ??= app.close());
    try {
      return await runChecks(
        describeChecks({ app, page, executable: electron, args, quit }),
        console.log,
      );
    } finally {
      await quit();
    }
  } catch (error) {
    console.log(`✗ Electron ne s’est pas ouvert (${String(error).split('\n')[0]})`);
    return 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
