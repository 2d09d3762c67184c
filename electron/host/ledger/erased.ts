import { refuse } from '../../../shared/kernel/result.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { LedgerFile } from './open-ledger.ts';

/** Whether the record or the copy of an id was erased: nothing may bear that id again. */
export function createErasedLookup({ database }: LedgerFile): (id: Id) => boolean {
  const find = database.prepare('SELECT 1 FROM tombstones WHERE id = ?');
  return (id) => find.get(id) !== undefined;
}

/** The refusal of what would bring something erased back. */
export function refuseErased(): ReturnType<typeof refuse> {
  return refuse(
    'efface',
    'Cette fiche a été effacée, peut-être dans une autre fenêtre\u00a0: rien n’a été enregistré. Fermez-la, puis cherchez de nouveau la personne.',
  );
}
