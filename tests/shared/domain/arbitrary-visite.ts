import fc from 'fast-check';
import { visiteClearSchema } from '../../../shared/domain/visite/schema.ts';
import type { VisiteClear } from '../../../shared/domain/visite/schema.ts';
import { canalSchema } from '../../../shared/domain/vocabulary/canal.ts';
import { natureSchema } from '../../../shared/domain/vocabulary/demande-details.ts';
import { operateurSchema } from '../../../shared/domain/vocabulary/operateur.ts';
import { themeSchema } from '../../../shared/domain/vocabulary/theme.ts';

const demande = fc.record({
  theme: fc.constantFrom(...themeSchema.options),
  operateur: fc.option(fc.constantFrom(...operateurSchema.options)),
  nature: fc.option(fc.constantFrom(...natureSchema.options)),
});

/** Anonymous, or a first of nothing, of the day, of the month too, of the year too. */
const premieres = fc.constantFrom(
  null,
  { jour: false, mois: false, annee: false },
  { jour: true, mois: false, annee: false },
  { jour: true, mois: true, annee: false },
  { jour: true, mois: true, annee: true },
);

/** Any clear half a visite may have. */
export const arbitraryVisite: fc.Arbitrary<VisiteClear> = fc
  .record({
    heure: fc.integer({ min: 0, max: 23 }),
    canal: fc.constantFrom(...canalSchema.options),
    demandes: fc.array(demande, { minLength: 1, maxLength: 20 }),
    premieres,
    etat: fc.constantFrom('valide', 'annulee', 'en-attente'),
    datation: fc.constantFrom('horloge', 'confirmee'),
  })
  .map((visite) => visiteClearSchema.parse(visite));
