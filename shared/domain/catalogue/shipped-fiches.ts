import fichesFile from '../../../resources/catalogue/fiches.json' with { type: 'json' };
import sourcesFile from '../../../resources/catalogue/sources.json' with { type: 'json' };
import type { CatalogueFiches } from './apply-publications.ts';
import { sourcesSchema } from './fact.ts';
import { fichesSchema } from './fiche.ts';

/** The fiches Relais ships, checked once for all who read them: 50 KB compressed, never for a walk-in. */
export const shippedFiches: CatalogueFiches = {
  fiches: fichesSchema.parse(fichesFile).fiches,
  sources: sourcesSchema.parse(sourcesFile),
};
