import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { isErrno, syncFolder } from '../profile/atomic-file.ts';

/** A file being written in a folder someone chose, part after part. */
export interface FileBeingSaved {
  /** Refusal: `enregistrement-impossible`, after which nothing of it is left. */
  write(bytes: Uint8Array): Result<null>;
  /** Gives it its name, whole and on the disk; the value is the name it has. */
  finish(): Result<string>;
  /** Leaves nothing of it. */
  abandon(): void;
}

/** Names tried when one is taken already. */
const MOST_NAMES = 100;

/**
 * Begins a file in a folder: written beside, under a name of its own, then renamed. A full disk, a key
 * pulled out, a folder one may not write in are refusals, and leave no part of it. A file of the same
 * name is never written over.
 */
export function beginFile(folder: string, name: string, random: Random): Result<FileBeingSaved> {
  const suffix = Buffer.from(random.bytes(6)).toString('hex');
  const temporary = join(folder, `.${name}.${suffix}.nouveau`);
  let file: number;
  try {
    file = openSync(temporary, 'wx', 0o600);
  } catch (error) {
    return refusal(error);
  }
  let closed = false;
  const abandon = () => {
    if (!closed) closeSync(file);
    closed = true;
    rmSync(temporary, { force: true });
  };
  const guarded = <T>(work: () => T): Result<T> => {
    try {
      return ok(work());
    } catch (error) {
      abandon();
      return refusal(error);
    }
  };
  return ok({
    write: (bytes) =>
      guarded(() => {
        // Not `writeSync`, which may write a part only and say nothing.
        writeFileSync(file, bytes);
        return null;
      }),
    finish: () =>
      guarded(() => {
        fsyncSync(file);
        closeSync(file);
        closed = true;
        const free = freeName(folder, name);
        renameSync(temporary, join(folder, free));
        syncFolder(folder);
        return free;
      }),
    abandon,
  });
}

/** `pack.pdf`, then `pack (2).pdf`. */
function freeName(folder: string, name: string): string {
  const [, stem = name, extension = ''] = /^(.*)(\.[^.]+)$/.exec(name) ?? [];
  for (let rank = 2; existsSync(join(folder, name)) && rank <= MOST_NAMES; rank += 1) {
    const other = `${stem} (${rank})${extension}`;
    if (!existsSync(join(folder, other))) return other;
  }
  return name;
}

/** What the disk answers that a person can act on; a bug is thrown on. */
function refusal(error: unknown): Result<never> {
  if (!isErrno(error, 'ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOENT', 'ENODEV'))
    throw error;
  return refuse(
    'enregistrement-impossible',
    isErrno(error, 'ENOSPC', 'EDQUOT')
      ? 'Ce disque est plein\u00a0: rien n’y a été laissé. Faites de la place ou choisissez un autre dossier.'
      : 'Ce dossier ne se laisse pas écrire\u00a0: rien n’y a été laissé. Choisissez-en un autre, ou vérifiez que la clé est branchée.',
  );
}
