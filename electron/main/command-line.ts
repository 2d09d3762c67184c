import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultProfileFolder } from '../host/profile/profile-folder.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { StartArguments } from './start-arguments.ts';

/** What a command line is read against. */
export interface Surroundings {
  readonly packaged: boolean;
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
}

const KNOWN = '--demo, --profile DOSSIER, --department ADRESSE|none, --kiosk';

const options = {
  demo: { type: 'boolean' },
  kiosk: { type: 'boolean' },
  profile: { type: 'string' },
  department: { type: 'string' },
} as const;

/**
 * Reads what an installed desk was started with, without the launcher of `npm start`. In an
 * installed desk any other switch is refused: Chromium’s own would open it to a debugger, or take
 * its sandbox away. Electron run on the sources is a developer’s, and keeps them.
 */
export function readCommandLine(
  args: readonly string[],
  { packaged, platform, env }: Surroundings,
): Result<StartArguments> {
  const { values, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const unknown = tokens.find(
    (token) => token.kind === 'option' && !Object.hasOwn(options, token.name),
  );
  if (packaged && unknown?.kind === 'option') return refuseSwitch(unknown.rawName);
  const { profile, department } = values;
  if (profile === true || profile === '' || department === true)
    return refuse('option-incomplete', `Option incomplète. Options possibles : ${KNOWN}.`);
  const chosen = readDepartment(department);
  if (!chosen.ok) return chosen;
  const demo = values.demo !== undefined;
  return ok({
    folder:
      typeof profile === 'string' ? resolve(profile) : defaultProfileFolder(demo, platform, env),
    demo,
    kiosk: values.kiosk !== undefined,
    department: chosen.value,
    enrolmentCode: null,
  });
}

function readDepartment(text: string | boolean | undefined): Result<StartArguments['department']> {
  if (typeof text !== 'string') return ok(null);
  if (text === 'none') return ok({ kind: 'none' });
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return ok({ kind: 'url', url: text });
  return refuse('departement-invalide', '--department attend une adresse (https://…) ou none.');
}

function refuseSwitch(name: string): Result<never> {
  return name === '--no-sandbox'
    ? refuse(
        'sans-bac-a-sable',
        'Relais ne s’ouvre pas sans le bac à sable qui isole sa fenêtre. Sous Linux, installez le paquet .deb, qui le met en place, et ne lancez pas Relais en root.',
      )
    : refuse('option-inconnue', `Option inconnue : ${name}. Options possibles : ${KNOWN}.`);
}
