/** Environment of a desk whose machine’s clock is `milliseconds` ahead (behind, when negative). */
export function shiftClock(milliseconds: number): Readonly<Record<string, string>> {
  return shiftOf('start.ts', milliseconds);
}

/** The same of a département run on its own. */
export function shiftDepartmentClock(milliseconds: number): Readonly<Record<string, string>> {
  return shiftOf('cli.ts', milliseconds);
}

/** In a page: its clock as many milliseconds ahead, from now on. */
export function shiftPage(milliseconds: number): void {
  const now = Date.now.bind(Date);
  Date.now = () => now() + milliseconds;
}

function shiftOf(program: string, milliseconds: number): Readonly<Record<string, string>> {
  return {
    NODE_OPTIONS: `--import=${import.meta.resolve('./desk-shifted-clock.ts')}`,
    RELAIS_TEST_CLOCK_OF: program,
    RELAIS_TEST_CLOCK_SHIFT: String(Math.round(milliseconds)),
  };
}
