import { z } from 'zod';

/**
 * What an account of the département may do. `coordination` runs the network, `financeur` reads its
 * figures and reports and nothing else, `administrateur` also keeps the accounts and reads the audit.
 */
export const staffRoleSchema = z.enum(['coordination', 'financeur', 'administrateur']);
export type StaffRole = z.infer<typeof staffRoleSchema>;

/** How a role is called on the screen. */
export const staffRoleLabels: Readonly<Record<StaffRole, string>> = {
  coordination: 'Coordination',
  financeur: 'Financeur',
  administrateur: 'Administrateur',
};

/** Whoever is signed in. */
export const ANYONE: readonly StaffRole[] = staffRoleSchema.options;
/** Those who run the network. */
export const OFFICE: readonly StaffRole[] = ['coordination', 'administrateur'];
/** Those who keep the accounts. */
export const ADMINISTRATORS: readonly StaffRole[] = ['administrateur'];
