import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { readCommandLine } from '../../department/commands/command-line.ts';
import { readPassword } from '../../department/commands/read-password.ts';
import { runCommand } from '../../department/commands/run-command.ts';
import { chooseDatabase, chooseListening } from '../../department/commands/settings.ts';
import { createClock } from '../../shared/kernel/clock.ts';
import { systemRandom } from '../support/postgres.ts';

/** Runs the words of a command that never gets as far as a database. */
async function run(...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const console = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
  };
  const commandLine = readCommandLine(words);
  if (!commandLine.ok) return { code: 2, out, err: [commandLine.failure.sentence] };
  const system = { clock: createClock(() => 0), random: systemRandom };
  return { code: await runCommand(commandLine.value, system, console), out, err };
}

it.each([
  [['--port'], /--port/],
  [['--port='], /--port/],
  [['--port', 'mille'], /mille/],
  [['--port', '70000'], /70000/],
  [['--port', '-1'], /-1|--port/],
  [['enrol'], /--site/],
  [['enrol', '--port', '1', '--site', 'florac'], /--port/],
  [['revoke', '--site', 'florac'], /--desk/],
  [['fermer'], /fermer/],
  [['user'], /user/],
  [['user', 'add', '--login', 'a'], /--name/],
  [['user', 'add', '--password-stdin=oui'], /--password-stdin/],
])('refuses the words %j with one French sentence', async (words, hint) => {
  const { code, out, err } = await run(...words);
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err).toHaveLength(1);
  expect(err[0]).toMatch(hint);
});

it('takes no password on the command line, and does not repeat one', async () => {
  const { code, err } = await run('user', 'add', '--password', 'secret-en-clair');
  expect(code).toBe(2);
  expect(err.join()).toMatch(/--password/);
  expect(err.join()).not.toContain('secret-en-clair');
});

it('explains itself with --help, whatever the command', async () => {
  for (const words of [['--help'], ['enrol', '--help'], ['user', 'add', '--help']]) {
    const { code, out } = await run(...words);
    expect(code).toBe(0);
    expect(out.join()).toMatch(/user add --login/);
  }
});

it('prefers --data, then DATABASE_URL, then RELAIS_DEPARTEMENT_DATA', () => {
  const environment = { DATABASE_URL: 'postgresql://base/relais', RELAIS_DEPARTEMENT_DATA: 'b' };
  expect(chooseDatabase('a', environment, 'linux')).toEqual({
    ok: true,
    value: { kind: 'embedded', dataDir: resolve('a') },
  });
  expect(chooseDatabase(undefined, environment, 'linux')).toEqual({
    ok: true,
    value: { kind: 'external', url: 'postgresql://base/relais' },
  });
  expect(chooseDatabase(undefined, { ...environment, DATABASE_URL: '' }, 'linux')).toEqual({
    ok: true,
    value: { kind: 'embedded', dataDir: resolve('b') },
  });
});

it.each([
  ['linux', { XDG_DATA_HOME: resolve('/donnees') }, resolve('/donnees', 'relais', 'departement')],
  ['linux', {}, join(homedir(), '.local', 'share', 'relais', 'departement')],
  ['darwin', {}, join(homedir(), 'Library', 'Application Support', 'relais', 'departement')],
  ['win32', { LOCALAPPDATA: resolve('/local') }, resolve('/local', 'relais', 'departement')],
] as const)('keeps its data where %s keeps a user’s: %j', (platform, environment, dataDir) => {
  expect(chooseDatabase(undefined, environment, platform)).toEqual({
    ok: true,
    value: { kind: 'embedded', dataDir },
  });
});

it('listens on loopback and 4849 unless told otherwise', () => {
  const none = { port: undefined, host: undefined };
  expect(chooseListening(none, {})).toEqual({
    ok: true,
    value: { host: '127.0.0.1', port: 4849 },
  });
  expect(chooseListening(none, { PORT: '0', HOST: '::1' })).toEqual({
    ok: true,
    value: { host: '::1', port: 0 },
  });
  expect(chooseListening({ port: '80', host: 'localhost' }, { PORT: '0', HOST: '::1' })).toEqual({
    ok: true,
    value: { host: 'localhost', port: 80 },
  });
});

const silent = { out: () => undefined, err: () => undefined };

it.each([
  ['Enter', 'une phrase assez longue\r', { ok: true, value: 'une phrase assez longue' }],
  ['corrections', 'une fautx\u007fe\r', { ok: true, value: 'une faute' }],
  ['Ctrl+C', 'une phr\u0003', { ok: false, failure: { code: 'abandon' } }],
  ['Ctrl+D', '\u0004', { ok: false, failure: { code: 'abandon' } }],
])('reads a password typed on a terminal, ended by %s', async (_how, keys, expected) => {
  const terminal = Object.assign(new PassThrough(), { isTTY: true });
  const read = readPassword(terminal, false, silent);
  terminal.write(keys);
  expect(await read).toMatchObject(expected);
});

it('reads a password from a file as it is, less its last line end', async () => {
  const input = new PassThrough();
  input.end(' deux espaces  \r\n');
  expect(await readPassword(input, true, silent)).toEqual({ ok: true, value: ' deux espaces  ' });
});
