import type { Response } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** Puts a backup in the place of the ledger: what only who holds the host can do. */
export type Restore = (asked: {
  readonly path: string;
  readonly dossier: string;
  readonly cle: string;
}) => Promise<Result<Response<'restore.run'>>>;
