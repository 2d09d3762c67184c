import 'temporal-polyfill/global';
import { randomBytes } from 'node:crypto';
import { createClock } from '../shared/kernel/clock.ts';
import { readCommandLine } from './commands/command-line.ts';
import { reportFailure } from './commands/console.ts';
import type { Console } from './commands/console.ts';
import { MISUSE, runCommand } from './commands/run-command.ts';

const console: Console = {
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
};

// Whoever was reading us may leave first; a stop still has to be complete.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

const commandLine = readCommandLine(process.argv.slice(2));
if (commandLine.ok)
  process.exitCode = await runCommand(
    commandLine.value,
    {
      clock: createClock(() => Date.now()),
      random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    },
    console,
  );
else {
  reportFailure(console, commandLine.failure);
  process.exitCode = MISUSE;
}
// A parent’s channel and a terminal’s input would keep the program alive for nothing.
process.exit();
