import type { LocalDay } from '../calendar/local-day.ts';
import type { Id } from '../site/identifiers.ts';
import { MAX_VERSIONS } from './schema.ts';
import type { Geste, VisiteClear, VisiteSealed, VisiteVersion } from './schema.ts';

/**
 * The longest trace, in characters of its JSON: three bytes each at worst, it leaves a sealed half
 * well within what an envelope may hold.
 */
const MAX_TRACE_CHARACTERS = 40_000;

/** A visite as it stands, before a change. */
interface Standing {
  readonly localDay: LocalDay;
  readonly clear: VisiteClear;
  readonly sealed: VisiteSealed | null;
}

/**
 * The trace of a visite with one more version: what it is now, before `par` changes it. When that
 * is too many or too long, the first one (what was noted) and the latest ones stay.
 */
export function appendVersion(
  { localDay, clear, sealed }: Standing,
  geste: Geste,
  le: string,
  par: Id,
): VisiteVersion[] {
  const { versions = [], ...contenu } = sealed ?? {};
  const next = {
    le,
    par,
    geste,
    localDay,
    clear,
    contenu: sealed === null ? null : (contenu as Omit<VisiteSealed, 'versions'>),
  };
  const all = [...versions, next];
  while (all.length > 2 && (all.length > MAX_VERSIONS || isTooLong(all))) all.splice(1, 1);
  return all;
}

function isTooLong(versions: readonly VisiteVersion[]): boolean {
  return JSON.stringify(versions).length > MAX_TRACE_CHARACTERS;
}
