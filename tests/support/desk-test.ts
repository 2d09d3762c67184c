import { expect as baseExpect, test as baseTest } from '@playwright/test';
import type { BrowserContext, Request } from '@playwright/test';
import { startDepartmentPlace } from './desk-department.ts';
import type { DepartmentPlace } from './desk-department.ts';
import { createDeskPlace } from './desk-process.ts';
import type { DeskPlace } from './desk-process.ts';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';

/** What a page must never do, gathered while a test drives it. */
export interface Watch {
  /** Console errors, uncaught exceptions, policy violations, requests beyond the page’s origin. */
  readonly faults: string[];
  /** What the test itself provokes. */
  allow(text: RegExp): void;
  /** Another origin of this machine that the test’s pages may reach. */
  allowOrigin(origin: string): void;
  /** The shell is about to be stopped: the browser will say that it no longer answers. */
  expectSilence(): void;
}

/** Waits are for states, never for durations: a busy machine only makes them longer. */
export const expect = baseExpect.configure({ timeout: 45_000 });

/**
 * Playwright’s `test` with every page of the test’s context watched: at the end, nothing was written
 * to the console as an error, nothing broke the content policy, nothing went beyond the page’s origin.
 * `place` and `department` are made for the test that asks for them, and removed with it.
 */
export const test = baseTest.extend<{
  readonly watch: Watch;
  readonly place: DeskPlace;
  readonly department: DepartmentPlace;
}>({
  watch: [
    async ({ context }, give) => {
      const watch = watchContext(context);
      await give(watch);
      expect(watch.faults).toEqual([]);
    },
    { auto: true },
  ],
  place: async ({ context }, give) => {
    const place = await createDeskPlace();
    await give(place);
    // The pages first: what they say of a desk that goes away is no fault.
    await context.close();
    await place.remove();
  },
  department: async ({ context }, give) => {
    const department = await startDepartmentPlace();
    await give(department);
    await context.close();
    await department.remove();
  },
});

/** Watches a context a test made itself; `watch.faults` is to be empty at the end. */
export function watchContext(context: BrowserContext): Watch {
  const faults: string[] = [];
  const allowed: RegExp[] = [];
  const origins: string[] = [];
  context.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const text = message.text();
    if (allowed.some((pattern) => pattern.test(text))) return;
    // Whoever is not signed in yet is told so (401), and browsers call that an error.
    if (message.location().url.endsWith(pilotagePaths.session) && text.includes('401')) return;
    faults.push(`console: ${text}`);
  });
  context.on('weberror', (error) => {
    const { message, stack } = error.error();
    if (allowed.some((pattern) => pattern.test(message))) return;
    faults.push(`exception: ${message}\n${stack ?? ''}`);
  });
  context.on('request', (request) => {
    if (origins.includes(new URL(request.url()).origin)) return;
    if (isForeign(request)) faults.push(`request: ${request.method()} ${request.url()}`);
  });
  return {
    faults,
    allow: (text) => allowed.push(text),
    allowOrigin: (origin) => origins.push(origin),
    expectSilence: () => allowed.push(/net::ERR_|Failed to load resource/),
  };
}

/** Whether a request leaves loopback, or the origin of the page that makes it. */
function isForeign(request: Request): boolean {
  const { protocol, hostname, origin } = new URL(request.url());
  if (protocol === 'data:' || protocol === 'blob:') return false;
  if (hostname !== '127.0.0.1') return true;
  return !request.isNavigationRequest() && new URL(request.frame().url()).origin !== origin;
}
