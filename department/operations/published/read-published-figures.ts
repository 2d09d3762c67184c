import { instantToLocal, localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Network } from '../../../shared/domain/network/network.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import {
  publishedDimensionSchema,
  totalNameSchema,
} from '../../../shared/sync/published-figures.ts';
import type {
  Period,
  PublishedPeriod,
  PublishedPlace,
  TotalName,
  PublishedFigure,
} from '../../../shared/sync/published-figures.ts';
import type { FigureStore, RawFigures, Reception } from '../figure-store.ts';
import { FIRST_DAY } from '../first-day.ts';
import { toRange } from '../period-range.ts';
import { publishDays } from './days.ts';
import type { PublishedDays } from './days.ts';
import { decideYear } from './decide-year.ts';
import type { DecidedYear } from './decide-year.ts';
import { NETWORK } from './year-cells.ts';
import type { Place, YearSources } from './year-cells.ts';
import { readDecidedYear } from './year.ts';
import type { PublishedYear } from './year.ts';

/**
 * The figures of the network as anybody may read them: the threshold and what protects it are
 * applied here, once, for the screens, the files, the API and the report alike. Nothing else reads
 * `FigureStore`.
 */
export interface PublishedFigures {
  /** The day, the month or the year that holds `at`. Refusal: `periode-inconnue`. */
  read(period: Period, at: LocalDay): Promise<Result<PublishedPeriod>>;
  /** A year and its twelve months, in order. */
  readYear(year: number): Promise<
    Result<{
      readonly year: PublishedPeriod;
      readonly months: readonly PublishedPeriod[];
    }>
  >;
  /** Every day of the month that holds `at`, in order. */
  readDays(at: LocalDay): Promise<Result<readonly PublishedPeriod[]>>;
}

export interface PublishedFiguresDeps {
  readonly figures: FigureStore;
  readonly network: Network;
  readonly clock: Clock;
  /** Figures from 1 to one less are withheld; 1 withholds nothing. */
  readonly threshold: number;
  /** Where a year is decided: in a thread of its own on a server, else in this one. */
  readonly decide?: (sources: YearSources) => Promise<DecidedYear>;
}

/** Years kept drawn in memory, by stamp: a screen that refreshes does not draw them again. */
const YEARS_KEPT = 12;

interface Drawn {
  readonly key: string;
  readonly year: PublishedYear;
  readonly raw: RawFigures;
}

/** A year drawn, or being drawn. */
interface Drawing {
  readonly key: string;
  readonly drawing: Promise<Drawn>;
  isDone: boolean;
}

export function createPublishedFigures(deps: PublishedFiguresDeps): PublishedFigures {
  const { figures, network, clock, threshold } = deps;
  const sites = network.sites.map(({ id }) => id);
  const drawn = new Map<string, Drawing>();
  const dayOf = (instant: Temporal.Instant) => instantToLocal(instant, network.zone).day;

  const decide = deps.decide ?? ((sources) => Promise.resolve(decideYear(sources)));

  const start = async (key: string, year: string, today: LocalDay): Promise<Drawn> => {
    const raw = await figures.months(toDay(`${year}-01-01`), toDay(`${year}-12-01`));
    const sources = { year, sites, today, threshold };
    const decided = await decide({ ...sources, cells: raw.cells });
    return { key, raw, year: readDecidedYear(sources, decided) };
  };

  /** One drawing of a year at a time: whoever asks meanwhile waits, and looks again. */
  const draw = async (year: string, today: LocalDay): Promise<Drawn> => {
    for (;;) {
      const key = `${await figures.stamp()} ${today}`;
      const known = drawn.get(year);
      if (known?.key === key) return known.drawing;
      if (known?.isDone === false) {
        await known.drawing.catch(() => {});
        continue;
      }
      const drawing = start(key, year, today);
      const entry = { key, drawing, isDone: false };
      drawing.then(
        () => (entry.isDone = true),
        () => drawn.get(year) === entry && drawn.delete(year),
      );
      drawn.delete(year);
      drawn.set(year, entry);
      const oldest = drawn.keys().next().value;
      if (drawn.size > YEARS_KEPT && oldest !== undefined) drawn.delete(oldest);
      return drawing;
    }
  };

  const assemble = (
    period: Period,
    at: LocalDay,
    now: Temporal.Instant,
    { year, raw }: Pick<Drawn, 'year' | 'raw'>,
    days: PublishedDays | null,
  ): PublishedPeriod => {
    const { from, to } = toRange(period, at);
    const today = dayOf(now);
    const time = period === 'annee' ? from.slice(0, 4) : from;
    const received = raw.receptions.filter((line) => line.period >= from && line.period <= to);
    const place = (of: Place): PublishedPlace => ({
      lastReceived: latest(received.filter(({ site }) => of === NETWORK || site === of)),
      totals: toTotals((name) =>
        days === null ? year.total(name, of, time) : days.total(name, of, from),
      ),
      ...(days === null ? toCuts(year, of, time) : { dimensions: {}, atLeast: {} }),
    });
    return {
      period,
      from,
      to,
      today,
      now: now.toString(),
      closed: to < today,
      throughMonth: year.throughMonth?.slice(0, 7) ?? null,
      threshold,
      provenances: [...new Set(received.map(({ provenance }) => provenance))].toSorted(),
      network: place(NETWORK),
      sites: network.sites.map(({ id, name }) => ({ site: id, name, ...place(id) })),
    };
  };

  const readDays: PublishedFigures['readDays'] = async (at) => {
    if (at < FIRST_DAY) return refuseUnknown();
    const now = clock.now();
    const { from, to } = toRange('mois', at);
    const { year } = await draw(at.slice(0, 4), dayOf(now));
    const raw = await figures.days(from, to);
    const days = publishDays({ month: from, sites, cells: raw.cells, year, threshold });
    const { daysInMonth } = Temporal.PlainDate.from(from);
    return ok(
      Array.from({ length: daysInMonth }, (_, index) =>
        assemble(
          'jour',
          toDay(`${from.slice(0, 8)}${String(index + 1).padStart(2, '0')}`),
          now,
          { year, raw },
          days,
        ),
      ),
    );
  };

  return {
    readDays,
    read: async (period, at) => {
      if (at < FIRST_DAY) return refuseUnknown();
      if (period === 'jour') {
        const days = await readDays(at);
        const day = days.ok ? days.value.find(({ from }) => from === at) : undefined;
        return day === undefined ? refuseUnknown() : ok(day);
      }
      const now = clock.now();
      return ok(assemble(period, at, now, await draw(at.slice(0, 4), dayOf(now)), null));
    },
    readYear: async (number) => {
      const first = localDaySchema.safeParse(`${String(number).padStart(4, '0')}-01-01`);
      if (!first.success || first.data < FIRST_DAY) return refuseUnknown();
      const now = clock.now();
      const drawnYear = await draw(first.data.slice(0, 4), dayOf(now));
      return ok({
        year: assemble('annee', first.data, now, drawnYear, null),
        months: Array.from({ length: 12 }, (_, month) =>
          assemble(
            'mois',
            toDay(`${first.data.slice(0, 5)}${String(month + 1).padStart(2, '0')}-01`),
            now,
            drawnYear,
            null,
          ),
        ),
      });
    },
  };
}

function toTotals(read: (name: TotalName) => PublishedFigure): PublishedPlace['totals'] {
  return Object.fromEntries(
    totalNameSchema.options.map((name) => [name, read(name)]),
  ) as PublishedPlace['totals'];
}

function toCuts(
  year: PublishedYear,
  place: Place,
  time: string,
): Pick<PublishedPlace, 'dimensions' | 'atLeast'> {
  const cuts = publishedDimensionSchema.options.flatMap((name) => {
    const cut = year.dimension(name, place, time);
    return cut === null ? [] : [{ name, cut }];
  });
  return {
    dimensions: Object.fromEntries(cuts.map(({ name, cut }) => [name, cut.cells])),
    atLeast: Object.fromEntries(
      cuts.flatMap(({ name, cut }) => (cut.atLeast.length > 0 ? [[name, [...cut.atLeast]]] : [])),
    ),
  };
}

function latest(receptions: readonly Reception[]): string | null {
  const [last] = receptions
    .map(({ lastReceived }) => lastReceived)
    .toSorted((a, b) => Temporal.Instant.compare(b, a));
  return last?.toString() ?? null;
}

function toDay(text: string): LocalDay {
  return localDaySchema.parse(text);
}

function refuseUnknown(): Result<never> {
  return refuse('periode-inconnue', 'Aucune donnée avant l’an 2000 : choisissez une autre date.');
}
