import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isAcceptableDepartmentUrl } from '../host/delivery/department-client.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** Where the desk’s counts go: a département’s address, one started here, or nowhere. */
export type DepartmentChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'embedded' }
  | { readonly kind: 'url'; readonly url: string };

/** What `npm start --` was asked. */
export interface StartOptions {
  readonly demo: boolean;
  readonly shell: 'auto' | 'electron' | 'browser';
  /** Null: the profile’s own, or the first free one. */
  readonly port: number | null;
  /** Null: the usual folder of this system. */
  readonly profile: string | null;
  /** Null: embedded with --demo; otherwise what the profile is already linked to. */
  readonly department: DepartmentChoice | null;
  readonly open: boolean;
  /** Whether a demonstration gets its two invented years; without, it starts empty. */
  readonly past: boolean;
  /** Over the whole screen, in touch mode, for a counter without a keyboard. */
  readonly kiosk: boolean;
}

const KNOWN =
  '--demo, --shell=auto|electron|browser, --port N, --profile DOSSIER, --department ADRESSE|embedded|none, --kiosk, --no-open, --no-past';

/** Reads the arguments of `npm start`. Every refusal says what is accepted. */
export function parseStartOptions(args: readonly string[]): Result<StartOptions> {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        demo: { type: 'boolean' },
        shell: { type: 'string' },
        port: { type: 'string' },
        profile: { type: 'string' },
        department: { type: 'string' },
        kiosk: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        'no-past': { type: 'boolean' },
      },
    }));
  } catch {
    return refuse(
      'option-inconnue',
      `Option inconnue ou incomplète. Options possibles\u00a0: ${KNOWN}.`,
    );
  }
  const shell = values.shell ?? 'auto';
  if (shell !== 'auto' && shell !== 'electron' && shell !== 'browser')
    return refuse('shell-inconnu', '--shell attend auto, electron ou browser.');
  const port =
    values.port === undefined ? null : /^\d{4,5}$/.test(values.port) ? Number(values.port) : NaN;
  if (port !== null && !(Number.isInteger(port) && port >= 1024 && port <= 65_535))
    return refuse('port-invalide', '--port attend un nombre entre 1024 et 65535.');
  if (values.profile === '') return refuse('profil-vide', '--profile attend un dossier.');
  const department = parseDepartment(values.department);
  if (!department.ok) return department;
  const kiosk = values.kiosk ?? false;
  const open = !(values['no-open'] ?? false);
  if (kiosk && !open)
    return refuse('kiosk-sans-fenetre', '--kiosk ouvre une fenêtre\u00a0: retirez --no-open.');
  const demo = values.demo ?? false;
  return ok({
    demo,
    shell,
    port,
    profile: values.profile === undefined ? null : resolve(values.profile),
    department: department.value ?? (demo ? { kind: 'embedded' } : null),
    open,
    past: !(values['no-past'] ?? false),
    kiosk,
  });
}

function parseDepartment(text: string | undefined): Result<DepartmentChoice | null> {
  if (text === undefined) return ok(null);
  if (text === 'none' || text === 'embedded') return ok({ kind: text });
  if (isAcceptableDepartmentUrl(text)) return ok({ kind: 'url', url: text });
  return refuse(
    'departement-invalide',
    '--department attend une adresse en https:// (ou http:// sur ce poste même), embedded ou none.',
  );
}
