import {
  nextReference,
  referenceToParts,
  sitePrefixes,
} from '../../../shared/domain/dossier/reference.ts';
import type { Reference } from '../../../shared/domain/dossier/reference.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { giveWay } from '../give-way.ts';
import { givenReferenceRecord, readGivenReferences } from '../decisions/decisions.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import { readRegistre } from '../registre/registre.ts';
import { dossierKind } from './dossier-kind.ts';
import type { DossierEntry } from './dossier-kind.ts';

/** Dossiers opened before the page gets its turn. */
const SLICE = 50;

/** The references of a year a session has read, and how far in the copy it read them. */
interface Known {
  readonly annee: number;
  readonly seq: number;
  readonly references: readonly Reference[];
}

/**
 * Gives the next references of this desk in a year, then lets `write` record what bears them. One
 * window at a time does it, from the copy the windows share, and none begins before what another wrote
 * is in that copy: two dossiers never have the same. Refusals: the shell’s, those of `write`.
 */
export function withReferences<T>(
  session: DeskSession,
  annee: number,
  count: number,
  write: (references: readonly Reference[]) => Promise<Result<T>>,
): Promise<Result<T>> {
  return navigator.locks.request(`relais-references-${session.profileId}`, async () => {
    const prefix = await readPrefix(session);
    if (!prefix.ok) return prefix;
    const known = await readReferences(session, annee);
    const given: Reference[] = [];
    for (let rank = 0; rank < count; rank += 1) {
      const of = { prefix: prefix.value, desk: session.identity.desk, annee };
      given.push(nextReference(of, [...known, ...given]));
    }
    return write(given);
  });
}

/**
 * What keeps the references of dossiers about to be erased from being given again, to be appended before
 * they go: of each series, the highest, unless another dossier or an erasure before kept a higher one.
 */
export async function keepReferences(
  session: DeskSession,
  leaving: readonly DossierEntry[],
): Promise<readonly Envelope[]> {
  if (leaving.length === 0) return [];
  const ids = new Set(leaving.map(({ id }) => id));
  const { dossiers } = await readRegistre(session);
  const staying = [...dossiers.values()].filter(({ id }) => !ids.has(id));
  const others = [
    ...staying.map(({ reference }) => reference),
    ...(await readGivenReferences(session)),
  ];
  const highest = highestBySeries(leaving.map(({ sealed }) => sealed.reference));
  const known = highestBySeries(others);
  return [...highest.values()]
    .filter((reference) => {
      const kept = known.get(seriesOf(reference));
      return kept === undefined || numberOf(kept) < numberOf(reference);
    })
    .map((reference) => givenReferenceRecord(session, reference));
}

function highestBySeries(references: readonly Reference[]): ReadonlyMap<string, Reference> {
  const highest = new Map<string, Reference>();
  for (const reference of references) {
    const before = highest.get(seriesOf(reference));
    if (before === undefined || numberOf(before) < numberOf(reference))
      highest.set(seriesOf(reference), reference);
  }
  return highest;
}

/** A platform, a desk and a year: the numbers of one series follow each other. */
function seriesOf(reference: Reference): string {
  const { prefix, desk, annee } = referenceToParts(reference);
  return `${prefix}-${desk}-${String(annee)}`;
}

function numberOf(reference: Reference): number {
  return referenceToParts(reference).numero;
}

/** The letters of this platform: those the network gives it, or those its own name leaves it. */
async function readPrefix({ bridge, identity }: DeskSession): Promise<Result<string>> {
  const sites = await bridge.call('setup.sites', {});
  if (!sites.ok) return sites;
  const own = { id: identity.site, name: identity.siteName };
  const all = sites.value.some(({ id }) => id === own.id) ? sites.value : [...sites.value, own];
  const prefix = sitePrefixes(all).get(own.id);
  if (prefix === undefined) throw new Error('Every platform has a prefix.');
  return ok(prefix);
}

/**
 * The references of the dossiers opened in a year, read once a session, then only what is new, with
 * those of dossiers since erased. A dossier that does not open says nothing of its own.
 */
async function readReferences(session: DeskSession, annee: number): Promise<readonly Reference[]> {
  const { database } = session.store;
  const before = knownBySession.get(session);
  const known = before?.annee === annee ? before : { annee, seq: 0, references: [] };
  const rows = await database.records
    .where('[collection+localDay]')
    .between(['dossier', `${String(annee)}-`], ['dossier', `${String(annee)}-\uffff`])
    .and(({ seq }) => seq > known.seq)
    .toArray();
  const references = new Set(known.references);
  for (const [index, row] of rows.entries()) {
    if (index % SLICE === SLICE - 1) await giveWay('user-visible');
    const dossier = openIfReadable(session, dossierKind, row);
    if (dossier !== null) references.add(dossier.sealed.reference);
  }
  const seq = rows.reduce((highest, row) => Math.max(highest, row.seq), known.seq);
  const all = [...references];
  knownBySession.set(session, { annee, seq, references: all });
  return [...all, ...(await readGivenReferences(session))];
}

/** Gone with the session. */
const knownBySession = new WeakMap<DeskSession, Known>();
