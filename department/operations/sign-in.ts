import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { createToken, hashSecret } from './secrets.ts';
import type { StaffMember, StaffStore } from './staff-store.ts';
import { toPlainLabel } from './plain-label.ts';

/** How long a session lasts, in hours: a working day. */
export const SESSION_HOURS = 12;

/**
 * Opens a session: the token goes in the cookie, only its hash is kept. An unknown login and a wrong
 * password get the same answer after the same work, so that neither tells which logins exist.
 */
export async function signIn(
  deps: { readonly staff: StaffStore; readonly clock: Clock; readonly random: Random },
  request: { readonly login: string; readonly password: string },
): Promise<Result<{ readonly member: StaffMember; readonly token: string }>> {
  const account = await deps.staff.find(toPlainLabel(request.login).trim().toLowerCase());
  const isRight =
    account === null
      ? await refuseSlowly(request.password, deps.random)
      : await isPassword(request.password, account.passwordHash);
  if (account === null || !isRight)
    return refuse(
      'identifiants-refuses',
      'Identifiant ou mot de passe incorrect : vérifiez-les, majuscules comprises.',
    );
  const token = createToken(deps.random);
  const openedAt = deps.clock.now();
  await deps.staff.openSession({
    tokenHash: hashSecret(token),
    login: account.login,
    openedAt,
    expiresAt: openedAt.add({ hours: SESSION_HOURS }),
  });
  const { login, name, role } = account;
  return ok({ member: { login, name, role }, token });
}

async function refuseSlowly(password: string, random: Random): Promise<false> {
  await hashPassword(password, random);
  return false;
}
