import { z } from 'zod';
import { collectionSchema } from '../../../shared/domain/record/envelope.ts';
import type { Collection } from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { EtatsOfErased } from '../../../shared/ipc/months.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { createAccesRanks } from './acces-ranks.ts';
import type { Compactor } from './compact.ts';
import { createErasedLookup } from './erased.ts';
import type { LedgerFile } from './open-ledger.ts';
import { sqliteRefusal } from './sqlite-error.ts';

/** Erases records and copies together, all or none; see `createEraser`. */
export type Erase = (
  records: readonly Id[],
  copies: readonly Id[],
  etats?: readonly EtatsOfErased[],
) => Result<null>;

/** What may be erased: nothing that a count is made of, now or later. */
const ERASABLE: readonly Collection[] = ['usager', 'dossier', 'mandat', 'acces', 'formulaire'];

const rowSchema = z.object({
  collection: collectionSchema,
  clear: z.string(),
  origin_desk: z.string().nullable(),
});

/** Stops the transaction of an erasure with a refusal. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/**
 * The ledger’s only way out. It is on the disk when it answers, and leaves the ids, as tombstones: the
 * pages’ copies follow from them, nothing comes back under them, and a restored backup is cut of them.
 * What was erased before is erased: the same call again (its answer was lost) is answered again. The
 * states its dossiers reached, `etats`, stay counted in the months they were reached in. The
 * files are rid of the old bytes by the compactor. Refusals: `effacement-refuse` for anything that
 * counts, for a line of the access log that no checkpoint let go, for
 * what the ledger never held, and the disk’s own.
 */
export function createEraser(ledger: LedgerFile, compactor: Pick<Compactor, 'mark'>): Erase {
  const { database } = ledger;
  const find = database.prepare('SELECT collection, clear, origin_desk FROM records WHERE id = ?');
  const remove = database.prepare('DELETE FROM records WHERE id = ?');
  const bury = database.prepare('INSERT INTO tombstones (seq, id) VALUES (?, ?)');
  const keepEtat = database.prepare(
    `INSERT INTO erased_etats (month, etat, n) VALUES (?, ?, 1)
     ON CONFLICT (month, etat) DO UPDATE SET n = n + 1`,
  );
  const isErased = createErasedLookup(ledger);
  const ranks = createAccesRanks(ledger);

  const mayErase = ({ collection, clear }: z.infer<typeof rowSchema>): boolean => {
    if (!ERASABLE.includes(collection)) return false;
    return collection !== 'acces' || ranks.mayErase(JSON.parse(clear));
  };
  const eraseRecord = (id: Id, etats: EtatsOfErased['etats']) => {
    const found = find.get(id);
    if (found === undefined && isErased(id)) return;
    const row = rowSchema.optional().parse(found);
    if (row === undefined || !mayErase(row)) throw new Refused(notErasable());
    remove.run(id);
    bury.run(ledger.nextSeq(), id);
    // One that is counted under another letter was never counted under this one.
    if (row.collection === 'dossier' && row.origin_desk === null)
      etats.forEach(({ mois, etat }) => keepEtat.run(mois, etat));
  };
  const eraseCopy = (id: Id) => {
    if (isErased(id)) return;
    // A tombstone would take a living record out of the pages’ copies.
    if (find.get(id) !== undefined) throw new Refused(notErasable());
    bury.run(ledger.nextSeq(), id);
  };

  return (records, copies, etats = []) => {
    const etatsOf = new Map(etats.map((one) => [one.id, one.etats]));
    try {
      ledger.transaction(() => {
        records.forEach((id) => eraseRecord(id, etatsOf.get(id) ?? []));
        copies.forEach(eraseCopy);
        // A copy is a file of its own: no byte of it is in the ledger.
        if (records.length > 0) compactor.mark();
      });
      return ok(null);
    } catch (error) {
      if (error instanceof Refused) return { ok: false, failure: error.failure };
      const refusal = sqliteRefusal(error);
      if (refusal) return refusal;
      throw error;
    }
  };
}

function notErasable(): Failure {
  return refuse(
    'effacement-refuse',
    'Relais n’efface jamais ce qui compte dans les chiffres, ni le journal des accès avant douze mois\u00a0: rien n’a été effacé. Rechargez la page, puis recommencez.',
  ).failure;
}
