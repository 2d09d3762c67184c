import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DeskIdentity } from './desk-identity.ts';
import type { DeskStore } from './desk-store.ts';
import { hashSecret } from './secrets.ts';

/** A desk that calls, and the token it calls with. */
export interface CallingDesk extends DeskIdentity {
  readonly tokenHash: Uint8Array;
  readonly issuedAt: Temporal.Instant;
  /** This call was the first with this token: the one before it has just died. */
  readonly hasRenewed: boolean;
}

const BEARER = /^Bearer ([\w-]{32,200})$/i;

const refusals = {
  inconnu: refuse(
    'jeton-inconnu',
    'Ce poste n’est pas connu du département : reliez-le avec un nouveau code d’inscription.',
  ),
  revoque: refuse(
    'jeton-revoque',
    'L’accès de ce poste a été retiré par la coordination : reliez-le avec un nouveau code d’inscription.',
  ),
  remplace: refuse(
    'jeton-remplace',
    'Ce poste se sert d’un jeton déjà remplacé : il vient d’une sauvegarde, ou d’une copie d’un autre ordinateur. Reliez-le avec un nouveau code d’inscription ; rien n’est perdu ici.',
  ),
} as const;

/** Which desk is calling, from its `Authorization` header. */
export async function identifyDesk(
  desks: DeskStore,
  authorization: string | undefined,
  at: Temporal.Instant,
): Promise<Result<CallingDesk>> {
  const token = BEARER.exec(authorization ?? '')?.[1];
  if (token === undefined) return refusals.inconnu;
  const tokenHash = hashSecret(token);
  const known = await desks.identify(tokenHash, at);
  if (known === null) return refusals.inconnu;
  if (known.state !== 'valable') return refusals[known.state];
  const { site, desk, issuedAt, hasReplaced } = known;
  return ok({ site, desk, tokenHash, issuedAt, hasRenewed: hasReplaced });
}
