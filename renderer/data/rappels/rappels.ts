import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { rappelClearSchema, rappelSealedSchema } from '../../../shared/domain/rappel/schema.ts';
import type { RappelClear, RappelSealed } from '../../../shared/domain/rappel/schema.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { commitEntry } from '../records/commit-entry.ts';
import { sealEntry } from '../records/entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { newId } from '../visites/record-visite.ts';

/** Rappels as records. */
export const rappelKind: RecordKind<RappelClear, RappelSealed> = {
  collection: 'rappel',
  clear: rappelClearSchema,
  sealed: rappelSealedSchema,
};

/** Something to come back to on a day. */
export type Rappel = Entry<RappelClear, RappelSealed>;

/** The record of a new rappel, to be appended with the visite it comes from. */
export function createRappel(
  session: DeskSession,
  {
    echeance,
    texte,
    visite,
  }: { readonly echeance: LocalDay; readonly texte: string; readonly visite: Id | null },
): Envelope {
  const now = session.clock.now();
  return sealEntry(rappelKind, session.sealer, {
    id: newId(session),
    rev: 1,
    localDay: instantToLocal(now, session.identity.zone).day,
    clear: { etat: 'a-faire', echeance },
    sealed: {
      texte,
      visite,
      noteLe: now.toString(),
      auteur: session.author.id,
      regle: null,
    },
  });
}

/** Says a rappel done, dropped, or to be done after all. */
export function settleRappel(
  session: DeskSession,
  rappel: Rappel,
  etat: RappelClear['etat'],
): Promise<Result<Rappel>> {
  const regle =
    etat === 'a-faire' ? null : { le: session.clock.now().toString(), par: session.author.id };
  return commitEntry(session, rappelKind, {
    ...rappel,
    rev: rappel.rev + 1,
    clear: { ...rappel.clear, etat },
    sealed: { ...rappel.sealed, regle },
  });
}

/** Gives a rappel back as it was before it was settled or put off: its day and its state. */
export function restoreRappel(
  session: DeskSession,
  rappel: Rappel,
  before: Rappel,
): Promise<Result<Rappel>> {
  return commitEntry(session, rappelKind, { ...before, rev: rappel.rev + 1 });
}

/** Puts a rappel off to another day. */
export function postponeRappel(
  session: DeskSession,
  rappel: Rappel,
  echeance: LocalDay,
): Promise<Result<Rappel>> {
  return commitEntry(session, rappelKind, {
    ...rappel,
    rev: rappel.rev + 1,
    clear: { ...rappel.clear, echeance },
  });
}
