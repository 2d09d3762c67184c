import { publicationLimits, PUBLICATIONS_VERSION } from '../../shared/sync/publications.ts';
import type { PublicationsAnswer } from '../../shared/sync/publications.ts';
import type { PublicationStore } from './publication-store.ts';

/** The origin of a département that has published nothing yet: no log bears it. */
const NO_LOG = '00000000-0000-4000-8000-000000000000';

/** What a desk has not read yet: see `shared/sync/publications.ts`. */
export async function givePublications(
  publications: PublicationStore,
  asked: {
    readonly depuis: number;
    readonly origine?: string | undefined;
    readonly repere?: string | undefined;
  },
): Promise<PublicationsAnswer> {
  const limit = publicationLimits.changesPerCall;
  let depuis = asked.depuis;
  let page = await publications.since(depuis, limit + 1);
  const origine = page.origine ?? NO_LOG;
  const isSame =
    asked.origine === origine &&
    asked.repere !== undefined &&
    asked.repere === (await readMark(publications, depuis));
  const recommence = depuis > 0 && !isSame;
  if (recommence) {
    depuis = 0;
    page = await publications.since(depuis, limit + 1);
  }
  const changements = page.changements.slice(0, limit);
  const reste = page.changements.length > limit;
  // Past the last word given, the log may hold others that were said again since: they are skipped.
  const numero = reste ? (changements.at(-1)?.numero ?? depuis) : page.dernier;
  return {
    version: PUBLICATIONS_VERSION,
    origine,
    recommence,
    numero,
    repere: await readMark(publications, numero),
    reste,
    changements,
  };
}

/** What tells a number of this log from the same number of a restored one. */
async function readMark(publications: PublicationStore, numero: number): Promise<string | null> {
  return (await publications.madeAt(numero))?.toString() ?? null;
}
