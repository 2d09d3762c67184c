/** Stands in the built pages where the style nonce of each response goes (Vite’s `html.cspNonce`). */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

const baseDirectives = {
  // Everything not named below is refused.
  'default-src': "'none'",
  // Only the program’s own files; no inline script, no eval.
  'script-src': "'self'",
  'font-src': "'self'",
  // `data:` for the few icons the stylesheets embed.
  'img-src': "'self' data:",
  // The page’s own shell, nothing further.
  'connect-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
} as const;

/** The policy of an HTML page: styles injected by the interface carry this response’s nonce. */
export function pagePolicy(nonce: string): string {
  return toHeader({ ...baseDirectives, 'style-src': `'self' 'nonce-${nonce}'` });
}

/**
 * The policy of the desk’s own page: `pagePolicy`, and pictures of this very page. A pack of sixty pages
 * shows as many pictures: as `data:` addresses each was held three times, and the screen stood still while
 * they were read. `blob:` is granted to pictures alone: no script, no worker, no frame, nothing fetched.
 */
export function deskPagePolicy(nonce: string): string {
  return toHeader({
    ...baseDirectives,
    'img-src': `${baseDirectives['img-src']} blob:`,
    'style-src': `'self' 'nonce-${nonce}'`,
  });
}

/** The policy of a page without any script: its own style and its own form, nothing fetched. */
export function plainPagePolicy(nonce: string): string {
  return toHeader({
    'default-src': "'none'",
    'style-src': `'nonce-${nonce}'`,
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
  });
}

/**
 * The policy sent with any other file. A worker obeys only the policy of its own response, so every
 * script carries one; the argon2 worker alone may compile WebAssembly.
 */
export function filePolicy(path: string): string {
  return toHeader(
    isArgon2Worker(path)
      ? { ...baseDirectives, 'script-src': "'self' 'wasm-unsafe-eval'" }
      : { ...baseDirectives, 'style-src': "'self'" },
  );
}

/** Headers every answer carries, whatever it is. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // Camera and microphone belong to the visio page alone, on its own origin.
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()',
};

/** The built page with its nonce in place. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, nonce);
}

function isArgon2Worker(path: string): boolean {
  // A path of the disk as well as of an address: Windows writes it with backslashes.
  return /(^|[\\/])argon2-worker-[\w-]+\.js$/.test(path);
}

function toHeader(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
