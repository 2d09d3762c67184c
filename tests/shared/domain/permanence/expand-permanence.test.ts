import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zoneSchema } from '../../../../shared/domain/calendar/local-day.ts';
import {
  expandPermanence,
  listDays,
} from '../../../../shared/domain/permanence/expand-permanence.ts';
import { minutesOf } from '../../../../shared/domain/permanence/minutes-of.ts';
import { proposeExceptions } from '../../../../shared/domain/permanence/proposed-exceptions.ts';
import {
  SERIES_DAYS,
  SERIES_SLOTS,
  vacancesSchema,
} from '../../../../shared/domain/permanence/schema.ts';
import { permanence } from './examples.ts';

const zone = zoneSchema.parse('Europe/Paris');
const expand = (changes: Readonly<Record<string, unknown>> = {}) => {
  const expanded = expandPermanence(permanence(changes), zone);
  if (!expanded.ok) throw new Error(expanded.failure.sentence);
  return expanded.value;
};
const codeOf = (changes: Readonly<Record<string, unknown>>) => {
  const expanded = expandPermanence(permanence(changes), zone);
  return expanded.ok ? 'ok' : expanded.failure.code;
};
const days = (changes: Readonly<Record<string, unknown>>) => expand(changes).map((one) => one.jour);

describe('the days of a permanence', () => {
  it.each([
    ['one day', null, ['2026-05-05']],
    [
      'every other Tuesday',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3',
      ['2026-05-05', '2026-05-19', '2026-06-02'],
    ],
    [
      'the first Tuesday of the month',
      'FREQ=MONTHLY;BYDAY=1TU;COUNT=3',
      ['2026-05-05', '2026-06-02', '2026-07-07'],
    ],
    [
      'until a day, that day included',
      'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260519',
      ['2026-05-05', '2026-05-12', '2026-05-19'],
    ],
    [
      'until an instant, its day included',
      'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260512T000000Z',
      ['2026-05-05', '2026-05-12'],
    ],
  ])('are those of %s', (_name, recurrence, expected) => {
    expect(days({ recurrence })).toEqual(expected);
  });

  it('leave out a day given as an exception, and move another', () => {
    const exceptions = [
      { jour: '2026-05-19', devient: null },
      { jour: '2026-06-02', devient: { jour: '2026-06-04', debut: '14:00', fin: '15:00' } },
    ];
    const held = expand({ exceptions });
    expect(held.map(({ origine, jour }) => [origine, jour])).toEqual([
      ['2026-05-05', '2026-05-05'],
      ['2026-06-02', '2026-06-04'],
      ['2026-06-16', '2026-06-16'],
    ]);
    expect(held[1]?.creneaux.map(({ debut }) => debut)).toEqual(['14:00', '14:30']);
  });

  it('keep their hour on the wall over both changes of hour', () => {
    for (const premierJour of ['2026-03-24', '2026-10-20']) {
      const starts = expand({ premierJour, recurrence: 'FREQ=WEEKLY;COUNT=2' }).map(
        ({ creneaux }) => creneaux[0]?.debutLe.toZonedDateTimeISO(zone).toPlainTime().toString(),
      );
      expect(starts).toEqual(['09:00:00', '09:00:00']);
    }
    const [before, after] = expand({
      premierJour: '2026-03-24',
      recurrence: 'FREQ=WEEKLY;COUNT=2',
    });
    expect(before?.creneaux[0]?.debutLe.toString()).toBe('2026-03-24T08:00:00Z');
    expect(after?.creneaux[0]?.debutLe.toString()).toBe('2026-03-31T07:00:00Z');
  });
});

describe('a permanence that cannot be held', () => {
  it.each([
    ['recurrence-sans-fin', { recurrence: 'FREQ=WEEKLY;BYDAY=TU' }],
    ['recurrence-illisible', { recurrence: 'FREQ=HOURLY;COUNT=3' }],
    ['recurrence-illisible', { recurrence: 'FREQ=WEEKLY;BYDAY=XX;COUNT=3' }],
    ['recurrence-illisible', { recurrence: 'FREQ=DAILY;BYHOUR=3;COUNT=3' }],
    ['recurrence-illisible', { recurrence: 'COUNT=3' }],
    ['recurrence-illisible', { recurrence: 'FREQ=WEEKLY;UNTIL=demain'.toUpperCase() }],
    ['serie-trop-longue', { recurrence: 'FREQ=DAILY;COUNT=10000' }],
    ['serie-trop-longue', { recurrence: 'FREQ=WEEKLY;UNTIL=20300101' }],
    ['serie-vide', { recurrence: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260101' }],
    [
      'trop-de-creneaux',
      { recurrence: 'FREQ=DAILY;COUNT=300', dureeCreneau: 5, debut: '08:00', fin: '20:00' },
    ],
    ['horaires-inverses', { debut: '12:00', fin: '09:00' }],
    ['creneau-trop-long', { dureeCreneau: 240 }],
    ['exception-hors-serie', { exceptions: [{ jour: '2026-05-06', devient: null }] }],
    [
      'occurrences-superposees',
      {
        exceptions: [
          { jour: '2026-05-19', devient: { jour: '2026-06-02', debut: '11:00', fin: '13:00' } },
        ],
      },
    ],
  ])('is refused with %s', (code, changes) => {
    expect(codeOf(changes)).toBe(code);
  });

  it('is refused quickly even when it asks for a date that never comes', () => {
    expect(codeOf({ recurrence: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31;COUNT=3' })).toMatch(
      /^(recurrence-illisible|serie-vide)$/,
    );
  });
});

it('whatever the rule, slots are whole, in their day, apart, and within the limits', () => {
  const rule = fc
    .record({
      freq: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
      interval: fc.integer({ min: 1, max: 4 }),
      count: fc.integer({ min: 1, max: 60 }),
    })
    .map(({ freq, interval, count }) => `FREQ=${freq};INTERVAL=${interval};COUNT=${count}`);
  fc.assert(
    fc.property(
      rule,
      fc.integer({ min: 0, max: 730 }),
      fc.integer({ min: 1, max: 24 }),
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 1, max: 100 }),
      (recurrence, offset, fives, from, long) => {
        const heure = (at: number) =>
          `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
        const [debut, fin] = [5 * from, Math.min(5 * (from + long), 23 * 60 + 55)];
        const expanded = expandPermanence(
          permanence({
            recurrence,
            premierJour: Temporal.PlainDate.from('2026-01-01').add({ days: offset }).toString(),
            dureeCreneau: 5 * fives,
            debut: heure(debut),
            fin: heure(fin),
          }),
          zone,
        );
        if (!expanded.ok) return;
        const slots = expanded.value.flatMap(({ creneaux, ...one }) =>
          creneaux.map((slot) => ({ ...one, ...slot, from: one.debut, to: one.fin })),
        );
        expect(slots.length).toBeLessThanOrEqual(SERIES_SLOTS);
        slots.forEach((slot) => {
          expect(minutesOf(slot.fin) - minutesOf(slot.debut)).toBe(5 * fives);
          expect(slot.debut >= slot.from && slot.fin <= slot.to).toBe(true);
          const local = slot.debutLe.toZonedDateTimeISO(zone).toPlainDate().toString();
          expect(local).toBe(slot.jour);
        });
        // The one hour that does not exist, or exists twice, is at night.
        const byDay = slots.filter(({ debut: at }) => at >= '03:00');
        const apart = byDay.every((slot, index) => {
          const next = byDay[index + 1];
          return next === undefined || Temporal.Instant.compare(slot.finLe, next.debutLe) <= 0;
        });
        expect(apart).toBe(true);
        const [first, last] = [slots[0]?.jour ?? '', slots.at(-1)?.jour ?? ''];
        const span = Temporal.PlainDate.from(first).until(last, { largestUnit: 'days' });
        expect(span.days).toBeLessThanOrEqual(SERIES_DAYS);
      },
    ),
    { numRuns: 150 },
  );
});

it('proposes as exceptions the jours fériés and the holidays entered, and only those of the series', () => {
  const series = listDays(
    permanence({ premierJour: '2026-05-01', recurrence: 'FREQ=WEEKLY;COUNT=5' }),
  );
  const vacances = [
    vacancesSchema.parse({
      id: '22222222-2222-4222-8222-222222222222',
      nom: 'Vacances d’essai',
      du: '2026-05-20',
      au: '2026-05-24',
    }),
  ];
  expect(
    proposeExceptions(series.ok ? series.value : [], vacances, { alsaceMoselle: false }),
  ).toEqual([
    { jour: '2026-05-01', raison: 'Fête du Travail' },
    { jour: '2026-05-08', raison: 'Victoire de 1945' },
    { jour: '2026-05-22', raison: 'Vacances d’essai' },
  ]);
});
