import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayToMonth,
  instantToLocal,
  localDaySchema,
  localMonthSchema,
  zoneSchema,
} from '../../../../shared/domain/calendar/local-day.ts';

const paris = zoneSchema.parse('Europe/Paris');

const local = (instant: string, zone = 'Europe/Paris') =>
  instantToLocal(Temporal.Instant.from(instant), zoneSchema.parse(zone));

/** Days from 1970 to 2100, as UTC sees them: there, every day has 24 hours. */
const anyDay = fc
  .integer({ min: 0, max: 47_481 })
  .map((count) => localDaySchema.parse(new Date(count * 86_400_000).toISOString().slice(0, 10)));

const zones = [
  'Europe/Paris',
  'America/Martinique',
  'America/Cayenne',
  'America/Miquelon',
  'Indian/Reunion',
  'Indian/Mayotte',
  'Pacific/Noumea',
  'Pacific/Tahiti',
  'Pacific/Marquesas',
  'Pacific/Kiritimati',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
].map((name) => zoneSchema.parse(name));

describe('the local day of an instant', () => {
  it.each([
    // Summer: two hours ahead of UTC.
    ['2026-06-30T21:59:59.999Z', '2026-06-30', 23],
    ['2026-06-30T22:00:00Z', '2026-07-01', 0],
    // Winter: one hour ahead.
    ['2026-12-31T22:59:59Z', '2026-12-31', 23],
    ['2026-12-31T23:00:00Z', '2027-01-01', 0],
    ['2027-01-01T00:00:00Z', '2027-01-01', 1],
    // 28 and 29 February.
    ['2026-02-28T22:59:59Z', '2026-02-28', 23],
    ['2026-02-28T23:00:00Z', '2026-03-01', 0],
    ['2028-02-28T23:00:00Z', '2028-02-29', 0],
    ['2028-02-29T23:00:00Z', '2028-03-01', 0],
    // The day of 23 hours: two o’clock does not exist.
    ['2026-03-28T23:00:00Z', '2026-03-29', 0],
    ['2026-03-29T00:59:59Z', '2026-03-29', 1],
    ['2026-03-29T01:00:00Z', '2026-03-29', 3],
    ['2026-03-29T21:59:59Z', '2026-03-29', 23],
    ['2026-03-29T22:00:00Z', '2026-03-30', 0],
    // The day of 25 hours: two o’clock comes twice.
    ['2026-10-24T22:00:00Z', '2026-10-25', 0],
    ['2026-10-25T00:30:00Z', '2026-10-25', 2],
    ['2026-10-25T01:30:00Z', '2026-10-25', 2],
    ['2026-10-25T02:00:00Z', '2026-10-25', 3],
    ['2026-10-25T22:59:59Z', '2026-10-25', 23],
    ['2026-10-25T23:00:00Z', '2026-10-26', 0],
  ])('in Paris, %s is %s at %i h', (instant, day, hour) => {
    expect(local(instant)).toEqual({ day, hour });
  });

  it('differs from one zone to another', () => {
    const noon = '2026-11-21T11:30:00Z';
    expect(local(noon, 'Pacific/Tahiti')).toEqual({ day: '2026-11-21', hour: 1 });
    expect(local(noon, 'Indian/Reunion')).toEqual({ day: '2026-11-21', hour: 15 });
    expect(local(noon, 'Pacific/Kiritimati')).toEqual({ day: '2026-11-22', hour: 1 });
  });

  it('is the one an independent calendar gives, in any zone', () => {
    const formats = new Map(
      zones.map((zone) => [
        zone,
        new Intl.DateTimeFormat('en-CA', {
          timeZone: zone,
          year: 'numeric',
          month: '2-digit',
          day: '2-digit',
          hour: '2-digit',
          hourCycle: 'h23',
        }),
      ]),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_102_444_800_000 }),
        fc.constantFrom(...zones),
        (milliseconds, zone) => {
          const parts = formats.get(zone)?.formatToParts(milliseconds) ?? [];
          const part = (type: string) => parts.find((it) => it.type === type)?.value ?? '';
          const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
          expect(instantToLocal(instant, zone)).toEqual({
            day: `${part('year')}-${part('month')}-${part('day')}`,
            hour: Number(part('hour')),
          });
        },
      ),
    );
  });

  it('never goes back while time goes on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_102_444_800_000 }),
        fc.integer({ min: 0, max: 200_000_000 }),
        (start, later) => {
          const at = (milliseconds: number) =>
            instantToLocal(Temporal.Instant.fromEpochMilliseconds(milliseconds), paris).day;
          expect(at(start + later) >= at(start)).toBe(true);
        },
      ),
    );
  });
});

describe('moving a day', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2028-02-29', 366, '2029-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-10-25', -1, '2026-10-24'],
    ['2026-07-31', 0, '2026-07-31'],
  ])('%s moved by %i is %s', (day, days, moved) => {
    expect(addDays(localDaySchema.parse(day), days)).toBe(moved);
  });

  it('adds up, comes back, and keeps the order of texts the order of days', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: -4000, max: 4000 }),
        fc.integer({ min: 1, max: 4000 }),
        (day, first, second) => {
          expect(addDays(addDays(day, first), second)).toBe(addDays(day, first + second));
          expect(addDays(addDays(day, first), -first)).toBe(day);
          expect(addDays(day, second) > day).toBe(true);
        },
      ),
    );
  });

  it('is calendar arithmetic: a day is 24 hours in UTC alone', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, days) => {
        const moved = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
        expect(addDays(day, days)).toBe(moved.toISOString().slice(0, 10));
      }),
    );
  });
});

describe('the month of a day', () => {
  it('is the day without its number', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const month = dayToMonth(day);
        expect(localMonthSchema.parse(month)).toBe(month);
        expect(day.startsWith(`${month}-`)).toBe(true);
      }),
    );
  });
});

describe('refusals', () => {
  it.each([
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026/01/01',
    '',
  ])('%j is no day', (text) => {
    expect(localDaySchema.safeParse(text).success).toBe(false);
  });

  it('the 29th of February of leap years is a day', () => {
    expect(localDaySchema.safeParse('2028-02-29').success).toBe(true);
    expect(localDaySchema.safeParse('2000-02-29').success).toBe(true);
  });

  it.each(['2026-00', '2026-13', '2026-1', '2026', '2026-01-01', '-2026-01'])(
    '%j is no month',
    (text) => {
      expect(localMonthSchema.safeParse(text).success).toBe(false);
    },
  );

  it.each([
    '',
    'Paris',
    'Europe/Nulle-Part',
    'Europe/Paris ',
    '+02:00',
    '-0100',
    '+02',
    '2026-01-01T00:00Z',
    '2026-01-01T00:00Z[Europe/Paris]',
    '2026-01-01T00:00+02:00',
  ])('%j is no zone: an offset knows nothing of summer', (text) => {
    expect(zoneSchema.safeParse(text).success).toBe(false);
  });

  it.each(['Europe/Paris', 'America/Guadeloupe', 'Etc/GMT+5', 'UTC'])('%s is a zone', (name) => {
    expect(zoneSchema.safeParse(name).success).toBe(true);
  });
});
