import { accesClearSchema } from '../acces/schema.ts';
import { decisionClearSchema } from '../decision/schema.ts';
import { dossierClearSchema } from '../dossier/schema.ts';
import { formulaireClearSchema } from '../formulaire/schema.ts';
import { importClearSchema } from '../import/schema.ts';
import { mandatClearSchema } from '../mandat/schema.ts';
import { presenceClearSchema } from '../presence/schema.ts';
import { rappelClearSchema } from '../rappel/schema.ts';
import { rdvClearSchema } from '../rdv/desk-rdv.ts';
import { seanceClearSchema } from '../seance/schema.ts';
import { usagerClearSchema } from '../usager/schema.ts';
import { visiteClearSchema } from '../visite/schema.ts';
import type { Collection } from './envelope.ts';
import type { ZodType } from 'zod';

/** The clear half each collection must have: the ledger takes nothing else. */
export const clearSchemas = {
  visite: visiteClearSchema,
  presence: presenceClearSchema,
  rappel: rappelClearSchema,
  rdv: rdvClearSchema,
  seance: seanceClearSchema,
  import: importClearSchema,
  usager: usagerClearSchema,
  dossier: dossierClearSchema,
  mandat: mandatClearSchema,
  acces: accesClearSchema,
  decision: decisionClearSchema,
  formulaire: formulaireClearSchema,
} as const satisfies Record<Collection, ZodType>;
