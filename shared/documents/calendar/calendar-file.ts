import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { toVtimezone } from './time-zone.ts';

/** One event of a calendar file. Nothing here may say who a visitor is. */
export interface CalendarEvent {
  /** Kept for ever, moves included: how a program knows the event again. */
  readonly uid: string;
  /** Grows with each change: what makes the former event give way. */
  readonly sequence: number;
  readonly debutLe: string;
  readonly finLe: string;
  /** When it was last changed; also its stamp, so that the same calendar is the same file. */
  readonly modifieLe: string;
  readonly titre: string;
  readonly lieu: string | null;
  readonly texte: string | null;
  readonly lien: string | null;
  readonly isAnnule: boolean;
}

/** A calendar file (RFC 5545), its times on the wall of a zone. */
export function writeCalendarFile(
  { nom, zone }: { readonly nom: string; readonly zone: string },
  events: readonly CalendarEvent[],
): string {
  const known = toVtimezone(zone) !== null;
  const calendar = ical({
    name: nom,
    prodId: { company: 'Relais', product: 'Agenda', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    // The zone is each event’s: a calendar’s would write stamps on the wall, which must be in UTC.
    timezone: { name: null, generator: toVtimezone },
    ttl: 3600,
  });
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      start: toMoment(event.debutLe, known ? zone : 'UTC'),
      end: toMoment(event.finLe, known ? zone : 'UTC'),
      ...(known ? { timezone: zone } : {}),
      stamp: toMoment(event.modifieLe, 'UTC'),
      lastModified: toMoment(event.modifieLe, 'UTC'),
      summary: event.titre,
      location: event.lieu,
      description: event.texte,
      url: event.lien,
      status: event.isAnnule ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  return calendar.toString();
}

function toMoment(instant: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}
