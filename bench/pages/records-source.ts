import type { StoredEnvelope } from '../../shared/domain/record/envelope.ts';

/** Records as the ledger gives them, in pages of the size it gives. */
export type RecordPages = readonly (readonly StoredEnvelope[])[];

/** Fetches the first records of the ledger; `stripped` of their sealed half but for three bytes. */
export async function fetchRecords(count: number, stripped: boolean): Promise<RecordPages> {
  const pages: StoredEnvelope[][] = [];
  for (let after = 0; after < count;) {
    const answer = await fetch(`/journal?apres=${after}`);
    const records = ((await answer.json()) as { readonly records: StoredEnvelope[] }).records;
    const kept = records.slice(0, count - after);
    pages.push(stripped ? kept.map((record) => ({ ...record, sealed: 'AAAA' })) : kept);
    after += kept.length;
    if (kept.length === 0) break;
  }
  return pages;
}

/** Times a piece of work, in milliseconds. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
