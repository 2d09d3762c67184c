import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ensureChromium } from './chromium.ts';
import { requireNode } from './require-node.ts';
import { commandFile, root, runNode } from './run.ts';
import {
  addCounts,
  countReport,
  countStep,
  filesToTryAgain,
  lastLine,
  readPlaywright,
  readVitest,
  withSecondTry,
  type Count,
  type Report,
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
  reportedStep('Tests unitaires, contrats et intégration', async (files) => {
    const report = freshReport('vitest.json');
    const { code } = await runNode(
      [
        commandFile('vitest'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...files,
      ],
      { show: true },
    );
    return readVitest(readReport(report), code);
  }),
  reportedStep('Tests de bout en bout dans Chromium', async (files) => {
    const chromium = ensureChromium();
    if (!chromium.ok)
      return { files: [], failures: [], loose: [chromium.failure.sentence], exitCode: 1 };
    const report = freshReport('playwright.json');
    const { code } = await runNode(
      [
        commandFile('@playwright/test', 'playwright'),
        'test',
        // A filter is looked for anywhere in a path: this one names one file.
        ...files.map((file) => `/${file}`),
      ],
      { show: true, env: { RELAIS_CHROMIUM: chromium.value } },
    );
    return readPlaywright(readReport(report), code);
  }),
];

/** Said again at the end, where a long output is still read. */
const lastWords: string[] = [];
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
console.log(['', ...lastWords, lastLine(total)].join('\n'));
process.exitCode = total.failed > 0 ? 1 : 0;

/** A step that cannot even start has failed: the run goes on to its last line. */
async function runStep(step: Step): Promise<Count> {
  try {
    return await step.run();
  } catch (error) {
    console.log(error);
    lastWords.push(`ÉCHEC ${step.title} : ${String(error)}`);
    return countStep(1);
  }
}

/** A step without a report: one passed or failed; its output is shown when it fails. */
function quietStep(title: string, command: () => string[]): Step {
  return {
    title,
    async run() {
      const { code, output } = await runNode(command(), { show: false });
      if (code !== 0) {
        console.log(output.trimEnd());
        lastWords.push(`ÉCHEC ${title}`);
      }
      return countStep(code);
    },
  };
}

/**
 * A step with a report. A few files that failed run once more, alone: what passes then is counted,
 * and named as unsteady; what fails twice has failed.
 */
function reportedStep(title: string, run: (files: readonly string[]) => Promise<Report>): Step {
  return {
    title,
    async run() {
      const first = await run([]);
      const again = filesToTryAgain(first);
      if (again.length > 0) {
        sayFailures('INSTABLE au premier essai', first);
        console.log(`\n── ${title} : second essai de ${again.join(', ')}`);
      }
      const report = again.length > 0 ? withSecondTry(first, await run(again)) : first;
      sayFailures('ÉCHEC', report);
      return countReport(report);
    },
  };
}

function sayFailures(word: string, { failures, loose }: Report): void {
  for (const { file, title, message } of failures)
    lastWords.push(`${word} ${relative(root, file)} › ${title}\n${firstLines(message)}`);
  for (const message of loose) lastWords.push(`${word} ${firstLines(message)}`);
}

/** Enough of a message to know where to look; Playwright colours it. */
function firstLines(message: string): string {
  return stripVTControlCharacters(message).split('\n').slice(0, 12).join('\n');
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
