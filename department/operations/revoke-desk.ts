import { deskLetterSchema } from '../../shared/domain/site/identifiers.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DeskIdentity } from './desk-identity.ts';
import type { DeskStore } from './desk-store.ts';

/** Takes a desk’s access away (a stolen PC). Its counts stay, and its letter is never given again. */
export async function revokeDesk(
  deps: { readonly desks: DeskStore; readonly network: Network; readonly clock: Clock },
  siteId: string,
  letter: string,
): Promise<Result<DeskIdentity>> {
  const site = deps.network.sites.find(({ id }) => id === siteId);
  const desk = deskLetterSchema.safeParse(letter.toUpperCase());
  const identity = site === undefined || !desk.success ? null : { site: site.id, desk: desk.data };
  if (identity === null || !(await deps.desks.revoke(identity, deps.clock.now())))
    return refuse(
      'poste-inconnu',
      'Aucun poste relié ne porte cette lettre sur cette plateforme : vérifiez la plateforme et la lettre.',
    );
  return ok(identity);
}
