import type { WebContents } from 'electron';
import { isOfServer, isVisioUrl } from './visio-session.ts';

/** The call pages there are, each with its server’s origin. */
const origins = new WeakMap<WebContents, string | null>();

/** Says that these contents are a call page. */
export function markVisio(contents: WebContents, origin: string | null): void {
  origins.set(contents, origin);
}

/**
 * Whether a call page may go to an address: itself to its own pages, its frames to its server; null when
 * these contents are no call page.
 */
export function mayVisioGo(
  contents: WebContents,
  url: string,
  isMainFrame: boolean,
): boolean | null {
  const origin = origins.get(contents);
  if (origin === undefined) return null;
  return isMainFrame ? isVisioUrl(url) : isOfServer(url, origin);
}
