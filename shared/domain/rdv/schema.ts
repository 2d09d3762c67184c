import { z } from 'zod';
import { motifCodeSchema } from '../permanence/schema.ts';
import { idSchema, siteIdSchema } from '../site/identifiers.ts';
import type { Random } from '../../kernel/random.ts';

/**
 * Where a RDV stands. `prevu`, `honore` and `non-venu` hold their place; `excuse` (the visitor said
 * they would not come) and `annule` (by us or by the partner) give it back.
 */
export const etatRdvSchema = z.enum(['prevu', 'honore', 'excuse', 'annule', 'non-venu']);
export type EtatRdv = z.infer<typeof etatRdvSchema>;

/** As printed on screens and reports. */
export const etatRdvLabels: Readonly<Record<EtatRdv, string>> = {
  prevu: 'prévu',
  honore: 'honoré',
  excuse: 'excusé',
  annule: 'annulé par nous',
  'non-venu': 'non venu',
};

/** Whether a RDV takes a place of its slot: at most one such RDV a place, whatever happens. */
export function holdsPlace(etat: EtatRdv): boolean {
  return etat === 'prevu' || etat === 'honore' || etat === 'non-venu';
}

/** Letters and figures nobody takes for one another: 32 of them, five bits each. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * The reference of a RDV: drawn at random by the desk when it asks, on the slip and in the partner’s
 * planning. Not the dossier’s, and made from nothing: only the desk knows whose it is.
 */
export const referenceRdvSchema = z
  .string()
  .regex(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  .brand<'ReferenceRdv'>();
export type ReferenceRdv = z.infer<typeof referenceRdvSchema>;

/** Draws a reference: forty random bits. */
export function createReferenceRdv(random: Random): ReferenceRdv {
  const letters = Array.from(random.bytes(8), (byte) => ALPHABET[byte & 31] ?? '').join('');
  return referenceRdvSchema.parse(`${letters.slice(0, 4)}-${letters.slice(4)}`);
}

/**
 * A RDV as the département holds it: everything it knows of it, forgotten 30 days after its slot. The
 * person is on the desk alone, beside `reference`. `rev` grows with each change: a change names the
 * one it was made on. `aRappeler`: the partner moved or withdrew the slot, somebody must tell the
 * visitor; it stays until the desk says it is done.
 */
export const rdvSchema = z.object({
  reference: referenceRdvSchema,
  creneau: idSchema,
  site: siteIdSchema,
  motif: motifCodeSchema,
  etat: etatRdvSchema,
  rev: z.int().min(1),
  aRappeler: z.enum(['deplace', 'annule']).nullable(),
});
export type Rdv = z.infer<typeof rdvSchema>;

/**
 * How sure a RDV is, on the desk. Only an answer of the département makes one `confirme`; one asked for
 * offline is `en-attente` until then, on the screen and on paper.
 */
export const confirmationSchema = z.enum(['en-attente', 'confirme', 'refuse']);
export type Confirmation = z.infer<typeof confirmationSchema>;

/** As printed. */
export const confirmationLabels: Readonly<Record<Confirmation, string>> = {
  'en-attente': 'en attente de confirmation',
  confirme: 'confirmé',
  refuse: 'refusé',
};
