import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { writeCalendarFile } from '../../../../shared/documents/calendar/calendar-file.ts';
import type { CalendarEvent } from '../../../../shared/documents/calendar/calendar-file.ts';

const event = (changes: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'creneau-1@relais',
  sequence: 0,
  debutLe: '2026-03-24T08:00:00Z',
  finLe: '2026-03-24T08:30:00Z',
  modifieLe: '2026-01-05T09:00:00Z',
  titre: 'Permanence CAF ; « accès, aide »',
  lieu: 'Marvejols',
  texte: 'K7QF-2M9D : aide au logement\nApporter : attestation de loyer',
  lien: null,
  isAnnule: false,
  ...changes,
});

/** Reads a file with a parser that is not ours, its zones taken from the file itself. */
function read(text: string) {
  const parsed = ICAL.parse(text) as unknown[];
  const calendar = new ICAL.Component(parsed);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return {
    calendar,
    events: calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one)),
  };
}

describe('a calendar file', () => {
  it('says its program, each event’s identity, its order and its text, letter for letter', () => {
    const text = writeCalendarFile({ nom: 'CAF', zone: 'Europe/Paris' }, [event({ sequence: 4 })]);
    const { calendar, events } = read(text);
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Relais//Agenda//FR');
    expect(
      events.map(({ uid, sequence, summary, location, description }) => ({
        uid,
        sequence,
        summary,
        location,
        description,
      })),
    ).toEqual([
      {
        uid: 'creneau-1@relais',
        sequence: 4,
        summary: 'Permanence CAF ; « accès, aide »',
        location: 'Marvejols',
        description: 'K7QF-2M9D : aide au logement\nApporter : attestation de loyer',
      },
    ]);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  it.each([
    ['2026-03-24T08:00:00Z', '2026-03-31T07:00:00Z'],
    ['2026-10-20T07:00:00Z', '2026-10-27T08:00:00Z'],
  ])('keeps nine o’clock on the wall on both sides of a change of hour', (before, after) => {
    const half = (at: string) => Temporal.Instant.from(at).add({ minutes: 30 }).toString();
    const text = writeCalendarFile(
      { nom: 'CAF', zone: 'Europe/Paris' },
      [before, after].map((at, n) => event({ uid: `${n}@relais`, debutLe: at, finLe: half(at) })),
    );
    const { events } = read(text);
    expect(events.map(({ startDate }) => startDate.zone?.tzid)).toEqual([
      'Europe/Paris',
      'Europe/Paris',
    ]);
    expect(events.map(({ startDate }) => [startDate.hour, startDate.minute])).toEqual([
      [9, 0],
      [9, 0],
    ]);
    expect(events.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual(
      [before, after].map((at) => at.replace('Z', '.000Z')),
    );
    expect(events.map(({ duration }) => duration.toSeconds())).toEqual([1800, 1800]);
  });

  it('stamps in UTC, and marks what is cancelled', () => {
    const text = writeCalendarFile({ nom: 'CAF', zone: 'Europe/Paris' }, [
      event({ isAnnule: true }),
    ]);
    const [one] = read(text).events;
    expect(text).toContain('DTSTAMP:20260105T090000Z');
    expect(one?.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it.each([
    ['Indian/Reunion', 12],
    ['America/Martinique', 4],
  ])('is right in %s, where the hour never changes', (zone, hour) => {
    const { events } = read(writeCalendarFile({ nom: 'CAF', zone }, [event()]));
    expect(events[0]?.startDate.hour).toBe(hour);
    expect(events[0]?.startDate.toJSDate().toISOString()).toBe('2026-03-24T08:00:00.000Z');
  });

  it('is in UTC in a zone it has no rules for, and empty when there is nothing', () => {
    const { events } = read(writeCalendarFile({ nom: 'CAF', zone: 'Pacific/Noumea' }, [event()]));
    expect(events[0]?.startDate.toJSDate().toISOString()).toBe('2026-03-24T08:00:00.000Z');
    expect(read(writeCalendarFile({ nom: 'CAF', zone: 'Europe/Paris' }, [])).events).toEqual([]);
  });
});
