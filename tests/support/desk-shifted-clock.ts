/**
 * Loaded before the program (`node --import`): its machine’s clock is `RELAIS_TEST_CLOCK_SHIFT`
 * milliseconds off. The desk alone: the département it starts keeps the true time.
 */
const shift = Number(process.env['RELAIS_TEST_CLOCK_SHIFT']);
if (process.argv[1]?.endsWith('start.ts') === true) {
  const now = Date.now.bind(Date);
  Date.now = () => now() + shift;
}
