import { useLiveQuery } from 'dexie-react-hooks';
import type { z } from 'zod';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import {
  decisionClearSchema,
  decisionSealedSchema,
} from '../../../shared/domain/decision/schema.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { commitEntry } from '../records/commit-entry.ts';
import { openEntry } from '../records/entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { isResponsable } from '../vault/people.ts';
import { newId } from '../visites/record-visite.ts';

type DecisionSealed = z.infer<typeof decisionSealedSchema>;

/** Decisions of the responsable as records. */
const decisionKind: RecordKind<z.infer<typeof decisionClearSchema>, DecisionSealed> = {
  collection: 'decision',
  clear: decisionClearSchema,
  sealed: decisionSealedSchema,
};

/** A decision of the responsable. */
export type Decision = Entry<z.infer<typeof decisionClearSchema>, DecisionSealed>;

/** What holds about keeping social security numbers; null when nothing was decided: they are not kept. */
export async function readNirDecision({ store, sealer }: DeskSession): Promise<Decision | null> {
  const rows = await store.database.records
    .where('[collection+localDay]')
    .between(['decision', ''], ['decision', '\uffff'])
    .toArray();
  const inOrder = rows.toSorted((a, b) => a.seq - b.seq);
  const decisions = inOrder.map((row) => openEntry(decisionKind, sealer, row));
  return decisions.findLast(({ sealed }) => sealed.objet === 'nir') ?? null;
}

/** The same, followed live; undefined while it is read. */
export function useNirDecision(session: DeskSession): Decision | null | undefined {
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
): Promise<Result<Decision>> {
  if (!isResponsable(session)) {
    return refuse(
      'pas-responsable',
      'Seule une personne responsable peut en décider. Demandez-lui de le faire.',
    );
  }
  const said = motif.trim();
  if (said === '' || said.length > 500) {
    return refuse(
      'decision-sans-motif',
      'Dites en 500 caractères au plus ce qui permet ou interdit de garder ces numéros.',
    );
  }
  const now = session.clock.now();
  return commitEntry(session, decisionKind, {
    id: newId(session),
    rev: 1,
    localDay: instantToLocal(now, session.identity.zone).day,
    clear: {},
    sealed: { objet: 'nir', permis, motif: said, le: now.toString(), par: session.author.id },
  });
}
