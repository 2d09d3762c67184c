import type { z } from 'zod';
import type { StaffRole } from '../../shared/domain/staff/role.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { accountsAnswerSchema } from '../../shared/sync/administration-api.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { checkPassword } from './save-staff.ts';
import { hashSecret } from './secrets.ts';
import type { StaffMember, StaffStore } from './staff-store.ts';

interface AccountDeps {
  readonly staff: StaffStore;
  readonly clock: Clock;
  readonly random: Random;
}

type Done = Result<{ readonly fait: true }>;
const done: Done = ok({ fait: true });

const unknown = refuse(
  'compte-inconnu',
  'Aucun compte n’a cet identifiant. Rechargez la page pour voir ceux qui existent.',
);

/** Nobody locks the last administrator out by mistake: one’s own account is another’s to change. */
const own = refuse(
  'son-propre-compte',
  'Vous ne pouvez pas changer le rôle de votre propre compte ni le fermer : demandez-le à un autre administrateur.',
);

/** Every account. */
export async function listAccounts({
  staff,
  clock,
}: AccountDeps): Promise<z.infer<typeof accountsAnswerSchema>> {
  const now = clock.now();
  const accounts = await staff.list(now);
  return {
    now: now.toString(),
    accounts: accounts.map(({ createdAt, closedAt, openedAt, ...account }) => ({
      ...account,
      createdAt: createdAt.toString(),
      closedAt: closedAt?.toString() ?? null,
      openedAt: openedAt?.toString() ?? null,
    })),
  };
}

/** Gives an account another role, at once: its next call is judged by the new one. */
export async function changeRole(
  { staff, clock }: AccountDeps,
  by: StaffMember,
  { login, role }: { readonly login: string; readonly role: StaffRole },
): Promise<Done> {
  if (login === by.login) return own;
  return (await staff.changeRole(login, role, clock.now())) ? done : unknown;
}

/** Closes an account and its sessions at once, or opens it again. */
export async function openOrClose(
  { staff, clock }: AccountDeps,
  by: StaffMember,
  { login, ouvert }: { readonly login: string; readonly ouvert: boolean },
): Promise<Done> {
  if (login === by.login) return own;
  return (await staff.setClosed(login, !ouvert, clock.now())) ? done : unknown;
}

/** Ends every session of an account: whoever uses it signs in again. */
export async function closeSessions({ staff }: AccountDeps, login: string): Promise<Done> {
  await staff.closeSessions(login);
  return done;
}

/** Someone’s own password: the former one is asked for, and their other sessions end. */
export async function changeOwnPassword(
  { staff, clock, random }: AccountDeps,
  by: StaffMember,
  session: string,
  { ancien, nouveau }: { readonly ancien: string; readonly nouveau: string },
): Promise<Done> {
  const account = await staff.find(by.login);
  if (account === null || !(await isPassword(ancien, account.passwordHash)))
    return refuse(
      'mot-de-passe-actuel-faux',
      'Le mot de passe actuel n’est pas le bon : vérifiez-le, majuscules comprises.',
    );
  const password = checkPassword(nouveau);
  if (!password.ok) return password;
  const hash = await hashPassword(password.value, random);
  await staff.changePassword(by.login, hash, hashSecret(session), clock.now());
  return done;
}
