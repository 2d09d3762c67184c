import { expect, it } from 'vitest';
import { groupByStampedDay } from '../../../../renderer/features/accueil/stamped-days.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';

const visite = (id: string, day: string) => ({ id, localDay: localDaySchema.parse(day) });

it('visites stamped on several wrong days are given their day apart, the earliest first', () => {
  const [late, early, same] = [
    visite('a', '2019-01-04'),
    visite('b', '2010-05-14'),
    visite('c', '2019-01-04'),
  ];
  expect(groupByStampedDay([late, early, same])).toEqual([
    ['2010-05-14', [early]],
    ['2019-01-04', [late, same]],
  ]);
});
