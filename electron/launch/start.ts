import './require-node.ts';
import 'temporal-polyfill/global';
import { parseStartOptions } from './options.ts';
import { start } from './start-desk.ts';
import { complain } from './speak.ts';

/** Exit code of a command line nobody can understand; other refusals exit with 1. */
const USAGE = 2;

const options = parseStartOptions(process.argv.slice(2));
if (options.ok) process.exitCode = await start(options.value);
else {
  complain(options.failure.sentence);
  process.exitCode = USAGE;
}
