import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { demarcheIdSchema } from '../catalogue/fact.ts';
import { pieceSchema } from '../catalogue/fiche.ts';
import { ancreSchema } from '../echeance/quand.ts';
import { reponseSchema } from '../piece/evaluate-condition.ts';
import { idSchema } from '../site/identifiers.ts';
import { operateurSchema } from '../vocabulary/operateur.ts';
import { etapeSchema, etatDossierSchema } from './etat.ts';
import { referenceSchema } from './reference.ts';

/**
 * The clear half: the state alone, so that states are counted without opening every dossier. Neither
 * operator nor démarche: beside the single visite of a quiet day, either would tell who came for what.
 */
export const dossierClearSchema = z.strictObject({ etat: etatDossierSchema }).readonly();
export type DossierClear = z.infer<typeof dossierClearSchema>;

/** Most characters of a sealed half’s JSON: three bytes each at worst, within what an envelope holds. */
const MAX_CHARACTERS = 60_000;

/**
 * One thing that moved the dossier: `jour` is when it happened, `noteLe` when it was typed. One typed
 * by mistake stays, `annule` saying who took it back and when: it then counts for nothing.
 */
export const evenementSchema = z.strictObject({
  etape: etapeSchema,
  jour: localDaySchema,
  noteLe: z.iso.datetime(),
  par: idSchema,
  motif: z.string().trim().min(1).max(500).nullable(),
  annule: z.strictObject({ le: z.iso.datetime(), par: idSchema }).nullable(),
});
export type Evenement = z.infer<typeof evenementSchema>;

/**
 * A pièce of the dossier, by its label in the version of the catalogue it was opened with.
 * `ecartee` is someone’s own decision, with its reason.
 */
const pieceSuivieSchema = z
  .strictObject({
    piece: z.string().min(1).max(300),
    etat: z.enum(['attendue', 'vue', 'ecartee']),
    vueLe: localDaySchema.nullable(),
    dateDocument: localDaySchema.nullable(),
    alternative: z.string().min(1).max(300).nullable(),
    motif: z.string().trim().min(1).max(300).nullable(),
  })
  .refine(({ etat, vueLe }) => (etat === 'vue') === (vueLe !== null), {
    message: 'a pièce seen was seen on a day',
  })
  .refine(({ etat, motif }) => etat !== 'ecartee' || motif !== null, {
    message: 'a pièce set aside has a reason',
  });
export type PieceSuivie = z.infer<typeof pieceSuivieSchema>;

/**
 * A copy kept with the dossier: an attachment, sealed in a file of its own that bears this id and
 * nothing else. `piece` is the pièce it is of, null for none of the list; `octets` its size before it
 * was sealed.
 */
const copieSchema = z.strictObject({
  id: idSchema,
  piece: z.string().min(1).max(300).nullable(),
  nom: z.string().trim().min(1).max(120),
  format: z.enum(['application/pdf', 'image/jpeg']),
  octets: z.int().min(1),
  pages: z.int().min(1),
  le: z.iso.datetime(),
  par: idSchema,
});

/**
 * A deadline of the dossier: its rule, from what day, and what became of it. A recourse or a follow-up,
 * which nobody chose, is here once it is done or set aside, under the id `dossierEcheances` gives it.
 */
const echeanceSuivieSchema = z.strictObject({
  regle: z.string().min(1).max(80),
  ancre: ancreSchema.nullable(),
  etat: z.enum(['a-faire', 'faite', 'ecartee']),
});
export type EcheanceSuivie = z.infer<typeof echeanceSuivieSchema>;

const noteSchema = z.strictObject({
  le: z.iso.datetime(),
  par: idSchema,
  texte: z.string().trim().min(1).max(4000),
});
export type Note = z.infer<typeof noteSchema>;

/**
 * The sealed half: whose dossier, for which démarche, and its whole story. `liste` is the pièces of the
 * fiche as they were when it was opened, `catalogue` the day that catalogue was written: they stay
 * those until someone takes the update. `journal` is every step since the opening: the state is always
 * what it replays to.
 */
export const dossierSealedSchema = z
  .strictObject({
    reference: referenceSchema,
    usager: idSchema,
    demarche: demarcheIdSchema,
    catalogue: z.iso.date(),
    liste: z.array(pieceSchema).max(60),
    operateur: operateurSchema.nullable(),
    ensemble: idSchema.nullable(),
    mandat: idSchema.nullable(),
    ouvertLe: localDaySchema,
    ouvertPar: idSchema,
    depotPrevu: localDaySchema.nullable(),
    reponses: z.record(z.string().max(40), reponseSchema),
    pieces: z.array(pieceSuivieSchema).max(60),
    echeances: z.array(echeanceSuivieSchema).max(40),
    notes: z.array(noteSchema).max(100),
    // The letter that goes with it as someone reworded it; null while it is the template.
    lettre: z.string().trim().min(1).max(4000).nullable().default(null),
    copies: z.array(copieSchema).max(40),
    visites: z.array(idSchema).max(200),
    journal: z.array(evenementSchema).max(200),
  })
  .refine((dossier) => JSON.stringify(dossier).length <= MAX_CHARACTERS, {
    message: 'a dossier holds 60,000 characters at most',
  })
  .readonly();
export type DossierSealed = z.infer<typeof dossierSealedSchema>;
