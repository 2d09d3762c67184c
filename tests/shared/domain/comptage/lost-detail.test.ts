import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countVisites } from '../../../../shared/domain/comptage/count-visites.ts';
import { dayCountsSchema } from '../../../../shared/domain/comptage/day-document.ts';
import { addLost, consumeLost, findLost } from '../../../../shared/domain/comptage/lost-detail.ts';
import type { VisiteClear } from '../../../../shared/domain/visite/schema.ts';
import { clearHalf } from '../../../support/host-records.ts';

const visiteArbitrary: fc.Arbitrary<VisiteClear> = fc
  .record({
    canal: fc.constantFrom('accueil-spontane', 'telephone'),
    themes: fc.array(fc.constantFrom('T1', 'T2', 'T9'), { minLength: 1, maxLength: 3 }),
    operateur: fc.constantFrom('caf', null),
    first: fc.boolean(),
  })
  .map(({ canal, themes, operateur, first }) =>
    clearHalf({
      canal,
      demandes: themes.map((theme) => ({ theme, operateur, nature: null })),
      premieres: first ? { jour: true, mois: true, annee: false } : null,
    }),
  );
const visites = fc.array(visiteArbitrary, { maxLength: 12 });

it('keeps every visite of a day put back: the lost ones, those still there, those made since', () => {
  fc.assert(
    fc.property(visites, visites, visites, (still, lost, since) => {
      const received = countVisites([...still, ...lost]);
      const kept = findLost(received, countVisites(still));
      const day = addLost(countVisites([...still, ...since]), kept);
      expect(dayCountsSchema.parse(day)).toEqual(countVisites([...still, ...lost, ...since]));
    }),
  );
});

it('lets an entry given again take its part of what was lost, and no more', () => {
  fc.assert(
    fc.property(visites, visites, (lost, extra) => {
      const kept = findLost(countVisites(lost), countVisites([]));
      const again = [...lost, ...extra];
      const day = addLost(countVisites(again), consumeLost(kept, again));
      expect(dayCountsSchema.parse(day).visites.total).toBe(again.length);
      const half = lost.slice(0, Math.floor(lost.length / 2));
      const partly = addLost(countVisites(half), consumeLost(kept, half));
      expect(dayCountsSchema.parse(partly).visites.total).toBe(lost.length);
    }),
  );
});

it('does not count twice an entry that was only put right in the lost life', () => {
  const [before, after] = ['T9', 'T1'].map((theme) =>
    clearHalf({
      demandes: [{ theme: theme === 'T1' ? 'T1' : 'T9', operateur: null, nature: null }],
    }),
  );
  if (before === undefined || after === undefined) throw new Error('No visite.');
  const kept = findLost(countVisites([after]), countVisites([before]));
  expect(kept.visites.total).toBe(0);
  expect(kept.demandes.total).toBe(0);
});
