import { useLiveQuery } from 'dexie-react-hooks';
import { importClearSchema, importSealedSchema } from '../../../shared/domain/import/schema.ts';
import type { ImportClear, ImportSealed } from '../../../shared/domain/import/schema.ts';
import { toHex } from '../../../shared/kernel/random.ts';
import type { DeskSession } from '../desk-session.ts';
import { openEntry } from '../records/entry.ts';
import type { Entry, RecordKind } from '../records/entry.ts';

/** Imports as records. */
export const importKind: RecordKind<ImportClear, ImportSealed> = {
  collection: 'import',
  clear: importClearSchema,
  sealed: importSealedSchema,
};

/** An import of past entries. */
export type Import = Entry<ImportClear, ImportSealed>;

/** The imports of this desk, latest first. */
export async function listImports({ store, sealer }: DeskSession): Promise<readonly Import[]> {
  const rows = await store.database.records
    .where('[collection+localDay]')
    .between(['import', ''], ['import', '\uffff'])
    .toArray();
  return rows.map((row) => openEntry(importKind, sealer, row)).toSorted(latestFirst);
}

/** The imports of this desk, latest first, followed live; undefined while they load. */
export function useImports(session: DeskSession): readonly Import[] | undefined {
  return useLiveQuery(() => listImports(session), [session]);
}

/** What a file is known again by: the SHA-256 of its bytes, in hexadecimal. */
export async function fileDigest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function latestFirst(a: Import, b: Import): number {
  return b.sealed.noteLe.localeCompare(a.sealed.noteLe);
}
