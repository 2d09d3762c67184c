import { MAX_APPEND } from '../../../shared/ipc/contract.ts';
import type { Request } from '../../../shared/ipc/contract.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { renewBackupKey } from '../backups/backups.ts';
import { bytesToBase64 } from '../base64.ts';
import type { DeskSession } from '../desk-session.ts';
import { giveWay } from '../give-way.ts';

/** Records sealed again before the page gets its turn. */
const SLICE = 50;

/** Hears how far it is, from 0 to 1. */
type RotationProgress = (share: number) => void;

/**
 * Seals again what the former data key sealed: the key of the backups, every record, every copy; then
 * forgets that key. One window does it, and any of them takes it up where it was left: what is under the
 * present key already is passed over. What neither key opens stays as it is. Does nothing when no key
 * was changed. Refusals: the host’s own, to be tried again at the next opening.
 */
export function resumeRotation(
  session: DeskSession,
  onProgress: RotationProgress = () => {},
): Promise<Result<null>> {
  if (session.vault.current().ancienne === undefined) return Promise.resolve(ok(null));
  return navigator.locks.request(
    `relais-cle-${session.profileId}`,
    { ifAvailable: true },
    (lock) => (lock === null ? ok(null) : resume(session, onProgress)),
  );
}

async function resume(session: DeskSession, onProgress: RotationProgress): Promise<Result<null>> {
  const renewed = await renewBackupKey(session);
  if (!renewed.ok) return renewed;
  const records = await resealRecords(session, (share) => onProgress(share * 0.8));
  if (!records.ok) return records;
  const copies = await resealCopies(session, (share) => onProgress(0.8 + share * 0.2));
  if (!copies.ok) return copies;
  const ended = await session.vault.replaceFile(({ ancienne: _gone, ...file }) => file);
  return ended.ok ? ok(null) : ended;
}

/** From the ledger itself, to its very end: what is sealed again comes back there, under this key. */
async function resealRecords(
  { bridge, sealer, vault }: DeskSession,
  onProgress: RotationProgress,
): Promise<Result<null>> {
  const cle = vault.current().keyId;
  for (let afterSeq = 0; ;) {
    const page = await bridge.call('ledger.pull', { afterSeq, limit: MAX_APPEND });
    if (!page.ok) return page;
    const { records, throughSeq, ledgerSeq } = page.value;
    const due: Request<'ledger.reseal'>['records'] = [];
    for (const [index, record] of records.entries()) {
      if (index % SLICE === SLICE - 1) await giveWay('background');
      const sealed = resealed(() => sealer.reseal(record));
      if (sealed !== null) due.push({ id: record.id, rev: record.rev, sealed });
    }
    if (due.length > 0) {
      const kept = await bridge.call('ledger.reseal', { cle, records: due });
      if (!kept.ok) return kept;
    }
    afterSeq = throughSeq;
    onProgress(ledgerSeq === 0 ? 1 : afterSeq / ledgerSeq);
    // As it was when this page was read: what was sealed again since is after it.
    if (due.length === 0 && afterSeq >= ledgerSeq) return ok(null);
  }
}

async function resealCopies(
  session: DeskSession,
  onProgress: RotationProgress,
): Promise<Result<null>> {
  const listed = await session.bridge.call('copy.list', {});
  if (!listed.ok) return listed;
  const { ids } = listed.value;
  for (const [index, id] of ids.entries()) {
    await giveWay('background');
    const done = await resealCopy(session, id);
    if (!done.ok) return done;
    onProgress((index + 1) / ids.length);
  }
  return ok(null);
}

/** A copy changes whole or not at all: its first part says under which key it is. */
async function resealCopy(session: DeskSession, id: Id): Promise<Result<null>> {
  const { bridge, sealer, vault } = session;
  const sealed: Uint8Array[] = [];
  for (let part = 0, parts = 1; part < parts; part += 1) {
    const read = await bridge.call('copy.read', { id, part });
    // Erased meanwhile.
    if (!read.ok) return read.failure.code === 'copie-absente' ? ok(null) : read;
    parts = read.value.parts;
    const again = resealed(() => sealer.resealPart({ id, part, parts }, read.value.sealed));
    if (again === null) return ok(null);
    sealed.push(again);
  }
  const cle = vault.current().keyId;
  for (const [part, bytes] of sealed.entries()) {
    const place = { id, part, parts: sealed.length };
    const written = await bridge.call('copy.write', {
      ...place,
      sealed: bytesToBase64(bytes),
      cle,
      remplace: true,
    });
    if (written.ok) continue;
    const isGone = !(await bridge.call('copy.read', { id, part: 0 })).ok;
    return isGone ? ok(null) : written;
  }
  return ok(null);
}

/** Null for what no key opens as well: it is damaged, and no change of key mends it. */
function resealed<T>(reseal: () => T | null): T | null {
  try {
    return reseal();
  } catch (error) {
    if (error instanceof Error && error.name === 'DeskLocked') throw error;
    return null;
  }
}
