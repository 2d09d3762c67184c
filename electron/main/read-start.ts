import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { readCommandLine } from './command-line.ts';
import type { Surroundings } from './command-line.ts';
import { PREFIX, readStartArguments } from './start-arguments.ts';
import type { StartArguments } from './start-arguments.ts';

/**
 * What this start was asked: by `npm start`, whose JSON is one argument and comes before anything
 * else, or by a person, on the command line of an installed desk.
 */
export function readStart(
  argv: readonly string[],
  surroundings: Surroundings,
): Result<StartArguments> {
  if (!surroundings.packaged && argv.some((argument) => argument.startsWith(PREFIX)))
    return ok(readStartArguments(argv));
  // Electron run on the sources has their path first.
  return readCommandLine(argv.slice(surroundings.packaged ? 1 : 2), surroundings);
}
