import { z } from 'zod';
import { localDaySchema } from '../calendar/local-day.ts';
import {
  confidenceSchema,
  demarcheIdSchema,
  provenance,
  sentenceSchema,
  sourceIdsSchema,
} from './fact.ts';

const kindSchema = z.enum([
  'offset',
  'before_expiry',
  'before_event',
  'month_end',
  'month_end_of_event',
  'every_months',
  'monthly_window',
  'monthly_day',
  'period_end_next_month',
  'yearly_window',
  'yearly_window_by_department',
  'yearly_dates',
  'year_end_plus',
  'nth_weekday_before_event',
  'printed_date',
  'fixed',
  'computed',
  'info',
]);

const weekdaySchema = z.enum([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]);

/** A day of any year, `MM-DD`. */
const monthDaySchema = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const dayOfMonthSchema = z.int().min(1).max(31);
/** No delay of the catalogue is longer: a wrong figure stays a date. */
const countSchema = z.int().min(0).max(1000);

/** Dates read in a published calendar, or computed until one is: a day, or what it opens and closes. */
const knownDateSchema = z.union([
  localDaySchema,
  z.record(z.string(), z.union([z.string().min(1), z.int()])),
]);

/** What a kind cannot be computed without. An offset needs one of its lengths. */
const neededBy: Readonly<Partial<Record<z.infer<typeof kindSchema>, readonly string[]>>> = {
  offset: ['days|weeks|months|years|hours', 'anchor'],
  before_expiry: ['fromMonths|fromDays', 'toMonths|toDays', 'anchor'],
  before_event: ['fromMonths|fromDays', 'toMonths|toDays', 'anchor'],
  every_months: ['months', 'anchor'],
  monthly_window: ['openDay', 'closeDayNextMonth'],
  monthly_day: ['day'],
  yearly_window: ['from', 'to'],
  yearly_window_by_department: ['departmentZone', 'datesKnown'],
  yearly_dates: ['dates'],
  year_end_plus: ['years'],
  nth_weekday_before_event: ['n', 'weekday'],
  fixed: ['date'],
  computed: ['datesKnown'],
};

/** One rule of the calendar: `kind` says which of the optional fields it is computed from. */
const itemSchema = z
  .strictObject({
    id: sentenceSchema,
    /** `*` for a rule that holds for every démarche. */
    demarche: z.union([demarcheIdSchema, z.literal('*')]),
    kind: kindSchema,
    rule: sentenceSchema,
    anchor: sentenceSchema.optional(),
    months: z.int().min(1).optional(),
    days: countSchema.optional(),
    weeks: countSchema.optional(),
    years: countSchema.optional(),
    hours: countSchema.optional(),
    fromMonths: countSchema.optional(),
    toMonths: countSchema.optional(),
    fromDays: countSchema.optional(),
    toDays: countSchema.optional(),
    from: monthDaySchema.optional(),
    to: monthDaySchema.optional(),
    date: localDaySchema.optional(),
    dates: z.array(monthDaySchema).optional(),
    day: dayOfMonthSchema.optional(),
    openDay: dayOfMonthSchema.optional(),
    openDayFebruary: dayOfMonthSchema.optional(),
    closeDayNextMonth: dayOfMonthSchema.optional(),
    n: z.int().min(1).optional(),
    weekday: weekdaySchema.optional(),
    excludeEventDay: z.boolean().optional(),
    roll: z.literal('next_working_day').optional(),
    skip: z.literal('sundays_and_holidays').optional(),
    /** The anchor is a quantity to follow (days of absence added up), not a day: no date comes of it. */
    anchorIsNoDay: z.literal(true).optional(),
    departmentZone: z.record(z.string(), z.int()).optional(),
    datesKnown: z.array(knownDateSchema).optional(),
    datesConfidence: confidenceSchema.optional(),
    datesSources: sourceIdsSchema.optional(),
    ...provenance,
  })
  .refine(
    (item) =>
      (neededBy[item.kind] ?? []).every((names) =>
        names.split('|').some((name) => Reflect.get(item, name) !== undefined),
      ),
    { message: 'a rule has what its kind is computed from' },
  );

/** resources/catalogue/calendrier.json: what deadlines are computed from. */
export const calendrierSchema = z.strictObject({
  asOf: localDaySchema,
  timezone: z.literal('Europe/Paris'),
  note: sentenceSchema,
  /** How each kind is computed, in French. */
  kinds: z.record(kindSchema, sentenceSchema),
  publicHolidays: z.strictObject({
    dates: z.record(z.string().regex(/^\d{4}$/), z.array(localDaySchema)),
    ...provenance,
  }),
  items: z.array(itemSchema).min(1),
});
export type Calendrier = z.infer<typeof calendrierSchema>;
export type RegleCalendrier = Calendrier['items'][number];
