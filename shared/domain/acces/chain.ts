import { instantToLocal } from '../calendar/local-day.ts';
import type { LocalDay, Zone } from '../calendar/local-day.ts';
import type { Id } from '../site/identifiers.ts';
import type { MotifAcces } from './motif.ts';
import type { AccesSealed } from './schema.ts';

/** What comes before the first line of a log. */
export const NOTHING_BEFORE = '0'.repeat(64);

/** A line of the access log as it stands in the ledger: what is in the open, and what was sealed. */
export interface ChainLine {
  readonly id: Id;
  readonly localDay: LocalDay;
  readonly clear: { readonly rang?: number | undefined; readonly coupe?: number | undefined };
  readonly sealed: AccesSealed;
}

/**
 * What the digest of a line is taken of (frozen, `relais-acces|1`): every field of it, and the digest
 * of the line before it; with why the file was opened when it says so (frozen, `relais-acces|2`). None
 * of the fields can hold a `|` but the last one of the second, a text. Null on a line that is not chained.
 */
export function textOfLine({ id, localDay, sealed }: ChainLine): string | null {
  const { maillon, geste, le, par } = sealed;
  if (maillon === null) return null;
  const fields = [
    maillon.rang,
    id,
    localDay,
    le,
    par,
    geste,
    whatOfLine(sealed),
    maillon.precedent,
  ];
  const motif = motifOfLine(sealed);
  return (
    motif === null
      ? ['relais-acces|1', ...fields]
      : ['relais-acces|2', ...fields, motif.raison, precisionOf(motif)]
  ).join('|');
}

/** Why the file was opened, when the line says so. */
export function motifOfLine(sealed: AccesSealed): MotifAcces | null {
  return sealed.geste === 'coupure' ? null : sealed.motif;
}

/** What was typed by hand of a reason; empty for one that was chosen. */
export function precisionOf(motif: MotifAcces): string {
  return motif.raison === 'autre' ? motif.precision : '';
}

/** What a line is about: a file, by its id, or what a checkpoint says. */
export function whatOfLine(sealed: AccesSealed): string {
  if (sealed.geste !== 'coupure') return sealed.usager;
  const { rang, lignes, jusquAu, empreinte } = sealed.coupure;
  return [rang, lignes, jusquAu, empreinte].join(':');
}

/** The digest of a text: SHA-256, in hexadecimal. */
export type Digest = (text: string) => Promise<string>;

/** Where the log no longer holds together. Ranks are those of the lines, from 1. */
export type Rupture =
  | { readonly kind: 'manque'; readonly from: number; readonly to: number }
  /** A line that is not what the next one, or its own place, says. */
  | { readonly kind: 'changee'; readonly rang: number }
  | { readonly kind: 'double'; readonly rang: number }
  | { readonly kind: 'illisible'; readonly rang: number };

/** What the chain of a log says of it. */
export interface ChainVerdict {
  readonly ruptures: readonly Rupture[];
  /** Chained lines that are there. */
  readonly lines: number;
  /** The rank and the digest of the last line, to be kept elsewhere; null when there is none. */
  readonly head: { readonly rang: number; readonly empreinte: string } | null;
  /** Lines let go at a checkpoint, and until which day; null when none were. */
  readonly cut: { readonly lignes: number; readonly jusquAu: LocalDay } | null;
  /** The digest of each chained line, by its id. */
  readonly digests: ReadonlyMap<Id, string>;
}

/**
 * Follows the chain of a log from its last checkpoint to `lastRank`, the rank the ledger gave last.
 * Lines that a checkpoint let go, and are still there, are passed over: their erasing was interrupted.
 * `unreadable` are the ranks of lines that do not open.
 */
export async function checkChain(
  all: readonly ChainLine[],
  unreadable: readonly number[],
  lastRank: number,
  { digest, zone }: { readonly digest: Digest; readonly zone: Zone },
): Promise<ChainVerdict> {
  const ruptures: Rupture[] = [];
  const changed = new Set<number>();
  // A line may be told both by itself and by the next one.
  const tellChanged = (rang: number) => {
    if (!changed.has(rang)) ruptures.push({ kind: 'changee', rang });
    changed.add(rang);
  };
  const digests = new Map<Id, string>();
  const chained = all.flatMap((line) =>
    line.sealed.maillon === null ? [] : [{ line, ...line.sealed.maillon }],
  );
  for (const { line } of chained) {
    const text = textOfLine(line);
    if (text !== null) digests.set(line.id, await digest(text));
  }
  // A line of before version 5 says nothing of its place.
  for (const { clear, sealed } of all)
    if (sealed.maillon === null && clear.rang !== undefined) tellChanged(clear.rang);
  const base = lastCut(all);
  const kept = chained.filter(({ rang }) => rang > base.rang);
  const byRank = Map.groupBy(kept, ({ rang }) => rang);
  const illegible = new Set(unreadable.filter((rang) => rang > base.rang && !byRank.has(rang)));
  const ranks = [...new Set([...byRank.keys(), ...illegible])].toSorted((a, b) => a - b);
  let last = base.rang;
  let before: string | null = base.empreinte;
  const missTo = (to: number) => {
    if (to > last) ruptures.push({ kind: 'manque', from: last + 1, to });
  };
  for (const rang of ranks) {
    missTo(rang - 1);
    // What stood before a missing line is not known: its absence is said already.
    if (rang > last + 1) before = null;
    const [found, ...twins] = byRank.get(rang) ?? [];
    if (found === undefined) ruptures.push({ kind: 'illisible', rang });
    else {
      if (twins.length > 0) ruptures.push({ kind: 'double', rang });
      const inPlace = isInPlace(found.line);
      if (!inPlace || !isOfItsDay(found.line, zone)) tellChanged(rang);
      if (inPlace && before !== null && found.precedent !== before)
        tellChanged(Math.max(rang - 1, base.rang + 1));
    }
    before = found === undefined ? null : (digests.get(found.line.id) ?? null);
    last = rang;
  }
  missTo(lastRank);
  return {
    ruptures,
    lines: kept.length,
    head:
      before === null || last < lastRank || last === 0 ? null : { rang: last, empreinte: before },
    cut: base.rang === 0 ? null : { lignes: base.rang, jusquAu: base.jusquAu },
    digests,
  };
}

/** Whether the two halves of a line say the same place. */
function isInPlace({ clear, sealed }: ChainLine): boolean {
  const { maillon } = sealed;
  if (maillon === null || clear.rang !== maillon.rang) return false;
  if (sealed.geste !== 'coupure') return clear.coupe === undefined;
  return clear.coupe === sealed.coupure.rang && sealed.coupure.rang < maillon.rang;
}

/** Whether the day of a line, in the open, is that of its sealed moment: of the last one, nothing else tells. */
function isOfItsDay({ localDay, sealed }: ChainLine, zone: Zone): boolean {
  return instantToLocal(Temporal.Instant.from(sealed.le), zone).day === localDay;
}

interface Base {
  readonly rang: number;
  readonly empreinte: string;
  readonly jusquAu: LocalDay;
}

/** The checkpoint that lets the most go; rank 0 when there is none. */
function lastCut(lines: readonly ChainLine[]): Base {
  return lines.reduce<Base>(
    (most, line) =>
      line.sealed.geste === 'coupure' && isInPlace(line) && line.sealed.coupure.rang > most.rang
        ? line.sealed.coupure
        : most,
    { rang: 0, empreinte: NOTHING_BEFORE, jusquAu: '' as LocalDay },
  );
}
