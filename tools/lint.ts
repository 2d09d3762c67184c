import { requireNode } from './require-node.ts';
import { commandFile, runNode } from './run.ts';

requireNode();

/** Both run whatever the first says: one pass shows everything to mend. */
const rules = await runNode([commandFile('oxlint')], { show: true });
const unused = await runNode([commandFile('knip'), '--no-progress', '--no-config-hints'], {
  show: true,
});
process.exitCode = rules.code === 0 && unused.code === 0 ? 0 : 1;
