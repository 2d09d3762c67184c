import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publishDays } from '../../department/operations/published/days.ts';
import { granularity } from '../../department/operations/published/granularity.ts';
import { NETWORK } from '../../department/operations/published/year-cells.ts';
import { publishYear } from '../../department/operations/published/year.ts';
import type { Place } from '../../department/operations/published/year-cells.ts';
import type { SiteCell } from '../../department/operations/figure-store.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { PublishedDimension } from '../../shared/sync/published-figures.ts';
import { createReader } from '../support/uncover.ts';

const sites = ['florac', 'langogne', 'marvejols'].map((site) => siteIdSchema.parse(site));
const YEAR = '2025';
const THRESHOLD = 5;
const dimensions = {
  canal: ['a', 'b', 'c'],
  theme: ['T1', 'T2', 'T5'],
  operateur: ['caf', 'msa', '-'],
  nature: ['n', 'm'],
} as const;

/** One visite of one demande, as a test invents it. */
interface Came {
  readonly site: number;
  readonly month: number;
  readonly day: number;
  readonly canal: number;
  readonly theme: number;
  readonly operateur: number;
  readonly nature: number;
}

const cameArbitrary: fc.Arbitrary<Came> = fc.record({
  // Few of each, most of them the first: small figures beside large ones are what is looked for.
  site: fc.constantFrom(0, 0, 0, 1, 1, 2),
  month: fc.constantFrom(1, 1, 2, 3, 12),
  day: fc.constantFrom(1, 1, 2, 3, 28),
  canal: fc.constantFrom(0, 0, 0, 1, 1, 2),
  theme: fc.constantFrom(0, 0, 0, 1, 1, 2),
  operateur: fc.constantFrom(0, 0, 1, 2),
  nature: fc.constantFrom(0, 0, 1),
});

const two = (n: number) => String(n).padStart(2, '0');
const monthOf = (month: number) => localDaySchema.parse(`${YEAR}-${two(month)}-01`);
const dayOf = ({ month, day }: Came) => localDaySchema.parse(`${YEAR}-${two(month)}-${two(day)}`);

/** The raw cells of these visites, by month or by day. */
function toCells(came: readonly Came[], by: 'mois' | 'jour'): SiteCell[] {
  const cells = new Map<string, SiteCell>();
  for (const one of came) {
    const period = by === 'jour' ? dayOf(one) : monthOf(one.month);
    const site = sites[one.site] ?? sites[0];
    if (site === undefined) throw new Error('No site.');
    const add = (unit: string, dimension: string, key: string) => {
      const name = [site, period, unit, dimension, key].join(' ');
      const n = (cells.get(name)?.n ?? 0) + 1;
      cells.set(name, { site, period, unit, dimension, key, n });
    };
    add('visites', 'total', '');
    add('demandes', 'total', '');
    if (by === 'jour') continue;
    const operateur = dimensions.operateur[one.operateur] ?? '';
    const nature = dimensions.nature[one.nature] ?? '';
    add('visites', 'canal', dimensions.canal[one.canal] ?? '');
    add('demandes', 'theme', dimensions.theme[one.theme] ?? '');
    add('demandes', 'operateur', operateur);
    add('demandes', 'nature', nature);
    add('demandes', 'operateurNature', `${operateur}|${nature}`);
  }
  return [...cells.values()];
}

/** What the reader looks for: one sum of what really happened, and how much it is. */
interface Sum {
  readonly parts: ReadonlyMap<string, number>;
  readonly n: number;
}

/**
 * Everything published of a year, as sums of the atoms they are made of: the visites of a site on a
 * day (for totals), and of a site in a month on a key (for each dimension).
 */
function publish(came: readonly Came[], today: string) {
  const year = publishYear({
    year: YEAR,
    sites,
    cells: toCells(came, 'mois'),
    today: localDaySchema.parse(today),
    threshold: THRESHOLD,
  });
  const published: Sum[] = [];
  const withheld: Sum[] = [];
  const say = (figure: number | null, atoms: readonly string[]) => {
    const parts = new Map(atoms.map((atom) => [atom, 1]));
    const n = atoms.reduce((sum, atom) => sum + (truth.get(atom) ?? 0), 0);
    (figure === null ? withheld : published).push({ parts, n });
    if (figure !== null && figure !== n) throw new Error(`Published ${figure} for ${n}.`);
  };
  const truth = new Map<string, number>();
  const note = (atom: string) => truth.set(atom, (truth.get(atom) ?? 0) + 1);
  const months = Array.from({ length: 12 }, (_, month) => monthOf(month + 1));
  const days = [...new Set(came.map(dayOf))];
  const names = ['visites.canal', 'demandes.theme', 'demandes.operateurNature'] as const;
  const keysOf = {
    'visites.canal': [...dimensions.canal],
    'demandes.theme': [...dimensions.theme],
    'demandes.operateurNature': dimensions.operateur.flatMap((operateur) =>
      dimensions.nature.map((nature) => `${operateur}|${nature}`),
    ),
  };
  for (const one of came) {
    const site = sites[one.site] ?? '';
    note(`jour ${site} ${dayOf(one)}`);
    const said = {
      'visites.canal': dimensions.canal[one.canal],
      'demandes.theme': dimensions.theme[one.theme],
      'demandes.operateurNature': `${dimensions.operateur[one.operateur]}|${dimensions.nature[one.nature]}`,
    };
    for (const name of names) note(`${name} ${site} ${monthOf(one.month)} ${said[name]}`);
  }
  const placesOf = (place: Place) => (place === NETWORK ? sites : [place]);
  const monthsOf = (time: string) => (time === YEAR ? months : [time]);
  for (const place of [NETWORK, ...sites] as const)
    for (const time of [YEAR, ...months]) {
      const atDays = placesOf(place).flatMap((site) =>
        days
          .filter((day) => time === YEAR || day.startsWith(time.slice(0, 7)))
          .map((day) => `jour ${site} ${day}`),
      );
      say(year.total('visites', place, time), atDays);
      const read = (name: PublishedDimension, key: string, isIn: (pair: string) => boolean) => {
        const cut = year.dimension(name, place, time);
        if (cut === null || cut.atLeast.length > 0) return;
        const of =
          name === 'demandes.operateur' || name === 'demandes.nature'
            ? 'demandes.operateurNature'
            : name;
        if (of !== 'visites.canal' && of !== 'demandes.theme' && of !== 'demandes.operateurNature')
          return;
        const atoms = placesOf(place).flatMap((site) =>
          monthsOf(time).flatMap((month) =>
            keysOf[of].filter(isIn).map((pair) => `${of} ${site} ${month} ${pair}`),
          ),
        );
        const figure = cut.cells[key];
        const isUnderWay = time === YEAR && year.throughMonth !== months.at(-1);
        if (!isUnderWay) say(figure === undefined ? 0 : figure, atoms);
      };
      for (const name of names)
        for (const key of keysOf[name]) read(name, key, (pair) => pair === key);
      for (const key of dimensions.operateur)
        read('demandes.operateur', key, (pair) => pair.startsWith(`${key}|`));
      for (const key of dimensions.nature)
        read('demandes.nature', key, (pair) => pair.endsWith(`|${key}`));
    }
  for (const month of months) {
    const cells = toCells(
      came.filter((one) => monthOf(one.month) === month),
      'jour',
    );
    const ofMonth = publishDays({ month, sites, cells, year, threshold: THRESHOLD });
    for (const place of [NETWORK, ...sites] as const)
      for (const day of days.filter((of) => of.startsWith(month.slice(0, 7))))
        say(
          ofMonth.total('visites', place, day),
          placesOf(place).map((site) => `jour ${site} ${day}`),
        );
  }
  // What everybody knows: whatever the dimension, a month of a site has as many visites.
  const relations: Sum[] = sites.flatMap((site) =>
    months.flatMap((month) =>
      names.map((name) => ({
        n: 0,
        parts: new Map([
          ...days
            .filter((day) => day.startsWith(month.slice(0, 7)))
            .map((day) => [`jour ${site} ${day}`, 1] as const),
          ...keysOf[name].map((key) => [`${name} ${site} ${month} ${key}`, -1] as const),
        ]),
      })),
    ),
  );
  const atoms = [...truth].map(([atom, n]) => ({ parts: new Map([[atom, 1]]), n }));
  return { published, withheld, relations, atoms };
}

const isSmall = ({ n }: Sum) => n > 0 && n < THRESHOLD;

it('nothing anybody adds up or takes away from what is published gives a small figure', () => {
  fc.assert(
    fc.property(
      fc.array(cameArbitrary, { minLength: 1, maxLength: 160 }),
      fc.constantFrom('2026-02-01', '2025-12-20', '2025-03-02', '2025-02-03'),
      (came, today) => {
        const { published, withheld, relations, atoms } = publish(came, today);
        expect(published.filter(isSmall)).toEqual([]);
        const reader = createReader();
        for (const { parts } of [...relations, ...published]) reader.learn(parts);
        const found = [...withheld, ...atoms]
          .filter(isSmall)
          .filter(({ parts }) => reader.finds(parts))
          .map(({ parts, n }) => `${n}: ${[...parts.keys()].join(' + ')}`);
        expect(found).toEqual([]);
      },
    ),
    { numRuns: Number(process.env['RELAIS_PUBLISHED_RUNS'] ?? 120) },
  );
});

it('withholds nothing when nothing is small, and nothing at all without a threshold', () => {
  const many = Array.from({ length: 300 }, (_, index) => ({
    site: index % 3,
    month: 1,
    day: 1,
    canal: Math.floor(index / 3) % 3,
    theme: Math.floor(index / 9) % 3,
    operateur: Math.floor(index / 27) % 3,
    nature: 0,
  }));
  expect(publish(many, '2026-02-01').withheld).toEqual([]);
  const year = publishYear({
    year: YEAR,
    sites,
    cells: toCells(many.slice(0, 1), 'mois'),
    today: localDaySchema.parse('2025-01-10'),
    threshold: 1,
  });
  expect(year.total('visites', NETWORK, YEAR)).toBe(1);
  expect(year.dimension('visites.canal', NETWORK, '2025-01-01')?.cells).toEqual({ a: 1 });
});

it('keeps the network whole where it can: a platform gives way first', () => {
  const came = [
    ...Array.from({ length: 3 }, () => ({ site: 0 })),
    ...Array.from({ length: 9 }, () => ({ site: 1 })),
    ...Array.from({ length: 20 }, () => ({ site: 2 })),
  ].map((one) => ({ ...one, month: 1, day: 1, canal: 0, theme: 0, operateur: 0, nature: 0 }));
  const year = publishYear({
    year: YEAR,
    sites,
    cells: toCells(came, 'mois'),
    today: localDaySchema.parse('2026-02-01'),
    threshold: THRESHOLD,
  });
  expect(year.total('visites', NETWORK, YEAR)).toBe(32);
  expect(sites.map((site) => year.total('visites', site, YEAR))).toEqual([null, null, 20]);
});

it('says of each dimension at which grain it is published', () => {
  expect(granularity['visites.commune'].bySite).toBe('annee');
  expect(granularity['demandes.theme'].bySite).toBe('mois');
});
