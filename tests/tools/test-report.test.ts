import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCounts,
  countReport,
  countStep,
  filesToTryAgain,
  lastLine,
  readPlaywright,
  readVitest,
  withSecondTry,
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
      assertionResults: tests.map((state) => ({
        fullName: 'counts',
        status: state,
        failureMessages: state === 'failed' ? ['expected 1 to be 2'] : [],
      })),
    })),
  };
}

/** A report as Playwright 1.65 writes it: one file of one describe, its tests by their state. */
function playwrightReport(states: readonly string[], errors: string[] = []) {
  return {
    config: {},
    suites: [
      {
        title: 'agenda.spec.ts',
        file: 'agenda.spec.ts',
        specs: [],
        suites: [
          {
            title: 'agenda',
            file: 'agenda.spec.ts',
            specs: states.map((status, index) => ({
              title: `test ${index}`,
              ok: status === 'expected',
              file: 'agenda.spec.ts',
              tests: [
                {
                  status,
                  results: [status === 'expected' ? {} : { error: { message: 'trop tard' } }],
                },
              ],
            })),
          },
        ],
      },
    ],
    errors: errors.map((message) => ({ message })),
    stats: { startTime: '2026-11-21T08:00:00.000Z', duration: 12.5 },
  };
}

const countVitest = (report: unknown, exitCode: number) =>
  countReport(readVitest(report, exitCode));
const countPlaywright = (report: unknown, exitCode: number) =>
  countReport(readPlaywright(report, exitCode));

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
  it('counts the tests that passed and those that failed, and says what they said', () => {
    const report = readPlaywright(playwrightReport(['expected', 'unexpected', 'expected']), 1);
    expect(countReport(report)).toEqual({ passed: 2, failed: 1 });
    expect(report.failures).toEqual([
      { file: 'agenda.spec.ts', title: 'test 1', message: 'trop tard' },
    ]);
  });

  it('counts flaky and skipped tests as failed', () => {
    expect(countPlaywright(playwrightReport(['expected', 'flaky', 'skipped']), 0)).toEqual({
      passed: 1,
      failed: 2,
    });
  });

  it('counts a file that cannot be imported, which leaves every figure at zero', () => {
    expect(countPlaywright(playwrightReport([], ['Cannot find module']), 1)).toEqual({
      passed: 0,
      failed: 1,
    });
  });

  it('counts a failure that only the exit code tells', () => {
    expect(countPlaywright(playwrightReport(['expected']), 1)).toEqual({ passed: 1, failed: 1 });
  });

  it('fails when it is missing, of another shape, or counted nothing', () => {
    const failure = { passed: 0, failed: 1 };
    expect(countPlaywright(null, 1)).toEqual(failure);
    expect(countPlaywright({ suites: {} }, 0)).toEqual(failure);
    expect(countPlaywright(playwrightReport([]), 0)).toEqual(failure);
  });
});

describe('a second try', () => {
  const green = { status: 'passed', tests: ['passed', 'passed'] };
  const red = { status: 'failed', tests: ['passed', 'failed'] };

  it('runs the few files that failed, and those alone', () => {
    expect(filesToTryAgain(readVitest(vitestReport(green, red), 1))).toEqual([
      'tests/file-1.test.ts',
    ]);
    expect(filesToTryAgain(readVitest(vitestReport(green), 0))).toEqual([]);
  });

  it('is not given to many files, to an error outside the tests, or to an exit code alone', () => {
    expect(filesToTryAgain(readVitest(vitestReport(red, red, red, red), 1))).toEqual([]);
    expect(filesToTryAgain(readVitest(null, 1))).toEqual([]);
    expect(filesToTryAgain(readVitest(vitestReport(green), 1))).toEqual([]);
    expect(
      filesToTryAgain(readPlaywright(playwrightReport(['unexpected'], ['no import']), 1)),
    ).toEqual([]);
  });

  it('counts each test once, as the second run says', () => {
    const first = readVitest(vitestReport(red, green), 1);
    const passes = vitestReport({ status: 'passed', tests: ['passed', 'passed'] });
    expect(countReport(withSecondTry(first, readVitest(passes, 0)))).toEqual({
      passed: 4,
      failed: 0,
    });
    const failsAgain = readVitest(vitestReport(red), 1);
    expect(countReport(withSecondTry(first, failsAgain))).toEqual({ passed: 3, failed: 1 });
  });

  it('fails when the second run says nothing of the file, or ends badly', () => {
    const first = readVitest(vitestReport(red, green), 1);
    expect(countReport(withSecondTry(first, readVitest(vitestReport(), 0))).failed).toBe(1);
    expect(countReport(withSecondTry(first, readVitest(null, 1))).failed).toBeGreaterThan(0);
    const passes = vitestReport({ status: 'passed', tests: ['passed', 'passed'] });
    expect(countReport(withSecondTry(first, readVitest(passes, 1))).failed).toBe(1);
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
