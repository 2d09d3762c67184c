import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Network } from '../../../shared/domain/network/network.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { LienRequest } from '../../../shared/sync/agenda-api.ts';
import { hashSecret } from '../secrets.ts';
import type { AgendaStore, KeptLink, LinkScope } from './agenda-store.ts';

export interface LinkDeps {
  readonly agenda: AgendaStore;
  readonly network: Network;
  readonly clock: Clock;
  readonly random: Random;
}

/** Where a link leads, before its secret. */
export const PLANNING_PATH = '/planning';

/** The id of the link, when it ends (seconds, base 36), and the signature of both: base64url. */
const TOKEN = /^([0-9a-f-]{36})\.([0-9a-z]{1,8})\.([\w-]{43})$/;

/**
 * Makes a link to a planning. The secret is given once; what is kept is its hash. Refusals:
 * `lien-sans-objet`, `plateforme-inconnue`.
 */
export async function createLink(
  { agenda, network, clock, random }: LinkDeps,
  auteur: string,
  { organisme, agent, site, jours }: LienRequest,
): Promise<Result<{ readonly lien: string; readonly chemin: string }>> {
  const scope = toScope(organisme, agent, site);
  if (scope === null)
    return refuse(
      'lien-sans-objet',
      'Choisissez un partenaire ou une plateforme : un lien montre un planning, et un seul.',
    );
  if (scope.site !== null && !network.sites.some(({ id }) => id === scope.site))
    return refuse(
      'plateforme-inconnue',
      'Cette plateforme n’est pas du réseau : choisissez-en une de la liste.',
    );
  const creeLe = clock.now();
  const expireLe = creeLe.add({ hours: 24 * jours });
  const lien = createId(random);
  const ends = Math.floor(expireLe.epochMilliseconds / 1000).toString(36);
  const key = await agenda.linkKey(() => random.bytes(32));
  const jeton = `${lien}.${ends}.${sign(key, network, lien, ends).toString('base64url')}`;
  await agenda.addLink({ lien, jetonHash: hashSecret(jeton), scope, creeLe, expireLe }, auteur);
  return ok({ lien, chemin: `${PLANNING_PATH}/${jeton}` });
}

/** The living link a secret opens; one sentence for every secret that opens nothing. */
export async function openLink(
  { agenda, network, clock, random }: LinkDeps,
  jeton: string,
): Promise<Result<KeptLink>> {
  const [, lien, ends, given] = TOKEN.exec(jeton) ?? [];
  if (lien === undefined || ends === undefined || given === undefined) return dead;
  const key = await agenda.linkKey(() => random.bytes(32));
  const signature = Buffer.from(given, 'base64url');
  const expected = sign(key, network, lien, ends);
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return dead;
  const link = await agenda.findLink(lien);
  // Base64url has more than one writing of some bytes: the very text that was given, no other.
  if (link === null || !Buffer.from(link.jetonHash).equals(hashSecret(jeton))) return dead;
  const isOver = Temporal.Instant.compare(link.expireLe, clock.now()) <= 0;
  return link.isRevoked || isOver ? dead : ok(link);
}

function sign(key: Uint8Array, { departement }: Network, lien: string, ends: string): Buffer {
  return createHmac('sha256', key).update(`planning|${departement}|${lien}|${ends}`).digest();
}

function toScope(
  organisme: LienRequest['organisme'],
  agent: LienRequest['agent'],
  site: LienRequest['site'],
): LinkScope | null {
  if (organisme !== null && site === null) return { organisme, agent, site };
  if (organisme === null && agent === null && site !== null) return { organisme, agent, site };
  return null;
}

const dead = refuse(
  'lien-mort',
  'Ce lien n’ouvre plus de planning : demandez-en un nouveau à la coordination.',
);
