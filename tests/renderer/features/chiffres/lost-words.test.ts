import { describe, expect, it } from 'vitest';
import { lostWords } from '../../../../renderer/features/chiffres/lost-words.ts';
import { addDays, localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { periodOf } from '../../../../shared/domain/comptage/period.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

const day = (text: string) => localDaySchema.parse(text);
const may = periodOf('mois', day('2026-05-12'));

describe('what a restored backup lost, in words', () => {
  it('says nothing when nothing was lost', () => {
    expect(lostWords([], may)).toBeNull();
  });

  it('says how many visites, on which days, and what to do', () => {
    const words = lostWords(
      [
        { day: day('2026-05-11'), visites: 2 },
        { day: day('2026-05-12'), visites: 1 },
      ],
      may,
    );
    expect(words?.title).toBe('3\u00a0visites d’avant la restauration, détail perdu.');
    expect(words?.days).toEqual([
      '11 mai 2026\u00a0: 2\u00a0visites',
      '12 mai 2026\u00a0: 1\u00a0visite',
    ]);
    expect(words?.detail).toContain('Compléter un jour');
    expectFrenchTypography(`${words?.title} ${words?.detail}`);
  });

  it('tells those of the period from the others', () => {
    const days = [
      { day: day('2026-04-30'), visites: 4 },
      { day: day('2026-05-12'), visites: 1 },
    ];
    expect(lostWords(days, may)?.title).toBe(
      '1\u00a0visite d’avant la restauration, détail perdu (et 4 à d’autres dates).',
    );
    expect(lostWords(days.slice(0, 1), may)).toMatchObject({
      title:
        'Rien de perdu dans cette période\u202f; à d’autres dates, 4\u00a0visites d’avant la restauration, détail perdu.',
      days: [],
    });
  });

  it('names some days, and counts the others', () => {
    const days = Array.from({ length: 11 }, (_, index) => ({
      day: addDays(day('2026-05-01'), index),
      visites: 1,
    }));
    expect(lostWords(days, may)?.days).toHaveLength(9);
    expect(lostWords(days, may)?.days.at(-1)).toBe('et 3\u00a0autres jours');
  });
});
