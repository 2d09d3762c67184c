import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import {
  blankDraft,
  draftToClear,
  sealDraft,
  visiteDraftSchema,
  visiteToDraft,
} from '../../../../shared/domain/visite/draft.ts';
import type { VisiteDraft } from '../../../../shared/domain/visite/draft.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../../../shared/domain/visite/schema.ts';
import { canalSchema } from '../../../../shared/domain/vocabulary/canal.ts';
import {
  ageSchema,
  autonomieSchema,
  issueSchema,
  natureSchema,
} from '../../../../shared/domain/vocabulary/demande-details.ts';
import { operateurSchema } from '../../../../shared/domain/vocabulary/operateur.ts';
import { themeSchema } from '../../../../shared/domain/vocabulary/theme.ts';

const author = idSchema.parse('330267ac-5c04-409b-bb00-1ee03173afb9');
const oneOf = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values));
const draft: fc.Arbitrary<VisiteDraft> = fc.record({
  canal: fc.constantFrom(...canalSchema.options),
  age: oneOf(ageSchema.options),
  commune: oneOf(['48092', '2A004', '97105']),
  premiereVenue: fc.option(fc.boolean()),
  foyer: fc.option(fc.integer({ min: 1, max: 20 })),
  note: fc.option(fc.string({ maxLength: 200 })),
  demandes: fc.array(
    fc.record({
      theme: oneOf(themeSchema.options.filter((theme) => theme !== 'T9')),
      operateur: oneOf(operateurSchema.options),
      nature: oneOf(natureSchema.options),
      demarche: oneOf(['caf-rsa', 'ft-inscription']),
      dureeMinutes: fc.option(fc.integer({ min: 1, max: 1440 })),
      issue: oneOf(issueSchema.options),
      destination: fc.option(fc.string({ maxLength: 50 })),
      autonomie: oneOf(autonomieSchema.options),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

const toVisite = (typed: VisiteDraft) => ({
  clear: visiteClearSchema.parse({
    ...draftToClear(typed),
    heure: 9,
    premieres: null,
    etat: 'valide',
    datation: 'horloge',
  }),
  sealed: visiteSealedSchema.parse(
    sealDraft(typed, {
      instant: '2026-05-12T08:00:00Z',
      auteur: author,
      source: { kind: 'saisie' },
    }),
  ),
});

describe('a visite as it is typed', () => {
  it('comes back as it was typed', () => {
    fc.assert(
      fc.property(draft, (typed) => {
        const { clear, sealed } = toVisite(typed);
        expect(visiteToDraft(clear, sealed)).toEqual(visiteDraftSchema.parse(typed));
      }),
    );
  });

  it('counts a demande without a thème as one still to be specified', () => {
    const { clear } = toVisite(blankDraft);
    expect(clear.demandes).toEqual([{ theme: 'T9', operateur: null, nature: null }]);
  });

  it('puts nothing in the clear half but what the counts of the day need', () => {
    fc.assert(
      fc.property(draft, (typed) => {
        expect(Object.keys(draftToClear(typed)).toSorted()).toEqual(['canal', 'demandes']);
        for (const demande of draftToClear(typed).demandes)
          expect(Object.keys(demande).toSorted()).toEqual(['nature', 'operateur', 'theme']);
      }),
    );
  });

  it('reads a Passage noted on a locked desk, of which nothing is sealed', () => {
    const { clear } = toVisite(blankDraft);
    expect(visiteToDraft(clear, null)).toEqual(blankDraft);
  });
});
