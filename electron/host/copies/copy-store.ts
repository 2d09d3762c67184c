import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { COPY_PART_BYTES } from '../../../shared/ipc/contract.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { refuseErased } from '../ledger/erased.ts';
import { isErrno, syncFolder } from '../profile/atomic-file.ts';
import { shredFile } from './shred-file.ts';

/** A copy being written, until its last part is there. */
const UNFINISHED = '.partie';

/** The sealed copies of a profile: one file each, named by its random id, never changed. */
export interface CopyStore {
  /**
   * Writes a part after the ones before it; the copy is there, whole and on the disk, once the last
   * one is. Refusals: `copie-interrompue`, `efface`, `disque-plein`. Throws the disk’s other errors.
   */
  write(
    id: Id,
    part: number,
    parts: number,
    sealed: Uint8Array,
    /** Whether it takes the place of the one there is, which must be there. */
    replaces?: boolean,
  ): Result<Record<string, never>>;
  /** One part, and how many there are. Refusal: `copie-absente`. */
  read(
    id: Id,
    part: number,
  ): Result<{ readonly parts: number; readonly sealed: Uint8Array<ArrayBuffer> }>;
  list(): readonly Id[];
  /**
   * Overwrites and removes the files of erased copies. One that another program holds (an antivirus)
   * is removed at the next opening.
   */
  remove(ids: readonly Id[]): void;
}

/**
 * Opens the copies of a profile folder (`copies/`, readable by its owner only), first removing what a
 * power cut left unfinished, and the files of copies that were erased.
 */
export function openCopyStore(profile: string, isErased: (id: Id) => boolean): CopyStore {
  const folder = join(profile, 'copies');
  const pathOf = (id: Id) => join(folder, id);
  // Made with the first copy: a desk whose disk is full opens all the same.
  const names = () => (existsSync(folder) ? readdirSync(folder) : []);
  const list = () =>
    names().flatMap((name) => {
      const id = idSchema.safeParse(name);
      return id.success ? [id.data] : [];
    });
  const remove = (ids: readonly Id[]) => {
    const present = ids
      .map(pathOf)
      .flatMap((path) => [path, path + UNFINISHED])
      .filter((path) => existsSync(path));
    present.forEach(shredFile);
    if (present.length > 0) syncFolder(folder);
  };
  names()
    .filter((name) => name.endsWith(UNFINISHED))
    .forEach((name) => shredFile(join(folder, name)));
  remove(list().filter(isErased));

  const append = (path: string, part: number, parts: number, sealed: Uint8Array) => {
    // Appends, but never to a file that is not there: its first parts are gone.
    const file = openSync(path, part === 0 ? 'w' : constants.O_WRONLY | constants.O_APPEND, 0o600);
    try {
      const { size } = fstatSync(file);
      if (size !== part * COPY_PART_BYTES) return false;
      // Not `writeSync`, which may write a part only and say nothing.
      writeFileSync(file, sealed);
      if (part + 1 === parts) fsyncSync(file);
      return true;
    } finally {
      closeSync(file);
    }
  };

  return {
    list,
    remove,
    write: (id, part, parts, sealed, replaces = false) => {
      if (isErased(id)) return refuseErased();
      const last = part + 1 === parts;
      const unfinished = `${pathOf(id)}${UNFINISHED}`;
      // What is there is immutable; a part of another length would put the next ones out of place.
      if (existsSync(pathOf(id)) !== replaces || (!last && sealed.length !== COPY_PART_BYTES))
        return refuseBroken();
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!append(unfinished, part, parts, sealed)) return refuseBroken();
      } catch (error) {
        if (isErrno(error, 'ENOENT')) return refuseBroken();
        rmSync(unfinished, { force: true });
        if (isErrno(error, 'ENOSPC', 'EDQUOT')) return refuseFull();
        throw error;
      }
      if (last) {
        if (replaces) replaceFile(unfinished, pathOf(id));
        else renameSync(unfinished, pathOf(id));
        syncFolder(folder);
      }
      return ok({});
    },
    read: (id, part) => {
      let file: number;
      try {
        file = openSync(pathOf(id), 'r');
      } catch (error) {
        if (isErrno(error, 'ENOENT')) return refuseAbsent();
        throw error;
      }
      try {
        const { size } = fstatSync(file);
        const start = part * COPY_PART_BYTES;
        if (start >= size) return refuseAbsent();
        const sealed = Buffer.alloc(Math.min(COPY_PART_BYTES, size - start));
        const length = readSync(file, sealed, 0, sealed.length, start);
        return ok({
          parts: Math.ceil(size / COPY_PART_BYTES),
          sealed: sealed.subarray(0, length),
        });
      } finally {
        closeSync(file);
      }
    },
  };
}

/**
 * Puts a file in the place of another: whole or not at all, whenever the power goes. The bytes of the
 * former are overwritten once nothing leads to them; where a file that is open may not be replaced
 * (Windows), they are left to the disk.
 */
function replaceFile(from: string, to: string): void {
  let former: number | null = openSync(to, 'r+');
  try {
    try {
      renameSync(from, to);
    } catch (error) {
      if (!isErrno(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      closeSync(former);
      former = null;
      renameSync(from, to);
      return;
    }
    writeFileSync(former, Buffer.alloc(fstatSync(former).size));
    fsyncSync(former);
  } finally {
    if (former !== null) closeSync(former);
  }
}

function refuseBroken(): Result<never> {
  return refuse(
    'copie-interrompue',
    'L’enregistrement de cette copie a été interrompu\u00a0: elle n’a pas été gardée. Recommencez.',
  );
}

function refuseFull(): Result<never> {
  return refuse(
    'disque-plein',
    'Le disque de ce poste est plein\u00a0: la copie n’a pas été gardée. Libérez de la place, puis recommencez.',
  );
}

function refuseAbsent(): Result<never> {
  return refuse(
    'copie-absente',
    'Le fichier de cette copie n’est plus sur ce poste. Retirez-la du dossier, et redemandez la pièce si elle manque.',
  );
}
