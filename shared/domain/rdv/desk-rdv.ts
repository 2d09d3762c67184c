import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { heureSchema, motifCodeSchema } from '../permanence/schema.ts';
import { idSchema } from '../site/identifiers.ts';
import { operateurSchema } from '../vocabulary/operateur.ts';
import { etatRdvSchema, referenceRdvSchema } from './schema.ts';

/**
 * Where a RDV stands for the desk that took it. `en-attente`: asked for, not answered yet; `refuse`:
 * the département said no. The others are the département’s own, and only its answer gives them:
 * `prevu` is what people call a confirmed RDV.
 */
const etatPriseSchema = z.enum(['en-attente', 'refuse', ...etatRdvSchema.options]);
export type EtatPrise = z.infer<typeof etatPriseSchema>;

/**
 * What somebody at the desk has to do about a RDV: the booking was refused, a change of it was, the
 * partner moved or withdrew the slot, or the département no longer knows of it.
 */
const aTraiterSchema = z.enum([
  'refuse',
  'changement-refuse',
  'deplace',
  'annule-partenaire',
  'introuvable',
]);
export type ATraiter = z.infer<typeof aTraiterSchema>;

/**
 * The clear half of a RDV: what the counts of a day and a locked desk need. `jour` is the day of its
 * slot. The day of the record is the day it counts on: that of the booking while it is to come, then
 * that of its slot, or of its cancellation when that came before.
 */
export const rdvClearSchema = z
  .strictObject({
    jour: localDaySchema,
    etat: etatPriseSchema,
    visio: z.boolean(),
    operateur: operateurSchema.nullable(),
    aTraiter: aTraiterSchema.nullable(),
  })
  .readonly();
export type RdvClear = z.infer<typeof rdvClearSchema>;

/** Who a RDV is for: a file of the desk, or a name typed for the day; nobody once it was erased. */
const pourQuiSchema = z.discriminatedUnion('genre', [
  z.strictObject({ genre: z.literal('usager'), usager: idSchema }),
  z.strictObject({ genre: z.literal('nom'), nom: z.string().trim().min(1).max(120) }),
  z.strictObject({ genre: z.literal('efface') }),
]);
export type PourQui = z.infer<typeof pourQuiSchema>;

/**
 * The sealed half: what the département never knows. `reference` is all it has of it; `demande` the id
 * of the request that books it, kept so that a desk whose calendar was lost asks the very same again.
 * The slot is here as it was last known: a slip is printed, and a past list read, without the calendar.
 */
export const rdvSealedSchema = z
  .strictObject({
    reference: referenceRdvSchema,
    demande: idSchema,
    creneau: idSchema,
    debut: heureSchema,
    fin: heureSchema,
    organisme: z.string().min(1).max(60),
    organismeNom: z.string().min(1).max(120),
    motif: motifCodeSchema,
    motifLibelle: z.string().min(1).max(120),
    pour: pourQuiSchema,
    dossier: idSchema.nullable(),
    visite: idSchema.nullable(),
    note: z.string().trim().min(1).max(500).nullable(),
    /** What the département said when it refused, as it is shown. */
    refus: z.strictObject({ code: z.string().max(60), sentence: z.string().max(500) }).nullable(),
    prisLe: z.iso.datetime(),
    auteur: idSchema,
  })
  .readonly();
export type RdvSealed = z.infer<typeof rdvSealedSchema>;

/** As shown beside a RDV, on the screen and on paper. */
export const etatPriseLabels: Readonly<Record<EtatPrise, string>> = {
  'en-attente': 'en attente de confirmation',
  refuse: 'refusé',
  prevu: 'confirmé',
  honore: 'honoré',
  excuse: 'excusé',
  annule: 'annulé par nous',
  'non-venu': 'non venu',
};
