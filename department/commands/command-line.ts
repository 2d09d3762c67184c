import { parseArgs } from 'node:util';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** The options of each command; those of `values` are followed by a value. */
const grammar = {
  serve: { values: ['port', 'host', 'data'], flags: ['help'] },
  enrol: { values: ['site', 'desk', 'data'], flags: ['help'] },
  backup: { values: ['to', 'data'], flags: ['help'] },
  restore: { values: ['from', 'data'], flags: ['help'] },
  revoke: { values: ['site', 'desk', 'data'], flags: ['help'] },
  'user add': { values: ['login', 'name', 'role', 'data'], flags: ['help', 'password-stdin'] },
} as const satisfies Record<string, { values: readonly string[]; flags: readonly string[] }>;

export type CommandName = keyof typeof grammar;

/** A command line read word by word: which command, and its options as typed. */
export interface CommandLine {
  readonly command: CommandName;
  readonly values: ReadonlyMap<string, string>;
  readonly flags: ReadonlySet<string>;
}

/** Reads the words after the program’s name. Without a command, `serve`. */
export function readCommandLine(words: readonly string[]): Result<CommandLine> {
  const known = toParserOptions();
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: known,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const stranger = tokens.find(
    (token) => token.kind === 'option' && !Object.hasOwn(known, token.name),
  );
  if (stranger?.kind === 'option')
    return refuse('option-inconnue', `Option inconnue : ${stranger.rawName}. Essayez --help.`);
  const command = positionals.length === 0 ? 'serve' : positionals.join(' ');
  if (!isCommand(command))
    return refuse('commande-inconnue', `Commande inconnue : ${positionals[0]}. Essayez --help.`);
  const values = new Map<string, string>();
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const { values: withValue, flags: alone } = grammar[command];
    if (isOneOf(withValue, name)) {
      if (value === undefined || value === '')
        return refuse('valeur-absente', `L’option ${rawName} attend une valeur. Essayez --help.`);
      values.set(name, value);
    } else if (isOneOf(alone, name) && value === undefined) flags.add(name);
    else return refuse('option-inconnue', `Option inconnue : ${rawName}. Essayez --help.`);
  }
  return ok({ command, values, flags });
}

function toParserOptions(): Record<string, { type: 'string' | 'boolean' }> {
  const options: Record<string, { type: 'string' | 'boolean' }> = {};
  for (const { values, flags } of Object.values(grammar)) {
    for (const name of values) options[name] = { type: 'string' };
    for (const name of flags) options[name] = { type: 'boolean' };
  }
  return options;
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(grammar, name);
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
