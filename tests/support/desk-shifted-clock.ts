/**
 * Loaded before a program (`node --import`): its machine’s clock is `RELAIS_TEST_CLOCK_SHIFT`
 * milliseconds off. The program named alone: a département the desk starts keeps the true time.
 */
const shift = Number(process.env['RELAIS_TEST_CLOCK_SHIFT']);
const program = process.env['RELAIS_TEST_CLOCK_OF'] ?? '';
if (process.argv[1]?.endsWith(program) === true) {
  const now = Date.now.bind(Date);
  Date.now = () => now() + shift;
}
