import { z } from 'zod';

/** How many tests, or steps without tests, passed and failed. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
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

const vitestSchema = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/**
 * Counts Vitest's JSON report (`null` when it is missing). What did not pass failed: a skipped or
 * pending test too. A file that fails without a failing test (its import broke) counts as one.
 */
export function countVitest(report: unknown, exitCode: number): Count {
  const parsed = vitestSchema.safeParse(report);
  if (!parsed.success) return { passed: 0, failed: 1 };
  const counts = parsed.data.testResults.map((file): Count => {
    const passed = file.assertionResults.filter((test) => test.status === 'passed').length;
    const failed = file.assertionResults.length - passed;
    return { passed, failed: file.status !== 'passed' && failed === 0 ? 1 : failed };
  });
  return heedExitCode(addCounts(counts), exitCode);
}

const playwrightSchema = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    flaky: z.int(),
    skipped: z.int(),
  }),
  errors: z.array(z.unknown()),
});

/**
 * Counts Playwright's JSON report (`null` when it is missing). Flaky and skipped tests failed;
 * errors outside any test (a file that cannot be imported) count one each.
 */
export function countPlaywright(report: unknown, exitCode: number): Count {
  const parsed = playwrightSchema.safeParse(report);
  if (!parsed.success) return { passed: 0, failed: 1 };
  const { stats, errors } = parsed.data;
  return heedExitCode(
    {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    },
    exitCode,
  );
}

/**
 * The exit code has the last word: an error outside every test leaves the report all green, and a
 * run that counted nothing proved nothing.
 */
function heedExitCode(count: Count, exitCode: number): Count {
  if (count.failed > 0) return count;
  return exitCode !== 0 || count.passed === 0 ? { ...count, failed: 1 } : count;
}
