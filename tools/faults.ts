import { parseArgs } from 'node:util';
import { requireNode } from './require-node.ts';
import { commandFile, runNode } from './run.ts';

requireNode();

/** `npm run faults -- --seeds 10000`, from 1 or `--from N`; `--seed N` plays one again. */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
  },
});
const { code } = await runNode([commandFile('vitest'), 'run', 'tests/faults'], {
  show: true,
  env:
    values.seed === undefined
      ? { RELAIS_FAULT_SEEDS: values.seeds, RELAIS_FAULT_FROM: values.from }
      : { RELAIS_FAULT_SEED: values.seed },
});
process.exitCode = code;
