import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import {
  MAX_SEANCE_VERSIONS,
  seanceClearSchema,
  seanceSealedSchema,
} from '../../../shared/domain/seance/schema.ts';
import type { SeanceClear, SeanceSealed } from '../../../shared/domain/seance/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { commitEntry } from '../records/commit-entry.ts';
import { openEntry, sealEntry } from '../records/entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';
import { newId } from '../visites/record-visite.ts';

/** Collective sessions as records. */
export const seanceKind: RecordKind<SeanceClear, SeanceSealed> = {
  collection: 'seance',
  clear: seanceClearSchema,
  sealed: seanceSealedSchema,
};

/** A collective session. */
export type Seance = Entry<SeanceClear, SeanceSealed>;

/** What an animateur says of a session. */
export type SeanceDraft = Pick<SeanceClear, 'type' | 'theme' | 'participants'> &
  Pick<SeanceSealed, 'titre' | 'dureeMinutes' | 'note'>;

/** What changes in a session. */
type SeanceChange = Partial<SeanceDraft> & {
  readonly etat?: SeanceClear['etat'];
  readonly localDay?: LocalDay;
  readonly lot?: Id;
};

/** Records a collective session held on a day, today or past. Refusal: `date-future`. */
export function recordSeance(
  session: DeskSession,
  localDay: LocalDay,
  draft: SeanceDraft,
): Promise<Result<Seance>> {
  const { type, theme, participants, titre, dureeMinutes, note } = draft;
  return commitEntry(session, seanceKind, {
    id: newId(session),
    rev: 1,
    localDay,
    clear: { type, theme, participants, etat: 'valide', datation: 'confirmee' },
    sealed: {
      titre,
      dureeMinutes,
      note,
      noteeLe: session.clock.now().toString(),
      auteur: session.author.id,
      lot: null,
      versions: [],
    },
  });
}

/** Corrects, withdraws or puts back a session; what it was stays in its trace. */
export function reviseSeance(
  session: DeskSession,
  seance: Seance,
  change: SeanceChange,
): Promise<Result<Seance>> {
  return commitEntry(session, seanceKind, toRevised(session, seance, change));
}

/** Withdraws some sessions together, all or none. */
export async function cancelSeances(
  session: DeskSession,
  seances: readonly Seance[],
): Promise<Result<unknown>> {
  const revised = seances.map((seance) => toRevised(session, seance, { etat: 'annulee' }));
  return commit(
    session,
    revised.map((seance) => sealEntry(seanceKind, session.sealer, seance)),
  );
}

/** The next revision of a session, with what it was in its trace. */
export function toRevised(session: DeskSession, seance: Seance, change: SeanceChange): Seance {
  const { versions, lot, ...contenu } = seance.sealed;
  const { clear } = seance;
  const past = {
    le: session.clock.now().toString(),
    par: session.author.id,
    localDay: seance.localDay,
    clear,
    contenu,
  };
  const all = [...versions, past];
  return {
    ...seance,
    rev: seance.rev + 1,
    localDay: change.localDay ?? seance.localDay,
    clear: {
      ...clear,
      type: change.type ?? clear.type,
      theme: change.theme ?? clear.theme,
      participants: change.participants ?? clear.participants,
      etat: change.etat ?? clear.etat,
    },
    sealed: {
      ...contenu,
      titre: change.titre ?? contenu.titre,
      dureeMinutes: change.dureeMinutes === undefined ? contenu.dureeMinutes : change.dureeMinutes,
      note: change.note === undefined ? contenu.note : change.note,
      lot: change.lot === undefined ? lot : change.lot,
      // The first version is what was noted: it stays whatever follows.
      versions: all.length <= MAX_SEANCE_VERSIONS ? all : [...all.slice(0, 1), ...all.slice(2)],
    },
  };
}

/** The collective sessions of some days, both included, oldest first; undefined while they load. */
export function useSeances(
  session: DeskSession,
  from: LocalDay,
  to: LocalDay,
): readonly Seance[] | undefined {
  const rows = useLiveQuery(
    () =>
      session.store.database.records
        .where('[collection+localDay]')
        .between(['seance', from], ['seance', to], true, true)
        .toArray(),
    [session, from, to],
  );
  return useMemo(
    () => rows?.map((row) => openEntry(seanceKind, session.sealer, row)),
    [rows, session],
  );
}
