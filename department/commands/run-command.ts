import type { Failure, Result } from '../../shared/kernel/result.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { staffRoleSchema } from '../../shared/domain/staff/role.ts';
import type { StaffRole } from '../../shared/domain/staff/role.ts';
import type { CommandLine } from './command-line.ts';
import { reportFailure } from './console.ts';
import type { Console } from './console.ts';
import { backup } from './backup.ts';
import { enrol } from './enrol.ts';
import { restore } from './restore.ts';
import type { System } from './open-department.ts';
import { readPassword } from './read-password.ts';
import { revoke } from './revoke.ts';
import { serve } from './serve.ts';
import { chooseDatabase, chooseProxies, chooseListening, chooseThreshold } from './settings.ts';
import { usage } from './usage.ts';
import { userAdd } from './user-add.ts';
import { chooseVisio } from './visio-settings.ts';

/** Exit code of a command whose words or environment do not make sense. */
export const MISUSE = 2;

const LOG_LEVELS = ['info', 'warn', 'error', 'silent'];

/** Runs a command read from the command line; gives its exit code. */
export async function runCommand(
  { command, values, flags }: CommandLine,
  system: System,
  console: Console,
): Promise<number> {
  if (flags.has('help')) {
    console.out(usage);
    return 0;
  }
  const stop = (failure: Failure, code: number): number => {
    reportFailure(console, failure);
    return code;
  };
  const misuse = (failure: Failure): number => stop(failure, MISUSE);
  const database = chooseDatabase(values.get('data'), process.env, process.platform);
  if (!database.ok) return misuse(database.failure);
  switch (command) {
    case 'serve': {
      const wanted = { port: values.get('port'), host: values.get('host') };
      const listening = chooseListening(wanted, process.env);
      if (!listening.ok) return misuse(listening.failure);
      const threshold = chooseThreshold(process.env);
      if (!threshold.ok) return misuse(threshold.failure);
      const proxies = chooseProxies(process.env);
      if (!proxies.ok) return misuse(proxies.failure);
      const logLevel = LOG_LEVELS.find((level) => level === process.env['LOG_LEVEL']) ?? 'warn';
      const visio = chooseVisio(process.env);
      if (!visio.ok) return misuse(visio.failure);
      const options = {
        listening: listening.value,
        proxies: proxies.value,
        database: database.value,
        threshold: threshold.value,
        logLevel,
        visio: visio.value,
      };
      return serve(options, system, console);
    }
    case 'enrol': {
      const site = required(values, 'site');
      if (!site.ok) return misuse(site.failure);
      return enrol(site.value, values.get('desk'), database.value, system, console);
    }
    case 'backup': {
      const to = required(values, 'to');
      if (!to.ok) return misuse(to.failure);
      return backup(to.value, database.value, system, console);
    }
    case 'restore': {
      const from = required(values, 'from');
      if (!from.ok) return misuse(from.failure);
      return restore(from.value, database.value, system, console);
    }
    case 'revoke': {
      const site = required(values, 'site');
      if (!site.ok) return misuse(site.failure);
      const desk = required(values, 'desk');
      if (!desk.ok) return misuse(desk.failure);
      return revoke(site.value, desk.value, database.value, system, console);
    }
    case 'user add': {
      const login = required(values, 'login');
      if (!login.ok) return misuse(login.failure);
      const name = required(values, 'name');
      if (!name.ok) return misuse(name.failure);
      const role = readRole(values.get('role'));
      if (!role.ok) return misuse(role.failure);
      const password = await readPassword(process.stdin, flags.has('password-stdin'), console);
      if (!password.ok) return stop(password.failure, 1);
      const account = {
        login: login.value,
        name: name.value,
        password: password.value,
        role: role.value,
      };
      return userAdd(account, database.value, system, console);
    }
  }
}

function readRole(text: string | undefined): Result<StaffRole | null> {
  if (text === undefined) return ok(null);
  const role = staffRoleSchema.safeParse(text);
  return role.success
    ? ok(role.data)
    : refuse(
        'role-inconnu',
        `Ce rôle n’existe pas : ${text}. Rôles connus : ${staffRoleSchema.options.join(', ')}.`,
      );
}

function required(values: ReadonlyMap<string, string>, name: string): Result<string> {
  const value = values.get(name);
  return value === undefined
    ? refuse('option-absente', `Il manque l’option --${name}. Essayez --help.`)
    : { ok: true, value };
}
