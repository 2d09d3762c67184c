import { commonHeaders } from './content-security.ts';

/**
 * The policy of the call page: its own files, and one origin, the call’s (null: none). Someone else’s
 * script runs there, so that the page is a sandbox as well: no other window, no download, no dialog, no
 * leaving the window it is in for the frames inside.
 */
export function visioPolicy(
  nonce: string,
  { origin, withScript }: { readonly origin: string | null; readonly withScript: boolean },
): string {
  const other = origin === null ? '' : ` ${origin}`;
  return [
    "default-src 'none'",
    // The External API is a script of the configured server; a pasted link is a frame and no more.
    `script-src 'self'${withScript ? other : ''}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    // Its own messages, and a look at whether the server answers.
    `connect-src 'self'${withScript ? other : ''}`,
    `frame-src${origin === null ? " 'none'" : other}`,
    "worker-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    'sandbox allow-scripts allow-same-origin allow-forms',
  ].join('; ');
}

/** The headers of the call page: what a call needs is granted to it and to its one origin. */
export function visioHeaders(origin: string | null): Readonly<Record<string, string>> {
  const granted = origin === null ? '(self)' : `(self "${origin}")`;
  return {
    ...commonHeaders,
    'permissions-policy': [
      ...['camera', 'microphone', 'display-capture', 'fullscreen', 'autoplay'].map(
        (feature) => `${feature}=${granted}`,
      ),
      ...['geolocation', 'payment', 'usb', 'serial', 'hid', 'midi'].map(
        (feature) => `${feature}=()`,
      ),
    ].join(', '),
    'cache-control': 'no-store',
    // Nothing of the call before, nor of this one after.
    'clear-site-data': '"cache", "cookies", "storage"',
  };
}
