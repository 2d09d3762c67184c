/**
 * Measures Relais against what people would use instead. `npm run bench` runs every bench and writes
 * bench/results.json and docs/performance.md; `npm run bench -- passage load` those alone; `--quick` is
 * a try that writes nothing. Never part of the tests: a ratio is read, not asserted.
 */
import '../tests/support/temporal.ts';
import { join } from 'node:path';
import { buildIfStale } from '../tools/build.ts';
import { requireNode } from '../tools/require-node.ts';
import { root } from '../tools/run.ts';
import { benches } from './benches/all.ts';
import { runBench } from './harness/run-bench.ts';
import { readRecord, replaceRun, writeRecord } from './harness/record.ts';
import { writeReport } from './harness/report.ts';

const RESULTS = join(root, 'bench', 'results.json');

requireNode();
const words = process.argv.slice(2);
const quick = words.includes('--quick');
const names = words.filter((word) => !word.startsWith('--'));
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(
    `Mesure inconnue : ${unknown.join(', ')}. Il y a : ${benches.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

process.chdir(root);
if (!words.includes('--report')) {
  await buildIfStale();
  for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    const { run, results } = await runBench(bench, quick, (sentence) => console.log(sentence));
    if (quick) continue;
    // After each: a bench that fails later takes nothing away from this one.
    await writeRecord(
      RESULTS,
      replaceRun(
        readRecord(RESULTS),
        run,
        results,
        benches.map(({ name }) => name),
      ),
    );
  }
}
if (!quick) await writeReport(readRecord(RESULTS), benches, root);
// What a peer left open must not keep the command alive.
process.exit();
