import { useLiveQuery } from 'dexie-react-hooks';
import type { z } from 'zod';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import {
  decisionClearSchema,
  decisionSealedSchema,
} from '../../../shared/domain/decision/schema.ts';
import type { Reference } from '../../../shared/domain/dossier/reference.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { commitEntry } from '../records/commit-entry.ts';
import { openEntry, sealEntry } from '../records/entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import type { StoredRow } from '../store/desk-database.ts';
import { isResponsable } from '../vault/people.ts';
import { newId } from '../visites/record-visite.ts';

type DecisionSealed = z.infer<typeof decisionSealedSchema>;

/** What was decided for the platform, as records. */
const decisionKind: RecordKind<z.infer<typeof decisionClearSchema>, DecisionSealed> = {
  collection: 'decision',
  clear: decisionClearSchema,
  sealed: decisionSealedSchema,
};

type Decision<Sealed extends DecisionSealed> = Entry<z.infer<typeof decisionClearSchema>, Sealed>;

/** What the responsable decided about social security numbers. */
export type NirDecision = Decision<Extract<DecisionSealed, { objet: 'nir' }>>;

/** What the responsable decided about asking why a file is opened. */
export type MotifDecision = Decision<Extract<DecisionSealed, { objet: 'motif-acces' }>>;

/** What holds about keeping social security numbers; null when nothing was decided: they are not kept. */
export async function readNirDecision(session: DeskSession): Promise<NirDecision | null> {
  return (await readDecisions(session)).findLast(isAboutNir) ?? null;
}

/** The same, followed live; undefined while it is read. */
export function useNirDecision(session: DeskSession): NirDecision | null | undefined {
  return useLiveQuery(() => readNirDecision(session), [session]);
}

/**
 * Allows or forbids keeping social security numbers from now on, with the reason that documents it;
 * those already kept stay until someone removes them. Refusals: `pas-responsable`,
 * `decision-sans-motif`.
 */
export async function decideNir(
  session: DeskSession,
  { permis, motif }: { readonly permis: boolean; readonly motif: string },
): Promise<Result<NirDecision>> {
  if (!isResponsable(session)) return refuseOther();
  const said = motif.trim();
  if (said === '' || said.length > 500) {
    return refuse(
      'decision-sans-motif',
      'Dites en 500 caractères au plus ce qui permet ou interdit de garder ces numéros.',
    );
  }
  const kept = await commitEntry(
    session,
    decisionKind,
    createDecision(session, { objet: 'nir', permis, motif: said, ...byNow(session) }),
  );
  if (!kept.ok) return kept;
  if (!isAboutNir(kept.value)) throw new Error('The ledger answered with another record.');
  return ok(kept.value);
}

/**
 * What holds about asking why a person’s file is opened; null when nothing was decided: it is not asked. A
 * decision that does not open closes no file: it is passed over.
 */
export async function readMotifDecision(session: DeskSession): Promise<MotifDecision | null> {
  const rows = await readRows(session);
  const decisions = rows.map((row) => openIfReadable(session, decisionKind, row));
  return decisions.filter((decision) => decision !== null).findLast(isAboutMotif) ?? null;
}

/** The same, followed live; undefined while it is read. */
export function useMotifDecision(session: DeskSession): MotifDecision | null | undefined {
  return useLiveQuery(() => readMotifDecision(session), [session]);
}

/**
 * Has whoever opens a person’s file asked why, from now on, or not any more. Refusals:
 * `pas-responsable`, and the ledger’s own.
 */
export async function decideMotif(session: DeskSession, demande: boolean): Promise<Result<void>> {
  if (!isResponsable(session)) return refuseOther();
  const decision = createDecision(session, { objet: 'motif-acces', demande, ...byNow(session) });
  const kept = await commitEntry(session, decisionKind, decision);
  return kept.ok ? ok(undefined) : kept;
}

/** The references that were given and whose dossiers were erased, the highest of each erasure. */
export async function readGivenReferences(session: DeskSession): Promise<readonly Reference[]> {
  return (await readDecisions(session)).flatMap(({ sealed }) =>
    sealed.objet === 'references' ? [sealed.jusqua] : [],
  );
}

/** The record that keeps a reference from being given again, to be appended before its dossier goes. */
export function givenReferenceRecord(session: DeskSession, jusqua: Reference): Envelope {
  return sealEntry(
    decisionKind,
    session.sealer,
    createDecision(session, { objet: 'references', jusqua, ...byNow(session) }),
  );
}

/** Every decision, in the order of the ledger. */
async function readDecisions(session: DeskSession): Promise<readonly Decision<DecisionSealed>[]> {
  const rows = await readRows(session);
  return rows.map((row) => openEntry(decisionKind, session.sealer, row));
}

/** The same, still sealed. */
async function readRows({ store }: DeskSession): Promise<readonly StoredRow[]> {
  const rows = await store.database.records
    .where('[collection+localDay]')
    .between(['decision', ''], ['decision', '\uffff'])
    .toArray();
  return rows.toSorted((a, b) => a.seq - b.seq);
}

function refuseOther(): Result<never> {
  return refuse(
    'pas-responsable',
    'Seule une personne responsable peut en décider. Demandez-lui de le faire.',
  );
}

function createDecision(session: DeskSession, sealed: DecisionSealed): Decision<DecisionSealed> {
  const { day } = instantToLocal(session.clock.now(), session.identity.zone);
  return { id: newId(session), rev: 1, localDay: day, clear: {}, sealed };
}

function byNow({ clock, author }: DeskSession) {
  return { le: clock.now().toString(), par: author.id };
}

function isAboutNir(decision: Decision<DecisionSealed>): decision is NirDecision {
  return decision.sealed.objet === 'nir';
}

function isAboutMotif(decision: Decision<DecisionSealed>): decision is MotifDecision {
  return decision.sealed.objet === 'motif-acces';
}
