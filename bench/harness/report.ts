import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import type { Bench } from './bench.ts';
import { drawChart, resultToLine } from './chart.ts';
import type { ChartLine } from './chart.ts';
import type { Result } from './figure.ts';
import type { MeasureRecord, Run } from './record.ts';

const DOCUMENT = 'docs/performance.md';
const CHARTS = 'docs/images/performance';

/** Writes docs/performance.md and its charts from what was measured; nothing in them is typed by hand. */
export async function writeReport(
  record: MeasureRecord,
  benches: readonly Bench[],
  root: string,
): Promise<void> {
  rmSync(join(root, CHARTS), { recursive: true, force: true });
  mkdirSync(join(root, CHARTS), { recursive: true });
  const draw = (name: string, title: string, lines: readonly ChartLine[]): string[] => {
    if (lines.length === 0) return [];
    writeFileSync(join(root, CHARTS, `${name}.svg`), drawChart(title, lines));
    return [`![${title}](images/performance/${name}.svg)`];
  };
  const sections = benches.map((bench) => {
    const run = record.runs.find((one) => one.bench === bench.name);
    return run === undefined
      ? [`## ${bench.title}`, `\`npm run bench -- ${bench.name}\` has not run here yet.`]
      : writeSection(bench, run, resultsOf(record, bench.name), draw);
  });
  const text = [
    ...introduction(record),
    ...draw('all', 'Every figure that has a mark, and how far from it', toLines(record)),
    ...sections.flat(),
  ].join('\n\n');
  writeFileSync(
    join(root, DOCUMENT),
    await format(text, { parser: 'markdown', printWidth: 100, singleQuote: true }),
  );
}

function introduction({ results, runs }: MeasureRecord): readonly string[] {
  const marked = results.filter(({ reached }) => reached !== null);
  const reached = marked.filter((result) => result.reached === true);
  return [
    '# How fast, how light',
    '`npm run bench` measures Relais against what people would use instead, on the machine it runs on, and writes this page, its charts and [`bench/results.json`](../bench/results.json). `npm run bench -- passage load` runs some of it; `--quick` is a try, which writes nothing and counts for nothing. What Relais is compared with is installed then, by `bench/package.json`: the project itself never installs it. None of it is part of `npm run verify`, and no test asserts a time.',
    `${reached.length} of ${marked.length} marks reached. A figure reaches its mark when its median does.`,
    '## Method',
    [
      '- Only ratios count: the reference and Relais are measured in the same run, each in turn, there and back then back and there (ABBA, BAAB…): a machine that slows down does it to both. Times are told to give an order of size, never to be compared from a day to another.',
      '- 15 rounds after 3 that do not count. Each round starts from fresh data, and gives one ratio; the figure is the median of the rounds, its interval the 95 % bootstrap of that median (2,000 draws, from a fixed seed).',
      '- In the same rounds the reference is measured against itself. When the median of that control is outside 0.95–1.05, the figure is left out, and said so: it would tell of the machine.',
      '- Both sides do the same work with the same durability, unless a line says otherwise, always to the other’s advantage.',
      '- “Load” is how many tasks were waiting for a core, on average, when the bench began and when it ended: above the number of cores, the machine was busy with something else as well, and intervals are wide.',
    ].join('\n'),
    '## Machine',
    machineTable(runs),
  ];
}

function machineTable(runs: readonly Run[]): string {
  const lines = runs.map(
    ({ bench, at, seconds, load, rounds, machine }) =>
      `| ${bench} | ${at.slice(0, 16).replace('T', ' ')} | ${seconds} s | ${rounds} | ${load[0]} → ${load[1]} | ${machine.processor}, ${machine.cores} cores, ${machine.memoryGigabytes} GB; ${machine.system}; Node ${machine.node}; SQLite ${machine.sqlite}; Chromium ${machine.chromium} |`,
  );
  return [
    '| bench | run (UTC) | took | rounds | load | on |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function writeSection(
  bench: Bench,
  run: Run,
  results: readonly Result[],
  draw: (name: string, title: string, lines: readonly ChartLine[]) => string[],
): readonly string[] {
  const labelOf = ({ name }: { readonly name: string }) => run.labels[name] ?? name;
  const table = results.map((result) => {
    const { name, unit, median, low, high, target, reached } = result;
    const verdict = reached === null ? 'told' : reached ? 'reached' : '**missed**';
    return `| ${labelOf(result)} | \`${name}\` | ${median} ${unit} | ${low} – ${high} | ${target ?? '–'} | ${verdict} | ${run.controls[name] ?? '–'} |`;
  });
  const missed = results.flatMap((result) => {
    const reason = bench.reasons?.[result.name];
    return result.reached === false && reason !== undefined
      ? [`- **${labelOf(result)}** misses its mark: ${reason}`]
      : [];
  });
  const left = run.discarded.map(
    (figure) =>
      `- **${labelOf(figure)}** was left out of this run: the reference against itself gave ${figure.control}.`,
  );
  return [
    `## ${bench.title}`,
    bench.method.map((sentence) => `- ${sentence}`).join('\n'),
    [
      '| figure | name | median | 95 % | mark | | control |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...table,
    ].join('\n'),
    ...draw(
      bench.name,
      `${bench.name}: how far from its mark`,
      results.flatMap((result) => resultToLine(result, labelOf(result)) ?? []),
    ),
    ...[[...missed, ...left, ...run.notes.map((note) => `- ${note}`)].join('\n')].filter(
      (text) => text !== '',
    ),
  ];
}

function toLines({ results, runs }: MeasureRecord): readonly ChartLine[] {
  return results.flatMap((result) => {
    const run = runs.find(({ labels }) => Object.hasOwn(labels, result.name));
    return (
      resultToLine(result, `${run?.bench ?? ''}: ${run?.labels[result.name] ?? result.name}`) ?? []
    );
  });
}

function resultsOf({ results }: MeasureRecord, bench: string): readonly Result[] {
  return results.filter(({ name }) => name.startsWith(`${bench}.`));
}
