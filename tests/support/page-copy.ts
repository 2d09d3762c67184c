import type { JSHandle, Page } from '@playwright/test';

/** The copy of the ledger a page keeps: what it is called, and the storage it is in. */
export interface PageCopy {
  readonly name: string;
  readonly storage: IDBFactory;
}

/** The copy of a desk’s page, to be handed to what runs in the page. */
export function pageCopy(page: Page): Promise<JSHandle<PageCopy>> {
  return page.evaluateHandle(async () => {
    const { storageBuckets } = navigator as unknown as {
      readonly storageBuckets: {
        keys(): Promise<string[]>;
        open(name: string): Promise<{ readonly indexedDB: IDBFactory }>;
      };
    };
    const name = (await storageBuckets.keys()).find((known) => known.startsWith('relais-')) ?? '';
    const { indexedDB: storage } = await storageBuckets.open(name);
    return { name, storage };
  });
}

/** Days of the copy whose figures are not counted yet. */
export async function countStaleDays(page: Page): Promise<number> {
  return page.evaluate(
    async ({ name, storage }) => {
      const opening = storage.open(name);
      await new Promise((resolve) => opening.addEventListener('success', resolve));
      const stale = opening.result.transaction('days').objectStore('days').index('stale').count();
      await new Promise((resolve) => stale.addEventListener('success', resolve));
      opening.result.close();
      return stale.result;
    },
    await pageCopy(page),
  );
}
