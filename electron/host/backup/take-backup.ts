import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { backup } from 'node:sqlite';
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { BACKUP_VERSION } from '../../../shared/domain/sauvegarde/backup-header.ts';
import type { BackupHeader } from '../../../shared/domain/sauvegarde/backup-header.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { LedgerFile } from '../ledger/open-ledger.ts';
import { refuseDamaged, sqliteErrorCode } from '../ledger/sqlite-error.ts';
import type { Profile } from '../profile/profile.ts';
import { isErrno, settleFolder } from '../profile/atomic-file.ts';
import { BACKUP_ENDING, readBackupFile, readBackupHeader, writeBackupFile } from './backup-file.ts';
import { nameOfPlace } from './backup-places.ts';
import {
  placeRefusal,
  refuseAway,
  refuseDeskFull,
  refuseFull,
  refuseUnverified,
} from './backup-refusal.ts';
import type { BackupSettings } from './backup-settings.ts';
import { checkLedger } from './check-ledger.ts';
import { bringCopies, CopyUnverified, dropCopies, UNFINISHED } from './copied-papers.ts';
import { addToErasedList } from './erased-list.ts';
import { toKeep } from './rotation.ts';
import { PartAltered } from './sealed-parts.ts';

/** Where a backup is prepared, in the profile; emptied at each start and each attempt. */
const PREPARATION = 'sauvegarde-en-cours';

/** Bytes left free beyond what a backup takes. */
const MARGIN = 4 * 1024 * 1024;

/** Thrown to leave a backup under way when the desk closes. */
export class Stopped extends Error {}

export interface BackupTools {
  readonly ledger: LedgerFile;
  readonly profile: Profile;
  readonly settings: BackupSettings;
  readonly identity: DeskIdentity;
  readonly now: Temporal.Instant;
  readonly random: Random;
  /** Called at each step, as a sign that it goes on; throws `Stopped` once the desk closes. */
  readonly stopped: () => void;
}

/** A backup that was read again and opened. */
export interface Taken {
  readonly octets: number;
  readonly enregistrements: number;
  readonly seq: number;
}

/**
 * Takes one backup: the ledger copied and read from end to end, the copies of papers, then a sealed file
 * written beside, put on the disk, read again and opened, and only then named. Older ones are let go
 * last. Nothing half-written is left. Refusals: `journal-endommage`, `sauvegarde-sans-place`, and those
 * of the place. Throws `Stopped`, and bugs.
 */
export async function takeBackup(tools: BackupTools): Promise<Result<Taken>> {
  const { profile, settings } = tools;
  const nom = nameOfPlace(settings.dossier);
  const preparation = join(profile.folder, PREPARATION);
  try {
    const prepared = await prepare(tools, preparation);
    return prepared.ok ? await put(tools, prepared.value, nom) : prepared;
  } finally {
    await rm(preparation, { recursive: true, force: true }).catch(() => {});
  }
}

/** The folder of one desk inside the place chosen: several desks may share it. */
export function backupFolder(
  { dossier }: BackupSettings,
  { site }: DeskIdentity,
  profile: Id,
): string {
  return join(dossier, `relais-${site}-${profile.slice(0, 8)}`);
}

interface Prepared {
  readonly files: readonly {
    readonly nom: string;
    readonly path: string;
    readonly octets: number;
  }[];
  readonly enregistrements: number;
  readonly seq: number;
  readonly octets: number;
}

async function prepare(tools: BackupTools, preparation: string): Promise<Result<Prepared>> {
  const { ledger, profile } = tools;
  const path = (nom: string) => join(preparation, nom);
  try {
    await rm(preparation, { recursive: true, force: true });
    await mkdir(preparation, { mode: 0o700 });
    const seq = ledger.lastSeq();
    await backup(ledger.database, path('journal.db'));
    tools.stopped();
    const enregistrements = await checkLedger(path('journal.db'));
    if (enregistrements === null) return refuseDamaged();
    writeFileSync(path('profil.json'), JSON.stringify(profile.read()), { mode: 0o600 });
    writeFileSync(path('coffre.json'), JSON.stringify(profile.readVault()), { mode: 0o600 });
    const files = await Promise.all(
      ['journal.db', 'profil.json', 'coffre.json'].map(async (nom) => ({
        nom,
        path: path(nom),
        octets: (await stat(path(nom))).size,
      })),
    );
    return ok({
      files,
      enregistrements,
      seq,
      octets: files.reduce((sum, { octets }) => sum + octets, 0),
    });
  } catch (error) {
    if (isErrno(error, 'ENOSPC', 'EDQUOT') || sqliteErrorCode(error) === 13)
      return refuseDeskFull();
    if (sqliteErrorCode(error) === 11 || sqliteErrorCode(error) === 26) return refuseDamaged();
    throw error;
  }
}

async function put(tools: BackupTools, prepared: Prepared, nom: string): Promise<Result<Taken>> {
  const { profile, settings, identity, now, stopped } = tools;
  try {
    // Never made: a key that is not plugged in would be an empty folder on the disk of the desk.
    if (!(await stat(settings.dossier)).isDirectory()) return refuseAway(nom);
    const folder = backupFolder(settings, identity, profile.read().id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await clearUnfinished(folder);
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < prepared.octets + MARGIN) return refuseFull(nom);
    const erased = listErased(tools.ledger);
    await addToErasedList(folder, [...erased]);
    const copies = await bringCopies(
      join(profile.folder, 'copies'),
      join(folder, 'copies'),
      await copyIds(profile.folder),
      (id) => erased.has(id),
      stopped,
    );
    const header = toHeader(tools, prepared, copies);
    const moment = now
      .toZonedDateTimeISO(identity.zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'second' });
    const path = join(
      folder,
      `sauvegarde-${moment.replaceAll(':', '').replace('T', '-')}${BACKUP_ENDING}`,
    );
    const octets = await writeVerified(path, header, settings.cle, prepared, stopped);
    if (octets === null) return refuseUnverified(nom);
    await rotate(folder).catch((error: unknown) => {
      // This one is there, whole: older ones are let go next time.
      if (placeRefusal(error, nom) === null) throw error;
    });
    return ok({ octets, enregistrements: prepared.enregistrements, seq: prepared.seq });
  } catch (error) {
    if (error instanceof CopyUnverified) return refuseUnverified(nom);
    const refusal = placeRefusal(error, nom);
    if (refusal !== null) return refusal;
    throw error;
  }
}

/** Bytes of the file once it was read again and is the very thing that was sealed; null otherwise. */
async function writeVerified(
  path: string,
  header: BackupHeader,
  cle: string,
  { files }: Prepared,
  stopped: () => void,
): Promise<number | null> {
  const unfinished = path + UNFINISHED;
  const key = Buffer.from(cle, 'base64');
  try {
    const sources = files.map((file) => file.path);
    const written = await writeBackupFile(unfinished, header, key, sources);
    stopped();
    const read = await readBackupFile(unfinished, key, async () => stopped()).catch(
      (error: unknown) => {
        if (error instanceof PartAltered) return null;
        throw error;
      },
    );
    if (read === null || !read.equals(written)) {
      await rm(unfinished, { force: true });
      return null;
    }
    const { size } = await stat(unfinished);
    await rename(unfinished, path);
    await settleFolder(join(path, '..'));
    return size;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw error;
  } finally {
    key.fill(0);
  }
}

function toHeader(
  { profile, settings, identity, now, random }: BackupTools,
  { enregistrements, files }: Prepared,
  copies: readonly string[],
): BackupHeader {
  return {
    format: 'relais-sauvegarde',
    version: BACKUP_VERSION,
    le: now.toString(),
    site: identity.site,
    plateforme: identity.siteName,
    poste: identity.desk,
    demonstration: profile.read().demo !== null,
    profil: settings.profil,
    keyId: settings.keyId,
    entrees: (profile.readVault()?.wraps ?? []).map((way) => ({
      kind: way.kind,
      id: way.id,
      cost: way.cost,
      salt: way.salt,
      nonce: way.nonce,
      wrapped: way.wrapped,
      ...(way.boite === undefined ? {} : { boite: way.boite }),
      ...(way.kind === 'phrase' && way.trousseau !== undefined && { trousseau: way.trousseau }),
    })),
    cle: settings.scellee,
    sel: Buffer.from(random.bytes(32)).toString('base64'),
    enregistrements,
    contenu: files.map(({ nom, octets }) => ({ nom, octets })),
    copies: [...copies],
  };
}

const idRows = z.array(z.object({ id: idSchema }));

/** Every id erased on this desk. */
export function listErased({ database }: LedgerFile): ReadonlySet<Id> {
  const rows = idRows.parse(database.prepare('SELECT id FROM tombstones').all());
  return new Set(rows.map(({ id }) => id));
}

async function copyIds(profile: string): Promise<readonly Id[]> {
  const names = await readdir(join(profile, 'copies')).catch((error: unknown) => {
    if (isErrno(error, 'ENOENT')) return [];
    throw error;
  });
  return names.flatMap((name) => {
    const id = idSchema.safeParse(name);
    return id.success ? [id.data] : [];
  });
}

async function clearUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(UNFINISHED)) await rm(join(folder, name), { force: true });
}

/** Lets go of what the rotation does not keep, then of the copies that no backup names any more. */
async function rotate(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(BACKUP_ENDING));
  const moments = new Map(
    names.flatMap((name) => {
      const [, moment] = /^sauvegarde-(\d{4}-\d{2}-\d{2}-\d{6})\.relais$/.exec(name) ?? [];
      return moment === undefined ? [] : [[moment, name] as const];
    }),
  );
  const kept = toKeep([...moments.keys()]);
  for (const [moment, name] of moments)
    if (!kept.has(moment)) await rm(join(folder, name), { force: true });
  const named = new Set<string>();
  for (const [moment, name] of moments) {
    if (!kept.has(moment)) continue;
    const header = await readBackupHeader(join(folder, name));
    // One that cannot be read now may be read later: nothing it may need is let go.
    if (header === null) return;
    header.copies.forEach((copy) => named.add(copy));
  }
  await dropCopies(join(folder, 'copies'), named);
  await settleFolder(folder);
}
