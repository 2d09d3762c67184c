import { describe, expect, it } from 'vitest';
import { drawChart, resultToLine } from '../../bench/harness/chart.ts';
import { atLeast, atMost, figureToResult, isFigureTrusted } from '../../bench/harness/figure.ts';
import type { Figure } from '../../bench/harness/figure.ts';
import { replaceRun } from '../../bench/harness/record.ts';
import type { Run } from '../../bench/harness/record.ts';

const figure = (changes: Partial<Figure> = {}): Figure => ({
  name: 'passage.p50',
  label: 'p50',
  unit: '×',
  target: atMost(1.5),
  values: [1.2, 1.2, 1.3],
  control: [1, 1, 1],
  ...changes,
});

const run = (bench: string): Run => ({
  bench,
  at: '2026-11-20T10:00:00Z',
  seconds: 1,
  warmups: 3,
  rounds: 15,
  load: [1, 1],
  machine: {
    processor: 'x',
    cores: 2,
    memoryGigabytes: 8,
    system: 'Linux',
    node: '24',
    sqlite: '3',
    chromium: '156',
  },
  controls: {},
  discarded: [],
  labels: {},
  notes: [],
});

describe('what is kept of a figure', () => {
  it('reaches its mark when its median does, in the sense of that mark', () => {
    expect(figureToResult(figure())).toEqual({
      name: 'passage.p50',
      unit: '×',
      median: 1.2,
      low: 1.2,
      high: 1.3,
      target: '≤ 1.5',
      reached: true,
    });
    expect(figureToResult(figure({ target: atLeast(1.5) })).reached).toBe(false);
    expect(figureToResult(figure({ target: null }))).toMatchObject({ target: null, reached: null });
  });

  it('is left out when the baseline was not equal to itself; what is counted has no control', () => {
    expect(isFigureTrusted(figure())).toBe(true);
    expect(isFigureTrusted(figure({ control: [1.2, 1.2, 1.2] }))).toBe(false);
    expect(isFigureTrusted(figure({ control: null }))).toBe(true);
  });
});

describe('the record of the measures', () => {
  it('has the last run of each bench, in the order of the document', () => {
    const of = (name: string, median: number) => ({
      ...figureToResult(figure({ name })),
      median,
    });
    const first = replaceRun(
      { results: [], runs: [] },
      run('load'),
      [of('load.raw', 1)],
      ['passage', 'load'],
    );
    const second = replaceRun(first, run('passage'), [of('passage.p50', 1)], ['passage', 'load']);
    const third = replaceRun(second, run('load'), [of('load.raw', 2)], ['passage', 'load']);
    expect(third.results.map(({ name, median }) => [name, median])).toEqual([
      ['passage.p50', 1],
      ['load.raw', 2],
    ]);
    expect(third.runs.map(({ bench }) => bench)).toEqual(['passage', 'load']);
  });
});

describe('the chart of a bench', () => {
  it('puts on the same side whatever is reached, less as more', () => {
    const less = resultToLine(figureToResult(figure()), 'less');
    expect(less?.median).toBeCloseTo(0.8, 9);
    expect(less?.reached).toBe(true);
    const more = resultToLine(figureToResult(figure({ target: atLeast(0.6) })), 'more');
    expect(more?.median).toBeCloseTo(0.5, 9);
    expect(more?.reached).toBe(true);
    expect(resultToLine(figureToResult(figure({ target: null })), 'told')).toBeNull();
  });

  it('names each figure, and tells a reached mark from a missed one without colour', () => {
    const missed = figureToResult(figure({ values: [4, 4, 4] }));
    const lines = [figureToResult(figure()), missed].flatMap(
      (result, index) => resultToLine(result, `figure <${index}>`) ?? [],
    );
    const svg = drawChart('Two figures', lines);
    expect(svg).toContain('figure &lt;0&gt;');
    expect(svg.match(/<circle/g)).toHaveLength(1);
    expect(svg.match(/<path/g)).toHaveLength(1);
    expect(
      svg.match(/(?:fill|stroke)="(#\w+)"/g)?.every((one) => /#(000|fff|bbb)"/.test(one)),
    ).toBe(true);
  });
});
