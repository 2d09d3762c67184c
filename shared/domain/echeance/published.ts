import { z } from 'zod';
import { confidenceSchema } from '../catalogue/fact.ts';
import type { RegleCalendrier } from '../catalogue/calendrier.ts';
import { localDaySchema, localMonthSchema } from '../calendar/local-day.ts';
import type { LocalDay, LocalMonth } from '../calendar/local-day.ts';
import { between } from './quand.ts';
import type { Found } from './quand.ts';

const ownConfidence = { confidence: confidenceSchema.optional() };

const monthSchema = z.object({
  month: localMonthSchema,
  opens: localDaySchema,
  closes: localDaySchema,
  ...ownConfidence,
});
const campaignSchema = z.object({ from: localDaySchema, to: localDaySchema, ...ownConfidence });
const eventSchema = z.object({
  eventDate: localDaySchema,
  deadline: localDaySchema,
  ...ownConfidence,
});
const zonesSchema = z
  .object({ year: z.int(), opens: localDaySchema, paper: localDaySchema.optional() })
  .catchall(z.unknown());

/** The window written down for a month, or null. */
export function publishedMonth(regle: RegleCalendrier, month: LocalMonth): Found | null {
  const entry = entries(regle, monthSchema).find((known) => known.month === month);
  return entry === undefined ? null : window(regle, entry.opens, entry.closes, entry.confidence);
}

/** The first window written down for a month that is not over on a day, or null. */
export function publishedMonthFrom(regle: RegleCalendrier, day: LocalDay): Found | null {
  const entry = entries(regle, monthSchema)
    .toSorted((one, other) => one.closes.localeCompare(other.closes))
    .find(({ closes }) => closes >= day);
  return entry === undefined ? null : window(regle, entry.opens, entry.closes, entry.confidence);
}

/** The first campaign written down that is not over on a day, or null. */
export function publishedCampaign(regle: RegleCalendrier, day: LocalDay): Found | null {
  const entry = entries(regle, campaignSchema)
    .toSorted((one, other) => one.to.localeCompare(other.to))
    .find(({ to }) => to >= day);
  return entry === undefined ? null : window(regle, entry.from, entry.to, entry.confidence);
}

/** The deadline written down for an event of that day, or null. */
export function publishedDeadline(regle: RegleCalendrier, eventDay: LocalDay): Found | null {
  const entry = entries(regle, eventSchema).find(({ eventDate }) => eventDate === eventDay);
  return entry === undefined
    ? null
    : window(regle, entry.deadline, entry.deadline, entry.confidence);
}

/** The campaign written down for the zone of a département that is not over on a day, or null. */
export function publishedZone(regle: RegleCalendrier, zone: number, day: LocalDay): Found | null {
  for (const entry of entries(regle, zonesSchema)) {
    const closes = localDaySchema.safeParse(entry[`zone${String(zone)}`]);
    if (!closes.success || closes.data < day) continue;
    const found = window(regle, entry.opens, closes.data, undefined);
    return entry.paper === undefined
      ? found
      : {
          ...found,
          detail: `Sur papier : au plus tard le ${entry.paper.split('-').toReversed().join('/')}.`,
        };
  }
  return null;
}

function window(
  { datesConfidence }: RegleCalendrier,
  from: LocalDay,
  to: LocalDay,
  own: z.infer<typeof confidenceSchema> | undefined,
): Found {
  const confidence = own ?? datesConfidence;
  return {
    quand: between(Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** The entries of a rule’s known dates that have this shape. */
function entries<T>(regle: RegleCalendrier, schema: z.ZodType<T>): readonly T[] {
  return (regle.datesKnown ?? []).flatMap((known) => {
    const parsed = schema.safeParse(known);
    return parsed.success ? [parsed.data] : [];
  });
}
