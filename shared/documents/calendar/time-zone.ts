/**
 * The VTIMEZONE of the zones this program serves, by the rules in force since 1996: calendars keep wall
 * times on both sides of a change of hour. Null for any other zone: its events are written in UTC.
 */
export function toVtimezone(zone: string): string | null {
  if (zone === 'Europe/Paris') return lines(EUROPE_PARIS);
  const fixed = FIXED[zone];
  return fixed === undefined ? null : lines(fixedZone(zone, fixed));
}

const EUROPE_PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** Départements overseas, where the hour never changes. */
const FIXED: Readonly<Record<string, string>> = {
  'America/Guadeloupe': '-0400',
  'America/Martinique': '-0400',
  'America/Cayenne': '-0300',
  'Indian/Reunion': '+0400',
  'Indian/Mayotte': '+0300',
};

function fixedZone(zone: string, offset: string): readonly string[] {
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'DTSTART:19700101T000000',
    'END:STANDARD',
    'END:VTIMEZONE',
  ];
}

const lines = (text: readonly string[]): string => text.join('\r\n');
