import fc from 'fast-check';
import { seanceClearSchema } from '../../../shared/domain/seance/schema.ts';
import type { SeanceClear } from '../../../shared/domain/seance/schema.ts';
import type { CountedVisite } from '../../../shared/domain/comptage/figures.ts';
import type { VisiteClear } from '../../../shared/domain/visite/schema.ts';
import {
  ageSchema,
  autonomieSchema,
  issueSchema,
} from '../../../shared/domain/vocabulary/demande-details.ts';
import { seanceTypeSchema } from '../../../shared/domain/vocabulary/seance-type.ts';
import { themeSchema } from '../../../shared/domain/vocabulary/theme.ts';
import { arbitraryVisite } from './arbitrary-visite.ts';

const details = fc.record({
  demarche: fc.option(fc.constantFrom('caf-apl', 'ft-actualisation')),
  dureeMinutes: fc.option(fc.constantFrom(5, 20, 1440)),
  issue: fc.option(fc.constantFrom(...issueSchema.options)),
  destination: fc.constant(null),
  autonomie: fc.option(fc.constantFrom(...autonomieSchema.options)),
});

const sealedHalf = fc.record({
  age: fc.option(fc.constantFrom(...ageSchema.options)),
  commune: fc.option(fc.constantFrom('48092', '48095', '2A004')),
  premiereVenue: fc.option(fc.boolean()),
  demandes: fc.array(details, { minLength: 20, maxLength: 20 }),
});

/** Both halves of a visite, the sealed one as long as the clear one, or missing. */
export const arbitraryCounted: fc.Arbitrary<readonly [VisiteClear, CountedVisite | null]> = fc
  .tuple(arbitraryVisite, fc.option(sealedHalf))
  .map(([clear, sealed]) => [
    clear,
    sealed && { ...sealed, demandes: sealed.demandes.slice(0, clear.demandes.length) },
  ]);

/** Any collective session. */
export const arbitrarySeance: fc.Arbitrary<SeanceClear> = fc
  .record({
    type: fc.constantFrom(...seanceTypeSchema.options),
    theme: fc.constantFrom(...themeSchema.options),
    participants: fc.integer({ min: 1, max: 2000 }),
    etat: fc.constantFrom('valide', 'annulee'),
    datation: fc.constantFrom('horloge', 'confirmee'),
  })
  .map((seance) => seanceClearSchema.parse(seance));
