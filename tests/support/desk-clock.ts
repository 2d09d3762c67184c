/** Environment of a desk whose machine’s clock is `milliseconds` ahead (behind, when negative). */
export function shiftClock(milliseconds: number): Readonly<Record<string, string>> {
  return {
    NODE_OPTIONS: `--import=${import.meta.resolve('./desk-shifted-clock.ts')}`,
    RELAIS_TEST_CLOCK_SHIFT: String(Math.round(milliseconds)),
  };
}
