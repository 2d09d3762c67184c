import type { Network } from '../../shared/domain/network/network.ts';
import type { DeskLetter } from '../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DeskStore } from './desk-store.ts';
import { createEnrolmentCode, normaliseEnrolmentCode } from './enrolment-code.ts';
import { hashSecret } from './secrets.ts';

/** How long a code can be used: time for it to reach a desk by letter, in hours. */
const VALIDITY = { hours: 7 * 24 };

/**
 * A new one-time code for a desk of a platform, shown once: only its hash is kept. Codes issued
 * before stay usable until they expire.
 */
export async function issueEnrolmentCode(
  deps: {
    readonly desks: DeskStore;
    readonly network: Network;
    readonly clock: Clock;
    readonly random: Random;
  },
  siteId: string,
  /** The letter of a desk to take up again on another PC; null for a new desk. */
  desk: DeskLetter | null = null,
): Promise<Result<{ readonly code: string; readonly siteName: string }>> {
  const site = deps.network.sites.find(({ id }) => id === siteId);
  if (site === undefined) {
    const known = deps.network.sites.map(({ id }) => id).join(', ');
    return refuse(
      'plateforme-inconnue',
      `Cette plateforme n’existe pas dans le réseau. Plateformes connues : ${known}.`,
    );
  }
  if (desk !== null) {
    const known = await deps.desks.list();
    if (!known.some((one) => one.site === site.id && one.desk === desk))
      return refuse(
        'poste-inconnu',
        `${site.name} n’a jamais eu de poste ${desk} : vérifiez sa lettre, ou donnez un code sans lettre pour un poste de plus.`,
      );
  }
  const code = createEnrolmentCode(deps.random);
  const issuedAt = deps.clock.now();
  await deps.desks.saveCode({
    hash: hashSecret(normaliseEnrolmentCode(code)),
    site: site.id,
    issuedAt,
    expiresAt: issuedAt.add(VALIDITY),
    desk,
  });
  return ok({ code, siteName: site.name });
}
