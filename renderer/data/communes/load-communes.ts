import { z } from 'zod';
import { communeRowSchema, formerRowSchema } from '../../../shared/domain/commune/commune-data.ts';
import type { CommuneData } from '../../../shared/domain/commune/commune-data.ts';
import type { CommuneIndex } from '../../../shared/domain/commune/commune-index.ts';
import { createSiteIndex } from '../../../shared/domain/commune/site-basin.ts';
import type { SitePlace } from '../../../shared/domain/commune/site-basin.ts';
import { giveWay } from '../give-way.ts';

/** Rows checked between two moments given to the page: some milliseconds of work. */
const SLICE = 2_000;

let loading: Promise<CommuneData> | null = null;
let indexed: { readonly place: SitePlace; readonly index: CommuneIndex } | null = null;

/**
 * The communes of France, read from the page’s own origin once a session, whoever asks; the nearest
 * to `place` first. Rejects when the list cannot be read; the next call tries again.
 */
export async function loadCommunes(place: SitePlace): Promise<CommuneIndex> {
  loading ??= readCommuneData().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  const data = await loading;
  // A first run asks before its platform has a name: the next one to ask may be elsewhere.
  if (indexed === null || !isSamePlace(indexed.place, place))
    indexed = { place, index: createSiteIndex(data, place) };
  return indexed.index;
}

/** The list of communes itself, for who makes an index elsewhere. Rejects when it cannot be read. */
export async function readCommuneData(): Promise<CommuneData> {
  const { default: url } = await import('virtual:communes');
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The communes answered ${response.status}.`);
  const lists = listsSchema.parse(await response.json());
  return {
    communes: await parseRows(communeRowSchema, lists.communes),
    former: await parseRows(formerRowSchema, lists.former),
  };
}

const listsSchema = z.strictObject({
  communes: z.array(z.unknown()),
  former: z.array(z.unknown()),
});

/** The rows, each checked; the page goes on meanwhile. */
async function parseRows<T>(schema: z.ZodType<T>, rows: readonly unknown[]): Promise<T[]> {
  const parsed: T[] = [];
  for (let from = 0; from < rows.length; from += SLICE) {
    for (const row of rows.slice(from, from + SLICE)) parsed.push(schema.parse(row));
    await giveWay('user-visible');
  }
  return parsed;
}

function isSamePlace(one: SitePlace, other: SitePlace): boolean {
  return (
    one.site === other.site && one.siteName === other.siteName && one.commune === other.commune
  );
}
