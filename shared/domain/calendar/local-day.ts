import { z } from 'zod';

/**
 * A calendar day in the site's own zone, `YYYY-MM-DD`, frozen when the thing happened. Days are
 * compared as text and moved with calendar arithmetic, never by adding 24 hours.
 */
export const localDaySchema = z.iso.date().brand<'LocalDay'>();
export type LocalDay = z.infer<typeof localDaySchema>;

/** A calendar month in the site's own zone, `YYYY-MM`. */
export const localMonthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<'LocalMonth'>();
export type LocalMonth = z.infer<typeof localMonthSchema>;

/** An IANA time zone this platform knows, such as `Europe/Paris`. */
export const zoneSchema = z.string().refine(isKnownZone, 'unknown time zone').brand<'Zone'>();
export type Zone = z.infer<typeof zoneSchema>;

/** The day and the hour (0–23) an instant falls on in a zone. */
export function instantToLocal(
  instant: Temporal.Instant,
  zone: Zone,
): { readonly day: LocalDay; readonly hour: number } {
  const local = instant.toZonedDateTimeISO(zone);
  return { day: localDaySchema.parse(local.toPlainDate().toString()), hour: local.hour };
}

/** The day `days` calendar days after `day` (before, when negative). */
export function addDays(day: LocalDay, days: number): LocalDay {
  return localDaySchema.parse(Temporal.PlainDate.from(day).add({ days }).toString());
}

/** The month a day belongs to. */
export function dayToMonth(day: LocalDay): LocalMonth {
  return localMonthSchema.parse(day.slice(0, 7));
}

function isKnownZone(name: string): boolean {
  // Temporal also takes offsets and whole dates for zones; those know nothing of summer time.
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
