import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { hashSecret } from './secrets.ts';
import type { StaffMember, StaffStore } from './staff-store.ts';

/** Who is signed in, from the session cookie’s token. */
export async function identifyStaff(
  deps: { readonly staff: StaffStore; readonly clock: Clock },
  token: string | undefined,
): Promise<Result<StaffMember>> {
  const member =
    token === undefined ? null : await deps.staff.findSession(hashSecret(token), deps.clock.now());
  return member === null
    ? refuse(
        'non-connecte',
        'Vous n’êtes pas connecté, ou votre session a expiré : connectez-vous.',
      )
    : ok(member);
}

/** Ends a session; nothing to do when it had already ended. */
export async function signOut(staff: StaffStore, token: string | undefined): Promise<void> {
  if (token !== undefined) await staff.closeSession(hashSecret(token));
}
