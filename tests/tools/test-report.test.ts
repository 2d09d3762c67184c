import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCounts,
  countPlaywright,
  countStep,
  countVitest,
  lastLine,
} from '../../tools/test-report.ts';

/** A report as Vitest 5 writes it, cut to what tells a file from another. */
function vitestReport(...files: { status: string; tests: string[] }[]) {
  return {
    success: files.every((file) => file.status === 'passed'),
    numTotalTests: files.flatMap((file) => file.tests).length,
    testResults: files.map(({ status, tests }, index) => ({
      name: `tests/file-${index}.test.ts`,
      status,
      message: '',
      assertionResults: tests.map((state) => ({ title: 'counts', status: state })),
    })),
  };
}

/** A report as Playwright 1.65 writes it. */
function playwrightReport(
  stats: Partial<Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>>,
  errors: string[] = [],
) {
  return {
    config: {},
    suites: [],
    errors: errors.map((message) => ({ message })),
    stats: {
      startTime: '2026-11-21T08:00:00.000Z',
      duration: 12.5,
      expected: 0,
      unexpected: 0,
      flaky: 0,
      skipped: 0,
      ...stats,
    },
  };
}

describe('a step without a report', () => {
  it('counts one by its exit code', () => {
    expect(countStep(0)).toEqual({ passed: 1, failed: 0 });
    expect(countStep(2)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('Vitest’s report', () => {
  it('counts the tests that passed and those that failed', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed', 'passed'] },
      { status: 'failed', tests: ['passed', 'failed'] },
    );
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a file whose import broke, though no test of it failed', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed'] },
      { status: 'failed', tests: [] },
    );
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a file whose clean-up broke after all its tests passed', () => {
    const report = vitestReport({ status: 'failed', tests: ['passed', 'passed'] });
    expect(countVitest(report, 1)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts skipped, pending and to-do tests as failed', () => {
    const report = vitestReport({
      status: 'passed',
      tests: ['passed', 'skipped', 'pending', 'todo'],
    });
    expect(countVitest(report, 0)).toEqual({ passed: 1, failed: 3 });
  });

  it('counts an error outside every test, which only the exit code tells', () => {
    const report = vitestReport({ status: 'passed', tests: ['passed'] });
    expect(countVitest(report, 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('fails when it is missing, of another shape, or counted nothing', () => {
    const failure = { passed: 0, failed: 1 };
    expect(countVitest(null, 0)).toEqual(failure);
    expect(countVitest({ numPassedTests: 12 }, 0)).toEqual(failure);
    expect(countVitest(vitestReport(), 0)).toEqual(failure);
  });

  it('counts every test once, and never calls a failed run a success', () => {
    const file = fc.record({
      status: fc.constantFrom('passed', 'failed'),
      tests: fc.array(fc.constantFrom('passed', 'failed', 'skipped', 'pending', 'todo')),
    });
    fc.assert(
      fc.property(fc.array(file), fc.nat(2), (files, exitCode) => {
        const { passed, failed } = countVitest(vitestReport(...files), exitCode);
        const states = files.flatMap(({ tests }) => tests);
        expect(passed).toBe(states.filter((state) => state === 'passed').length);
        expect(passed + failed).toBeGreaterThanOrEqual(states.length);
        const green = exitCode === 0 && files.every(({ status }) => status === 'passed');
        expect(failed > 0 || green).toBe(true);
      }),
    );
  });
});

describe('Playwright’s report', () => {
  it('counts the tests that passed and those that failed', () => {
    expect(countPlaywright(playwrightReport({ expected: 4, unexpected: 2 }), 1)).toEqual({
      passed: 4,
      failed: 2,
    });
  });

  it('counts flaky and skipped tests as failed', () => {
    expect(countPlaywright(playwrightReport({ expected: 4, flaky: 1, skipped: 2 }), 0)).toEqual({
      passed: 4,
      failed: 3,
    });
  });

  it('counts a file that cannot be imported, which leaves every figure at zero', () => {
    expect(countPlaywright(playwrightReport({}, ['Cannot find module']), 1)).toEqual({
      passed: 0,
      failed: 1,
    });
  });

  it('counts a failure that only the exit code tells', () => {
    expect(countPlaywright(playwrightReport({ expected: 4 }), 1)).toEqual({ passed: 4, failed: 1 });
  });

  it('fails when it is missing, of another shape, or counted nothing', () => {
    const failure = { passed: 0, failed: 1 };
    expect(countPlaywright(null, 1)).toEqual(failure);
    expect(countPlaywright({ stats: {} }, 0)).toEqual(failure);
    expect(countPlaywright(playwrightReport({}), 0)).toEqual(failure);
  });
});

describe('the last line', () => {
  it('sums every step', () => {
    const total = addCounts([
      { passed: 1, failed: 0 },
      { passed: 120, failed: 2 },
      { passed: 0, failed: 1 },
    ]);
    expect(lastLine(total)).toBe('121 passed, 3 failed');
  });

  it('says zero of each when nothing ran', () => {
    expect(lastLine(addCounts([]))).toBe('0 passed, 0 failed');
  });
});
