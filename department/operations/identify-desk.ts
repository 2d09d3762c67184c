import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DeskIdentity, DeskStore } from './desk-store.ts';
import { hashSecret } from './secrets.ts';

const BEARER = /^Bearer ([\w-]{32,200})$/i;

/** Which desk is calling, from its `Authorization` header. */
export async function identifyDesk(
  desks: DeskStore,
  authorization: string | undefined,
): Promise<Result<DeskIdentity>> {
  const token = BEARER.exec(authorization ?? '')?.[1];
  const desk = token === undefined ? null : await desks.identify(hashSecret(token));
  if (desk === null)
    return refuse(
      'jeton-inconnu',
      'Ce poste n’est pas connu du département : reliez-le avec un nouveau code d’inscription.',
    );
  if (desk.isRevoked)
    return refuse(
      'jeton-revoque',
      'L’accès de ce poste a été retiré par la coordination : reliez-le avec un nouveau code d’inscription.',
    );
  return ok({ site: desk.site, desk: desk.desk });
}
