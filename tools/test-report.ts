import { z } from 'zod';

/** How many tests, or steps without tests, passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
}

/** A test that did not pass: where it is, its whole title, what it said. */
export interface Failure {
  /** As the runner names it: what it takes to run this file alone. */
  readonly file: string;
  readonly title: string;
  readonly message: string;
}

/** What a runner's report tells, whichever the runner. */
export interface Report {
  readonly files: readonly { readonly file: string; readonly passed: number }[];
  readonly failures: readonly Failure[];
  /** Errors outside every file, or a report that cannot be read. */
  readonly loose: readonly string[];
  readonly exitCode: number;
}

/** Sums counts. */
export function addCounts(counts: readonly Count[]): Count {
  return {
    passed: counts.reduce((sum, count) => sum + count.passed, 0),
    failed: counts.reduce((sum, count) => sum + count.failed, 0),
  };
}

/** The line a test run ends with. */
export function lastLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed`;
}

/** A step that writes no report (format, types, lint, build) counts as one. */
export function countStep(exitCode: number): Count {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts a report. The exit code has the last word: an error outside every test leaves the report
 * all green, and a run that counted nothing proved nothing.
 */
export function countReport(report: Report): Count {
  const passed = report.files.reduce((sum, file) => sum + file.passed, 0);
  const failed = report.failures.length + report.loose.length;
  if (failed > 0) return { passed, failed };
  return { passed, failed: report.exitCode !== 0 || passed === 0 ? 1 : 0 };
}

/** More files than this failing together is a defect, never a machine that was too slow once. */
const FILES_TRIED_AGAIN = 3;

/**
 * The files to run once more, alone, when few of them failed and nothing failed outside them;
 * empty when the first run has the last word (docs/decisions/0025).
 */
export function filesToTryAgain({ failures, loose }: Report): readonly string[] {
  const files = [...new Set(failures.map(({ file }) => file))];
  return loose.length === 0 && files.length <= FILES_TRIED_AGAIN ? files : [];
}

/** The first report, with what the second says of the files it ran. */
export function withSecondTry(first: Report, second: Report): Report {
  const again = new Set(filesToTryAgain(first));
  return {
    files: [...first.files.filter(({ file }) => !again.has(file)), ...second.files],
    failures: second.failures,
    // A file that the second run did not find would count neither way.
    loose: [
      ...second.loose,
      ...[...again]
        .filter((name) => !second.files.some(({ file }) => file === name))
        .map((file) => `${file} did not run again`),
    ],
    exitCode: second.exitCode,
  };
}

const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Reads Vitest's JSON report (`null` when it is missing). What did not pass failed: a skipped or
 * pending test too. A file that fails without a failing test (its import broke) counts as one.
 */
export function readVitest(report: unknown, exitCode: number): Report {
  const parsed = vitestSchema.safeParse(report);
  if (!parsed.success) return unreadable(exitCode);
  const failures = parsed.data.testResults.flatMap((file): Failure[] => {
    const failing = file.assertionResults.filter((test) => test.status !== 'passed');
    if (failing.length === 0 && file.status !== 'passed')
      return [{ file: file.name, title: 'le fichier entier', message: file.message }];
    return failing.map((test) => ({
      file: file.name,
      title: test.fullName,
      message: test.failureMessages?.join('\n') || test.status,
    }));
  });
  const files = parsed.data.testResults.map((file) => ({
    file: file.name,
    passed: file.assertionResults.filter((test) => test.status === 'passed').length,
  }));
  return { files, failures, loose: [], exitCode };
}

const playwrightSuiteSchema = z.object({
  file: z.string(),
  specs: z.array(
    z.object({
      title: z.string(),
      tests: z.array(
        z.object({
          status: z.string(),
          results: z.array(
            z.object({ error: z.object({ message: z.string().optional() }).optional() }),
          ),
        }),
      ),
    }),
  ),
  get suites() {
    return z.array(playwrightSuiteSchema).optional();
  },
});

type PlaywrightSuite = z.infer<typeof playwrightSuiteSchema>;

const playwrightSchema = z.object({
  suites: z.array(playwrightSuiteSchema),
  errors: z.array(z.object({ message: z.string().optional() })),
});

/**
 * Reads Playwright's JSON report (`null` when it is missing). Flaky and skipped tests failed;
 * errors outside any test (a file that cannot be imported) count one each.
 */
export function readPlaywright(report: unknown, exitCode: number): Report {
  const parsed = playwrightSchema.safeParse(report);
  if (!parsed.success) return unreadable(exitCode);
  const { suites, errors } = parsed.data;
  const tests = suites.flatMap(testsOf);
  const files = suites.map(({ file }) => ({
    file,
    passed: tests.filter((test) => test.file === file && test.status === 'expected').length,
  }));
  const failures = tests
    .filter((test) => test.status !== 'expected')
    .map(({ file, title, message }) => ({ file, title, message }));
  return { files, failures, loose: errors.map(({ message }) => message ?? 'erreur'), exitCode };
}

function testsOf(suite: PlaywrightSuite): readonly (Failure & { readonly status: string })[] {
  const here = suite.specs.flatMap((spec) =>
    spec.tests.map(({ status, results }) => ({
      file: suite.file,
      title: spec.title,
      status,
      message: results.map(({ error }) => error?.message ?? '').join('\n') || status,
    })),
  );
  return [...here, ...(suite.suites ?? []).flatMap(testsOf)];
}

function unreadable(exitCode: number): Report {
  return { files: [], failures: [], loose: ['Le compte rendu manque ou ne se lit pas.'], exitCode };
}
