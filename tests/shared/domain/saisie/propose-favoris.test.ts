import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { favoriSchema } from '../../../../shared/domain/saisie/favori.ts';
import type { Favori } from '../../../../shared/domain/saisie/favori.ts';
import { favoriLabel } from '../../../../shared/domain/saisie/favori-label.ts';
import { proposeFavoris } from '../../../../shared/domain/saisie/propose-favoris.ts';
import type { PastDemande } from '../../../../shared/domain/saisie/propose-favoris.ts';
import { shippedLexicon as lexicon } from './shipped-lexicon.ts';

const day = localDaySchema.parse('2026-11-20');
const apl: Favori = { operateur: 'caf', demarche: 'caf-aide-logement', theme: 'T3' };
const rsa: Favori = { operateur: 'caf', demarche: 'caf-rsa', theme: 'T2' };
const ft: Favori = { operateur: 'france-travail', demarche: null, theme: 'T1' };

const labelOf = (favori: Favori) => favoriLabel(favori, lexicon);
const propose = (history: readonly PastDemande[]) => proposeFavoris(history, labelOf);
const times = (count: number, favori: Favori, daysAgo: number): readonly PastDemande[] =>
  Array.from({ length: count }, () => ({ ...favori, day: addDays(day, -daysAgo) }));

const anyPast: fc.Arbitrary<PastDemande> = fc
  .tuple(
    fc.constantFrom('caf', 'cpam', 'msa', null),
    fc.constantFrom('caf-rsa', 'cpam-c2s', null),
    fc.constantFrom('T1', 'T2', 'T3', 'T9', null),
    fc.integer({ min: 0, max: 800 }),
  )
  .map(([operateur, demarche, theme, ago]) => ({
    operateur,
    demarche,
    theme,
    day: addDays(day, -ago),
  }));

describe('the favourites proposed', () => {
  it('are the most used first', () => {
    expect(propose([...times(1, apl, 0), ...times(3, rsa, 0), ...times(2, ft, 0)])).toEqual([
      rsa,
      ft,
      apl,
    ]);
  });

  it('forget old habits: two this week weigh more than five of three months ago', () => {
    expect(propose([...times(5, apl, 90), ...times(2, rsa, 3)])).toEqual([rsa, apl]);
  });

  it('come by label when used alike', () => {
    expect(propose([...times(1, rsa, 2), ...times(1, ft, 2), ...times(1, apl, 2)])).toEqual([
      apl,
      ft,
      rsa,
    ]);
  });

  it('are none before anything was said of a demande', () => {
    const passage = { operateur: null, demarche: null, theme: 'T9' } as const;
    expect(propose([])).toEqual([]);
    expect(propose(times(4, passage, 0))).toEqual([]);
  });

  it('are nine at most, each once, and do not depend on the order of the past', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyPast, { maxLength: 60 })
          .chain((history) =>
            fc.tuple(
              fc.constant(history),
              fc.shuffledSubarray(history, { minLength: history.length }),
            ),
          ),
        ([history, shuffled]) => {
          const proposed = propose(history);
          expect(proposed.length).toBeLessThanOrEqual(9);
          expect(new Set(proposed.map((favori) => JSON.stringify(favori))).size).toBe(
            proposed.length,
          );
          expect(propose(shuffled)).toEqual(proposed);
        },
      ),
    );
  });
});

describe('a favourite', () => {
  it('is named by its démarche, and the operator when it is not the usual one', () => {
    expect(labelOf(apl)).toBe('Aide au logement (APL)');
    expect(labelOf({ ...apl, operateur: 'msa' })).toBe('Aide au logement (APL) · MSA');
    expect(labelOf(ft)).toBe('France Travail');
    expect(labelOf({ operateur: null, demarche: null, theme: 'T5' })).toBe('Juridique');
  });

  it('is kept as it is, and refused with anything else in it', () => {
    expect(favoriSchema.parse(apl)).toEqual(apl);
    expect(favoriSchema.safeParse({ ...apl, usager: 'x' }).success).toBe(false);
    expect(favoriSchema.safeParse({ ...apl, operateur: 'ccss48' }).success).toBe(false);
    expect(favoriSchema.safeParse({ ...apl, theme: 'T6' }).success).toBe(false);
  });
});
