import { describe, expect, it } from 'vitest';
import {
  beforeWords,
  comparisonSentence,
  isUnderWay,
  periodTitle,
  rangeWords,
  signed,
  yearBeforeSentence,
} from '../../../../renderer/features/chiffres/period-words.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { blankFigures } from '../../../../shared/domain/comptage/figures.ts';
import {
  comparedRange,
  periodKindSchema,
  periodOf,
} from '../../../../shared/domain/comptage/period.ts';
import type { PeriodKind } from '../../../../shared/domain/comptage/period.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

const day = (text: string) => localDaySchema.parse(text);

function sentence(kind: PeriodKind, at: string, today: string, firstDay: string): string {
  const period = periodOf(kind, day(at));
  return comparisonSentence(period, comparedRange(period, day(today)), day(firstDay));
}

describe('a period as a title', () => {
  it.each([
    ['jour', '2026-11-22', 'Dimanche 22 novembre 2026'],
    ['semaine', '2026-11-22', 'Semaine 47, du 16 au 22 novembre 2026'],
    ['semaine', '2026-01-01', 'Semaine 1, du 29 décembre 2025 au 4 janvier 2026'],
    ['mois', '2026-11-22', 'Novembre 2026'],
    ['annee', '2026-11-22', 'Année 2026'],
  ] as const)('of kind %s that holds %s is %s', (kind, at, title) => {
    expect(periodTitle(periodOf(kind, day(at)))).toBe(title);
  });
});

describe('some days in words', () => {
  it.each([
    ['2026-05-12', '2026-05-12', 'le 12 mai 2026'],
    ['2026-05-01', '2026-05-12', 'du 1er au 12 mai 2026'],
    ['2026-03-30', '2026-04-05', 'du 30 mars au 5 avril 2026'],
  ])('from %s to %s are %s', (from, to, words) => {
    expect(rangeWords({ from: day(from), to: day(to) })).toBe(words);
  });
});

describe('what is said of the year before', () => {
  it('is what the period is compared with, a part of it while the period is under way', () => {
    const long = '2020-01-01';
    expect(sentence('mois', '2026-05-12', '2026-06-02', long)).toBe('Comparé à mai 2025.');
    expect(sentence('mois', '2026-05-12', '2026-05-12', long)).toBe(
      'Période en cours\u00a0: comparée à la même partie de l’an dernier, du 1er au 12 mai 2025.',
    );
    expect(sentence('semaine', '2026-05-12', '2026-06-02', long)).toContain(
      'la semaine 20 de l’an dernier, du 12 au 18 mai 2025',
    );
    expect(sentence('jour', '2024-02-29', '2024-02-29', long)).toContain('le 28 février 2023');
    expect(sentence('annee', '2025-02-01', '2026-02-01', long)).toBe('Comparé à 2024.');
  });

  it('says that nothing was noted yet, or that only a part was', () => {
    expect(sentence('mois', '2026-05-12', '2026-06-02', '2025-06-01')).toContain('rien à comparer');
    expect(sentence('mois', '2026-05-12', '2026-06-02', '2025-05-20')).toContain(
      'La saisie a commencé le 20 mai 2025\u00a0: la comparaison est incomplète.',
    );
    expect(sentence('mois', '2026-05-12', '2026-06-02', '2025-05-01')).not.toContain('incomplète');
  });

  it('is typeset in French', () => {
    for (const kind of periodKindSchema.options)
      for (const first of ['2020-01-01', '2025-05-05', '2026-05-12'])
        for (const today of ['2026-05-12', '2027-05-12'])
          expectFrenchTypography(sentence(kind, '2026-05-12', today, first));
  });

  it('gives differences their sign', () => {
    expect([signed(12), signed(-3), signed(0), signed(-1200)]).toEqual([
      '+12',
      '\u22123',
      '=',
      '\u22121\u202f200',
    ]);
    expect(beforeWords(10, 12)).toBe('12 un an plus tôt (\u22122)');
  });
});

describe('a period under way', () => {
  it('holds today', () => {
    const month = periodOf('mois', day('2026-05-12'));
    expect(isUnderWay(month, day('2026-05-31'))).toBe(true);
    expect(isUnderWay(month, day('2026-06-01'))).toBe(false);
  });
});

describe('what a year before counted', () => {
  it.each([
    [0, 0, 'Un an plus tôt\u00a0: 0\u00a0visite, 0\u00a0demande.'],
    [1, 1, 'Un an plus tôt\u00a0: 1\u00a0visite, 1\u00a0demande.'],
    [1200, 2, 'Un an plus tôt\u00a0: 1\u202f200\u00a0visites, 2\u00a0demandes.'],
  ])('agrees in number with %i visites and %i demandes', (visites, demandes, said) => {
    const figures = blankFigures();
    figures.visites.total = visites;
    figures.demandes.total = demandes;
    expect(yearBeforeSentence(figures)).toBe(said);
    expectFrenchTypography(said);
  });
});
