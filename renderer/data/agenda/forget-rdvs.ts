import { addDays } from '../../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { MAX_APPEND } from '../../../shared/ipc/contract.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession } from '../desk-session.ts';
import { openIfReadable } from '../records/open-if-readable.ts';
import { sealEntry } from '../records/entry.ts';
import { todayAt } from '../usagers/contact.ts';
import { rdvKind } from './rdv-kind.ts';
import type { RdvEntry } from './rdv-kind.ts';

/** Days after its slot that a name typed for a RDV is kept: what the département keeps of it, and one. */
const NAME_DAYS = 31;

/** The RDV of someone, without them: what counts stays, to be appended with their erasure. */
export async function rdvsWithout(session: DeskSession, usager: Id): Promise<readonly Envelope[]> {
  const mine = (await readAll(session)).filter(
    ({ sealed: { pour } }) => pour.genre === 'usager' && pour.usager === usager,
  );
  return mine.map((entry) => forget(session, entry));
}

/** Forgets the names typed for RDV long past, and the notes beside them. Once an opening is enough. */
export async function forgetTypedNames(session: DeskSession): Promise<void> {
  const before = addDays(todayAt(session), -NAME_DAYS);
  const old = (await readAll(session))
    .filter(({ clear, sealed }) => clear.jour < before && sealed.pour.genre === 'nom')
    .slice(0, MAX_APPEND);
  if (old.length > 0)
    await commit(
      session,
      old.map((entry) => forget(session, entry)),
    );
}

async function readAll(session: DeskSession): Promise<readonly RdvEntry[]> {
  const rows = await session.store.database.records
    .where('[collection+localDay]')
    .between(['rdv', ''], ['rdv', '\uffff'])
    .toArray();
  return rows.flatMap((row) => openIfReadable(session, rdvKind, row) ?? []);
}

function forget({ sealer }: DeskSession, entry: RdvEntry): Envelope {
  return sealEntry(rdvKind, sealer, {
    ...entry,
    rev: entry.rev + 1,
    sealed: { ...entry.sealed, pour: { genre: 'efface' }, dossier: null, visite: null, note: null },
  });
}
