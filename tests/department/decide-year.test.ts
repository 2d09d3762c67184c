import { expect, it } from 'vitest';
import { decideYear } from '../../department/operations/published/decide-year.ts';
import { decideYearApart } from '../../department/operations/published/decide-year-apart.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';

const sites = ['marvejols', 'florac', 'villefort'].map((site) => siteIdSchema.parse(site));
const sources = {
  year: '2026',
  sites,
  today: localDaySchema.parse('2027-02-01'),
  threshold: 5,
  cells: sites.flatMap((site, rank) =>
    [1, 2, 3].flatMap((month) => {
      const period = localDaySchema.parse(`2026-0${month}-01`);
      const line = { site, period, unit: 'visites' };
      return [
        { ...line, dimension: 'total', key: '', n: 10 * month + rank },
        { ...line, dimension: 'canal', key: 'telephone', n: 1 + rank },
        { ...line, dimension: 'canal', key: 'tiers', n: 10 * month - 1 },
      ];
    }),
  ),
};

it('decides the same in a thread of its own, while this one goes on', async () => {
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  const apart = await decideYearApart(sources);
  clearInterval(turning);
  expect(turns).toBeGreaterThan(0);
  expect(apart).toEqual(decideYear(sources));
  expect(apart.hidden.size + apart.totals.size).toBeGreaterThan(0);
});

it('says so when the thread fails', async () => {
  const broken = { ...sources, year: 'aucune' };
  await expect(decideYearApart(broken)).rejects.toThrow('Cannot parse');
});
