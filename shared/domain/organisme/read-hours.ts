import { jours, unknownHoraires } from './schema.ts';
import type { Horaires } from './schema.ts';

/** Opening hours once read: by day when all of it was understood, else as it was written. */
export interface ReadHours {
  readonly horaires: Horaires;
  readonly note: string | null;
}

const days: Readonly<Record<string, number>> = { mo: 0, tu: 1, we: 2, th: 3, fr: 4, sa: 5, su: 6 };

/**
 * Hours in the notation of OpenStreetMap (`Mo-Fr 08:30-12:30,14:00-17:00; Sa off`), as data·inclusion
 * writes them. Days and times alone are read; anything else (months, weeks, « first Tuesday ») leaves
 * the whole as a note, never half understood. Public holidays stay in the note.
 */
export function readHours(text: string): ReadHours {
  const written = text.trim().slice(0, 500);
  const asWritten = { horaires: unknownHoraires, note: written === '' ? null : written };
  const rules = written.split(';').map((rule) => rule.trim());
  const horaires: Record<string, string | null> = { ...unknownHoraires };
  let holidays: string | null = null;
  for (const rule of rules.filter((one) => one !== '')) {
    const found = /^([A-Za-z,\- ]+?)\s+(off|closed|[\d:,\- ]+)$/.exec(rule);
    if (found === null) return asWritten;
    const [, when = '', what = ''] = found;
    const hours = readTimes(what);
    if (hours === null) return asWritten;
    if (when.trim() === 'PH') {
      holidays = `Jours fériés\u00a0: ${hours}`;
      continue;
    }
    const named = readDays(when);
    if (named === null) return asWritten;
    for (const day of named) horaires[jours[day] ?? ''] = hours;
  }
  return { horaires: horaires as Horaires, note: holidays };
}

function readDays(text: string): readonly number[] | null {
  const read: number[] = [];
  for (const part of text.split(',')) {
    const [start, end = start, ...others] = part.trim().toLowerCase().split('-');
    const first = days[start?.trim() ?? ''];
    const last = days[end?.trim() ?? ''];
    if (first === undefined || last === undefined || others.length > 0 || last < first) return null;
    for (let day = first; day <= last; day += 1) read.push(day);
  }
  return read;
}

function readTimes(text: string): string | null {
  if (text === 'off' || text === 'closed') return 'fermé';
  const spans = text.split(',').map((span) => {
    const found = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(span.trim());
    if (found === null) return null;
    const [, h1 = '', m1 = '', h2 = '', m2 = ''] = found;
    return `${sayTime(h1, m1)} – ${sayTime(h2, m2)}`;
  });
  return spans.some((span) => span === null) ? null : spans.join(', ');
}

function sayTime(hour: string, minute: string): string {
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}
