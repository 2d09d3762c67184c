import type { BrowserContext, Page } from '@playwright/test';
import { expect, test, watchContext } from './desk-test.ts';
import type { Watch } from './desk-test.ts';

/**
 * One page for all the tests of a file, since opening a desk costs more than most of them; watched
 * like any other. `open` brings it to where the first test begins. Called after the file’s own
 * `beforeAll` and `afterAll`; each test leaves the page where the next one can begin. `allowed` is what
 * the tests themselves provoke.
 */
export function keepPage(
  open: (page: Page) => Promise<void>,
  allowed: readonly RegExp[] = [],
): () => Page {
  let kept: {
    readonly context: BrowserContext;
    readonly page: Page;
    readonly watch: Watch;
  } | null = null;
  const current = () => {
    if (kept === null) throw new Error('The page is open once the tests have begun.');
    return kept;
  };
  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext();
    kept = { context, page: await context.newPage(), watch: watchContext(context) };
    allowed.forEach(kept.watch.allow);
    await open(kept.page);
  });
  test.afterEach(() => expect(current().watch.faults).toEqual([]));
  test.afterAll(() => current().context.close());
  return () => current().page;
}
