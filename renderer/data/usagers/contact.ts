import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { sealEntry } from '../records/entry.ts';
import { readEntry } from '../records/read-entry.ts';
import { usagerKind } from './usager-kind.ts';
import { withUsagerLock } from './usager-lock.ts';
import type { Usager } from './usager-kind.ts';

/** The day it is at this desk. */
export function todayAt({ clock, identity }: DeskSession): LocalDay {
  return instantToLocal(clock.now(), identity.zone).day;
}

/**
 * The records that note a contact of today with someone, to be appended with what it was: none when
 * today is noted already.
 */
export function contactRecords(session: DeskSession, usager: Usager): readonly Envelope[] {
  const today = todayAt(session);
  if (usager.sealed.dernierContact >= today) return [];
  return [
    sealEntry(usagerKind, session.sealer, {
      ...usager,
      rev: usager.rev + 1,
      sealed: { ...usager.sealed, dernierContact: today },
    }),
  ];
}

/**
 * Writes something of a person’s file with their last contact, while no other window erases or merges
 * it (`withUsagerLock`). `write` is given the file as it is now, once more when another window changed
 * it meanwhile. Refusals: `usager-absent`, those of `write`.
 */
export function withUsager<T>(
  session: DeskSession,
  id: Id,
  write: (usager: Usager) => Promise<Result<T>>,
): Promise<Result<T>> {
  return withUsagerLock(session, [id], async () => {
    const usager = await readEntry(session, usagerKind, id);
    if (usager === null) return refuseAbsent();
    const written = await write(usager);
    if (written.ok || written.failure.code !== 'revision-depassee') return written;
    await session.store.catchUp();
    const now = await readEntry(session, usagerKind, id);
    if (now === null) return refuseAbsent();
    return now.rev === usager.rev ? written : write(now);
  });
}

/** Refuses adding anything to the file of someone who objects. Code: `usager-opposition`. */
export function findObjection({ sealed: { opposition } }: Usager): Failure | null {
  return opposition === null
    ? null
    : {
        code: 'usager-opposition',
        sentence: `Cette personne s’oppose à ceci\u00a0: ${opposition.objet}. Rien n’est ajouté à sa fiche tant que l’opposition y est.`,
      };
}

function refuseAbsent(): Result<never> {
  return refuse(
    'usager-absent',
    'Cette fiche n’est plus là\u00a0: elle a été effacée ou réunie avec une autre. Cherchez la personne par son nom.',
  );
}
