import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import { idSchema } from '../site/identifiers.ts';

/** An import of past entries: under way (interrupted, if the desk closed meanwhile), done, undone. */
export const importClearSchema = z
  .strictObject({ etat: z.enum(['en-cours', 'termine', 'annule']) })
  .readonly();
export type ImportClear = z.infer<typeof importClearSchema>;

const countSchema = z.int().min(0).max(200_000);

/**
 * The sealed half of an import. `colonnes` are the headers of the file, in order; `correspondance`
 * says what each one was read as, proposed again when the same headers come back; `tolerant` whether
 * words not recognised were left empty; `empreinte` is the SHA-256 of the file, in hexadecimal, by which
 * an import cut short knows its own file again. The visites of an import carry its id as their source, and
 * lie between `du` and `au`, both included: that is how they are found again. `visites` is how many
 * it adds or brings back in all, `seances` the same of collective sessions, `lignesEcartees` how many lines of the file it left out.
 */
export const importSealedSchema = z
  .strictObject({
    fichier: z.string().max(255),
    empreinte: z.string().regex(/^[0-9a-f]{64}$/),
    noteLe: z.iso.datetime(),
    auteur: idSchema,
    colonnes: z.array(z.string().max(200)).max(200),
    correspondance: z.record(z.string().max(200), z.string().max(60)),
    tolerant: z.boolean(),
    du: localDaySchema,
    au: localDaySchema,
    visites: countSchema,
    seances: countSchema,
    lignesEcartees: countSchema,
  })
  .readonly();
export type ImportSealed = z.infer<typeof importSealedSchema>;
