import { isIP } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** Which database a command works on. */
export type DatabaseChoice =
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'embedded'; readonly dataDir: string };

/** Where the server listens. Port 0 is any free one. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = '4849';
const DEFAULT_HOST = '127.0.0.1';

/** The database: `--data`, else `DATABASE_URL`, else `RELAIS_DEPARTEMENT_DATA`, else the user’s own. */
export function chooseDatabase(
  data: string | undefined,
  environment: Environment,
  platform: NodeJS.Platform,
): Result<DatabaseChoice> {
  const url = environment['DATABASE_URL'] ?? '';
  if (data !== undefined) return ok({ kind: 'embedded', dataDir: resolve(data) });
  if (url === '') {
    const dataDir = environment['RELAIS_DEPARTEMENT_DATA'] || defaultFolder(environment, platform);
    return ok({ kind: 'embedded', dataDir: resolve(dataDir) });
  }
  return /^postgres(ql)?:\/\//.test(url)
    ? ok({ kind: 'external', url })
    : refuse(
        'adresse-de-base-refusee',
        'DATABASE_URL doit commencer par postgres:// ou postgresql:// : corrigez-la, ou retirez-la pour la base embarquée.',
      );
}

/** Where to listen: the options, else `PORT` and `HOST`, else loopback on 4849. */
export function chooseListening(
  options: { readonly port: string | undefined; readonly host: string | undefined },
  environment: Environment,
): Result<Listening> {
  const text = options.port ?? (environment['PORT'] || DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535))
    return refuse(
      'port-refuse',
      `Ce port ne convient pas : ${text}. Donnez un nombre de 0 à 65535.`,
    );
  return ok({ port, host: options.host ?? (environment['HOST'] || DEFAULT_HOST) });
}

/** Small figures: from 1 to one less than `RELAIS_SEUIL`, 5 when it is not set; 1 withholds nothing. */
export function chooseThreshold(environment: Environment): Result<number> {
  const text = environment['RELAIS_SEUIL'] || '5';
  return /^[1-9]\d?$/.test(text)
    ? ok(Number(text))
    : refuse(
        'seuil-refuse',
        `RELAIS_SEUIL doit être un nombre de 1 à 99 : ${text} ne convient pas.`,
      );
}

/** Reverse proxies that are believed: `RELAIS_MANDATAIRE`, else those of this very machine. */
export function chooseProxies(environment: Environment): Result<readonly string[]> {
  const named = (environment['RELAIS_MANDATAIRE'] || 'loopback')
    .split(',')
    .map((one) => one.trim());
  const stranger = named.find((one) => one !== 'loopback' && !isRange(one));
  return stranger === undefined
    ? ok(named)
    : refuse(
        'mandataire-refuse',
        `RELAIS_MANDATAIRE doit donner des adresses ou des plages (10.0.0.4, 172.30.48.0/24) : ${stranger} ne convient pas.`,
      );
}

function isRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  const most = version === 4 ? 32 : 128;
  return (
    version !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}

/** Each system’s own place for a user’s program data. */
function defaultFolder(environment: Environment, platform: NodeJS.Platform): string {
  const home = homedir();
  if (platform === 'darwin')
    return join(home, 'Library', 'Application Support', 'relais', 'departement');
  if (platform === 'win32')
    return join(
      environment['LOCALAPPDATA'] || join(home, 'AppData', 'Local'),
      'relais',
      'departement',
    );
  return join(
    environment['XDG_DATA_HOME'] || join(home, '.local', 'share'),
    'relais',
    'departement',
  );
}
