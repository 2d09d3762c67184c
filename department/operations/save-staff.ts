import { z } from 'zod';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { hashPassword, MAX_PASSWORD, MIN_PASSWORD } from './passwords.ts';
import type { StaffRole } from '../../shared/domain/staff/role.ts';
import type { StaffStore } from './staff-store.ts';

/** A login as it is kept: lower case, no space, so that it can be typed in one way only. */
const loginSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}._@-]{1,80}$/u);

const nameSchema = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{1,80}$/u);

/** A password as it is accepted. */
const passwordSchema = z.string().min(MIN_PASSWORD).max(MAX_PASSWORD);

/**
 * Creates the account of a member of the coordination, or gives it a new name and password and ends
 * its sessions.
 */
export async function saveStaff(
  deps: { readonly staff: StaffStore; readonly clock: Clock; readonly random: Random },
  account: {
    readonly login: string;
    readonly name: string;
    readonly password: string;
    /** Null or absent: the one it has, `coordination` for a new account. */
    readonly role?: StaffRole | null | undefined;
  },
): Promise<Result<{ readonly login: string; readonly isNew: boolean }>> {
  const login = loginSchema.safeParse(account.login);
  if (!login.success)
    return refuse(
      'identifiant-refuse',
      'Cet identifiant ne convient pas : 80 caractères au plus, lettres, chiffres, point, tiret ou arobase, sans espace.',
    );
  const name = nameSchema.safeParse(account.name);
  if (!name.success) return refuse('nom-refuse', 'Ce nom ne convient pas : 1 à 80 caractères.');
  const password = checkPassword(account.password);
  if (!password.ok) return password;
  const passwordHash = await hashPassword(password.value, deps.random);
  const isNew = await deps.staff.save(
    { login: login.data, name: name.data, role: account.role ?? null, passwordHash },
    deps.clock.now(),
  );
  return ok({ login: login.data, isNew });
}

/** A password long enough, and no longer than the form takes. */
export function checkPassword(password: string): Result<string> {
  const checked = passwordSchema.safeParse(password);
  return checked.success
    ? ok(checked.data)
    : refuse(
        'mot-de-passe-refuse',
        `Le mot de passe doit avoir de ${MIN_PASSWORD} à ${MAX_PASSWORD} caractères  : choisissez-en un autre.`,
      );
}
