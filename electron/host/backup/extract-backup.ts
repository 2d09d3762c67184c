import { mkdir, open, readFile, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { upgradeVault, vaultFileSchema } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../../shared/domain/vault/vault-file.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { keepCountsBefore } from '../delivery/counts-before.ts';
import { sqliteErrorCode } from '../ledger/sqlite-error.ts';
import { isErrno } from '../profile/atomic-file.ts';
import { profileFileSchema, upgradeProfile } from '../profile/profile-file.ts';
import type { ProfileFile } from '../profile/profile-file.ts';
import { readBackupFile, readBackupHeader } from './backup-file.ts';
import { nameOfPlace } from './backup-places.ts';
import { placeRefusal } from './backup-refusal.ts';
import { checkLedger } from './check-ledger.ts';
import { copyOfName } from './copied-papers.ts';
import { readErasedList } from './erased-list.ts';
import { PART_BYTES, PartAltered, readPieces } from './sealed-parts.ts';

/** A backup opened into a folder of the profile, ready to take the place of what is there. */
export interface Extracted {
  readonly folder: string;
  readonly le: string;
  readonly profile: ProfileFile;
  readonly vault: VaultFile;
  readonly enregistrements: number;
  /** Records and copies left out: they were erased after it was taken. */
  readonly efface: number;
  readonly copiesManquantes: number;
  /** What goes on sealing backups, with the key of this one. */
  readonly cleSauvegarde: { readonly scellee: string; readonly keyId: Id; readonly profil: Id };
}

/**
 * Opens a backup into `into`, leaves out of it what was erased since, and marks its ledger as restored:
 * it gets a new id, so that no page takes its own copy for the same one. `heard` is called after each
 * thing the place of the backup gives, before anything is written: what it throws leaves. Refusals:
 * `sauvegarde-illisible`, `disque-plein`, and those of the place. Throws bugs.
 */
export async function extractBackup(
  path: string,
  key: Buffer,
  into: string,
  {
    now,
    random,
    heard,
  }: {
    readonly now: Temporal.Instant;
    readonly random: Random;
    readonly heard: () => void;
  },
): Promise<Result<Extracted>> {
  try {
    const header = await readBackupHeader(path);
    heard();
    if (header === null) return refuseUnreadable();
    await rm(into, { recursive: true, force: true });
    await mkdir(join(into, 'copies'), { recursive: true, mode: 0o700 });
    await unpack(path, key, into, heard);
    const enregistrements = await checkLedger(join(into, 'journal.db'));
    const vault = vaultFileSchema.safeParse(
      upgradeVault(await readJson(join(into, 'coffre.json'))),
    );
    const profile = profileFileSchema.safeParse(
      upgradeProfile(await readJson(join(into, 'profil.json'))),
    );
    if (enregistrements === null || !vault.success || !profile.success) return refuseUnreadable();
    const erased = await readErasedList(dirname(path));
    heard();
    const left = prepareLedger(join(into, 'journal.db'), erased, header.le, now, random);
    let copiesManquantes = 0;
    for (const name of header.copies) {
      const id = copyOfName(name);
      if (id === null || left.erased.has(id)) continue;
      const copy = join(dirname(path), 'copies', name);
      if (!(await bringBack(copy, join(into, 'copies', id), heard))) copiesManquantes += 1;
    }
    return ok({
      folder: into,
      le: header.le,
      profile: profile.data,
      vault: vault.data,
      enregistrements: enregistrements - left.removed,
      efface: left.removed,
      copiesManquantes,
      cleSauvegarde: { scellee: header.cle, keyId: header.keyId, profil: header.profil },
    });
  } catch (error) {
    if (error instanceof PartAltered) return refuseUnreadable();
    if (isErrno(error, 'ENOSPC', 'EDQUOT') || sqliteErrorCode(error) === 13) return refuseNoRoom();
    const refusal = placeRefusal(error, nameOfPlace(dirname(dirname(path))));
    if (refusal !== null) return refusal;
    throw error;
  }
}

/** The three files of a backup; names that this version does not know are passed over. */
async function unpack(path: string, key: Buffer, into: string, heard: () => void): Promise<void> {
  const files = new Map<string, FileHandle>();
  try {
    for (const nom of ['journal.db', 'profil.json', 'coffre.json'])
      files.set(nom, await open(join(into, nom), 'w', 0o600));
    await readBackupFile(path, key, async (nom, bytes) => {
      heard();
      await files.get(nom)?.writeFile(bytes);
    });
    for (const file of files.values()) await file.sync();
  } finally {
    for (const file of files.values()) await file.close();
  }
}

/** Takes out of a ledger what was erased since, and says that it was restored. */
function prepareLedger(
  path: string,
  erasedSince: ReadonlySet<Id>,
  takenAt: string,
  now: Temporal.Instant,
  random: Random,
): { readonly removed: number; readonly erased: ReadonlySet<Id> } {
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; BEGIN IMMEDIATE');
    const seqRow = database.prepare("SELECT value FROM meta WHERE key = 'seq'").get();
    let seq = Number(seqRow?.['value']);
    const remove = database.prepare('DELETE FROM records WHERE id = ?');
    const bury = database.prepare('INSERT OR IGNORE INTO tombstones (seq, id) VALUES (?, ?)');
    let removed = 0;
    const isLogged = database.prepare(
      "SELECT 1 FROM records WHERE id = ? AND collection = 'acces'",
    );
    for (const id of erasedSince) {
      // The access log is cut at a checkpoint alone: the next opening lets them go again, and says so.
      if (isLogged.get(id) !== undefined) continue;
      removed += Number(remove.run(id).changes);
      if (bury.run(seq + 1, id).changes > 0) seq += 1;
    }
    const set = database.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)');
    set.run('seq', String(seq));
    set.run('ledger_id', createId(random));
    set.run('restored', JSON.stringify({ le: now.toString(), de: takenAt }));
    keepCountsBefore(database);
    database.exec('COMMIT; VACUUM');
    const rows = database.prepare('SELECT id FROM tombstones').all();
    return { removed, erased: new Set(rows.map(({ id }) => idSchema.parse(id))) };
  } finally {
    database.close();
  }
}

/**
 * Copies a paper back, piece by piece: the system’s own copy could not be left once begun. False when it
 * is not there any more, or was cut.
 */
async function bringBack(from: string, to: string, heard: () => void): Promise<boolean> {
  let source: FileHandle;
  try {
    source = await open(from, 'r');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
  try {
    heard();
    const target = await open(to, 'w', 0o600);
    try {
      for await (const piece of readPieces(source, 0, PART_BYTES)) {
        heard();
        await target.writeFile(piece);
      }
      return (await target.stat()).size > 0;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}

function refuseUnreadable(): Result<never> {
  return refuse(
    'sauvegarde-illisible',
    'Cette sauvegarde est endommagée et ne s’ouvre pas\u00a0: rien n’a été changé. Choisissez-en une autre.',
  );
}

function refuseNoRoom(): Result<never> {
  return refuse(
    'disque-plein',
    'Le disque de ce poste est plein\u00a0: rien n’a été changé. Libérez de la place, puis recommencez.',
  );
}
