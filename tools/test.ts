import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.ts';
import { requireNode } from './require-node.ts';
import { commandFile, root, runNode } from './run.ts';
import {
  addCounts,
  countPlaywright,
  countStep,
  countVitest,
  lastLine,
  type Count,
} from './test-report.ts';

requireNode();

/** One part of the whole check: what it is called, and how it runs and counts. */
interface Step {
  readonly title: string;
  run(): Promise<Count>;
}

const steps: readonly Step[] = [
  quietStep('Mise en forme', () => [commandFile('prettier'), '--check', '.']),
  quietStep('Types', () => [commandFile('typescript', 'tsc'), '-b']),
  quietStep('Règles', () => ['tools/lint.ts']),
  quietStep('Construction', () => ['tools/build.ts']),
  {
    title: 'Tests unitaires, contrats et intégration',
    async run() {
      const report = freshReport('vitest.json');
      const { code } = await runNode(
        [
          commandFile('vitest'),
          'run',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${report}`,
        ],
        { show: true },
      );
      return countVitest(readReport(report), code);
    },
  },
  {
    title: 'Tests de bout en bout dans Chromium',
    async run() {
      const chromium = ensureChromium();
      if (!chromium.ok) {
        console.log(chromium.failure.sentence);
        return countStep(1);
      }
      const report = freshReport('playwright.json');
      const { code } = await runNode([commandFile('@playwright/test', 'playwright'), 'test'], {
        show: true,
        env: { RELAIS_CHROMIUM: chromium.value },
      });
      return countPlaywright(readReport(report), code);
    },
  },
];

const stopAtFirst = process.argv.includes('--stop-at-first');
const counts: Count[] = [];
for (const step of steps) {
  console.log(`\n── ${step.title}`);
  const count = await runStep(step);
  counts.push(count);
  if (count.failed > 0) {
    console.log(`── ${step.title} : échec`);
    if (stopAtFirst) break;
  }
}

const total = addCounts(counts);
console.log(`\n${lastLine(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** A step that cannot even start has failed: the run goes on to its last line. */
async function runStep(step: Step): Promise<Count> {
  try {
    return await step.run();
  } catch (error) {
    console.log(error);
    return countStep(1);
  }
}

/** A step without a report: one passed or failed; its output is shown when it fails. */
function quietStep(title: string, command: () => string[]): Step {
  return {
    title,
    async run() {
      const { code, output } = await runNode(command(), { show: false });
      if (code !== 0) console.log(output.trimEnd());
      return countStep(code);
    },
  };
}

/** Where a runner writes its report; an older one is removed, so that it cannot be counted again. */
function freshReport(name: string): string {
  const path = join(root, 'test-results', name);
  rmSync(path, { force: true });
  return path;
}

/** The report as JSON, or null when the runner left none that can be read. */
function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
