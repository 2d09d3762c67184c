/** One thing seen in a running program: a French sentence, and whether it holds. */
export interface Check {
  readonly title: string;
  /** Resolves with whether it holds; a rejection is a failure too. */
  run(): Promise<boolean>;
}

/**
 * Runs checks in order, whatever the earlier ones say, one line each. Gives the exit code: 0 when
 * all hold, 1 otherwise, and when there was nothing to check.
 */
export async function runChecks(
  checks: readonly Check[],
  say: (line: string) => void,
): Promise<0 | 1> {
  let held = 0;
  for (const { title, run } of checks) {
    const reason = await seeWhyNot(run);
    if (reason === null) held += 1;
    say(reason === null ? `✓ ${title}` : `✗ ${title}${reason}`);
  }
  say(`${held} sur ${checks.length}`);
  return checks.length > 0 && held === checks.length ? 0 : 1;
}

async function seeWhyNot(run: () => Promise<boolean>): Promise<string | null> {
  try {
    return (await run()) ? null : '';
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return ` (${line})`;
  }
}
