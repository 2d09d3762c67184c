import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandFile, root } from '../../tools/run.ts';

/** What the checks read of the house; never its sources, which would bring their own faults. */
const copied = [
  'oxlint.config.ts',
  'tools/lint-rules',
  'tsconfig.base.json',
  'tsconfig.json',
  'shared/tsconfig.json',
  'electron/tsconfig.json',
  'electron/preload/tsconfig.json',
  'renderer/tsconfig.json',
  'renderer/workers/tsconfig.json',
  'department/tsconfig.json',
  'tools/tsconfig.json',
  'bench/harness/tsconfig.json',
  'tests/tsconfig.json',
];

/** An empty house under the same rules, in a temporary folder, where faults can be planted. */
export interface HouseCopy extends Disposable {
  plant(file: string, content: string): void;
  /** Runs an installed command there. */
  run(
    packageName: string,
    args: readonly string[],
  ): { code: number | null; stdout: string; stderr: string };
}

/** Makes the copy; disposing of it removes its folder. */
export function createHouseCopy(): HouseCopy {
  const folder = mkdtempSync(join(tmpdir(), 'relais-house-'));
  for (const path of copied) cpSync(join(root, path), join(folder, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return {
    plant(file, content) {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    },
    run(packageName, args) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [commandFile(packageName), ...args],
        { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
      );
      return { code: status, stdout, stderr };
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
