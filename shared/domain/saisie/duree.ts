import { refuse, ok } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { dureeSchema } from '../vocabulary/demande-details.ts';

/** A durée as typed: where it stands, and its whole minutes or why they are refused. */
export interface TypedDuree {
  readonly start: number;
  readonly end: number;
  readonly minutes: Result<number>;
}

const NOTHING_AFTER = String.raw`(?![\p{L}\p{N}\p{M}])`;
const HOURS = String.raw`\s*(?:heures?|h)`;
const MINUTES = String.raw`(?:minutes?|min|mn)`;

const decimal = pattern(String.raw`\d+[.,]\d+(?:${HOURS}|\s*${MINUTES})?`);
const hoursAndMinutes = pattern(String.raw`(\d+)${HOURS}\s*(\d{1,2})(?:\s*${MINUTES})?`);
const hours = pattern(String.raw`(\d+)${HOURS}`);
const minutes = pattern(String.raw`(\d+)(?:\s*${MINUTES}|m)?`);
const primes = new RegExp(String.raw`(\d+)\s?['’′](?!['’′\p{L}\p{N}])`, 'uy');

/**
 * The durée that starts at `at`, where a figure stands: `20`, `20min`, `1h30`, `1 h 30`, `90'`. Null when
 * the figure is part of something else. Minutes outside 1 to 1440, decimals, a minus: refused.
 */
export function readDuree(text: string, at: number): TypedDuree | null {
  const start = isMinus(text, at) ? at - 1 : at;
  const typed = (end: number, count: number | null): TypedDuree => ({
    start,
    end,
    minutes: checkMinutes(start === at ? count : null),
  });
  const fraction = matchAt(decimal, text, at);
  if (fraction !== null) return typed(at + fraction[0].length, null);
  const both = matchAt(hoursAndMinutes, text, at);
  if (both !== null) {
    const rest = Number(both[2]);
    return typed(at + both[0].length, rest > 59 ? null : Number(both[1]) * 60 + rest);
  }
  const whole = matchAt(hours, text, at);
  if (whole !== null) return typed(at + whole[0].length, Number(whole[1]) * 60);
  const short = matchAt(primes, text, at) ?? matchAt(minutes, text, at);
  return short === null ? null : typed(at + short[0].length, Number(short[1]));
}

function checkMinutes(count: number | null): Result<number> {
  const parsed = dureeSchema.safeParse(count);
  return parsed.success
    ? ok(parsed.data)
    : refuse(
        'duree-refusee',
        'Cette durée ne convient pas\u00a0: écrivez des minutes entières, de 1 à 1\u202f440, ou des heures comme 1h30.',
      );
}

/** A minus sign, not the hyphen of a compound: nothing, or a space, before it. */
function isMinus(text: string, at: number): boolean {
  return /[-−]/.test(text.charAt(at - 1)) && /^\s?$/.test(text.charAt(at - 2));
}

function pattern(source: string): RegExp {
  return new RegExp(source + NOTHING_AFTER, 'iuy');
}

function matchAt(regex: RegExp, text: string, at: number): RegExpExecArray | null {
  regex.lastIndex = at;
  return regex.exec(text);
}
