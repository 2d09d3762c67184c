import { accessSync, constants } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { requireNode } from './require-node.ts';
import { commandFile, runNode } from './run.ts';

requireNode();

/**
 * Memory that looks like a folder, where there is some: no power is cut in these runs, and waiting for a
 * disk at each commit is most of their time.
 */
const MEMORY = '/dev/shm';

/** Seeds under which one process is enough: each starts a PostgreSQL. */
const FEW = 100;

/** `npm run faults -- --seeds 10000`, from 1 or `--from N`; `--seed N` plays one again. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
const from = Number(values.seed ?? values.from);
const seeds = values.seed === undefined ? Number(values.seeds) : 1;
const processes = seeds > FEW ? availableParallelism() : 1;
const codes = await Promise.all(
  Array.from({ length: processes }, (_, index) => {
    const [first, next] = [index, index + 1].map((part) => Math.floor((seeds * part) / processes));
    return play(from + (first ?? 0), (next ?? 0) - (first ?? 0));
  }),
);
process.exitCode = Math.max(...codes);

async function play(first: number, count: number): Promise<number> {
  const { code } = await runNode([commandFile('vitest'), 'run', 'tests/faults/faults.test.ts'], {
    show: true,
    env: {
      RELAIS_FAULT_SEEDS: String(count),
      RELAIS_FAULT_FROM: String(first),
      ...(isWritable(MEMORY) && { TMPDIR: MEMORY }),
    },
  });
  return code;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
