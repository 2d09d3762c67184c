import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commonHeaders,
  deskPagePolicy,
  filePolicy,
  NONCE_PLACEHOLDER,
  pagePolicy,
  withNonce,
} from '../../../shared/web/content-security.ts';

/** A policy as a browser reads it: its directives and their sources. */
function read(policy: string): ReadonlyMap<string, readonly string[]> {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  const names = directives.map(([name]) => name ?? '');
  expect(new Set(names).size).toBe(names.length);
  return new Map(directives.map(([name, ...sources]) => [name ?? '', sources]));
}

const WORKER = 'assets/argon2-worker-DkY3_x-9.js';

const paths = fc.oneof(
  fc.webPath(),
  fc.constantFrom(WORKER, 'assets/desk-abc.js', 'assets/desk.css'),
  fc.string().map((text) => `argon2-worker-${text}`),
);

function expectNothingLoose(policy: string): void {
  for (const loose of [
    'unsafe-inline',
    "'unsafe-eval'",
    'unsafe-hashes',
    'strict-dynamic',
    '*',
    'http:',
    'https:',
    'blob:',
    'ws:',
  ])
    expect(policy).not.toContain(loose);
}

describe('every policy', () => {
  it('refuses by default what it does not name', () => {
    for (const policy of [pagePolicy('n'), filePolicy('a.js'), filePolicy(WORKER)]) {
      const directives = read(policy);
      expect(directives.get('default-src')).toEqual(["'none'"]);
      expect(directives.get('base-uri')).toEqual(["'none'"]);
      expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
      expect(directives.get('connect-src')).toEqual(["'self'"]);
      expect(directives.get('form-action')).toEqual(["'self'"]);
      // Not named: frames, objects, media, manifests fall back to 'none'.
      for (const name of ['frame-src', 'child-src', 'object-src', 'media-src'])
        expect(directives.has(name)).toBe(false);
    }
  });

  it('lets nothing inline, nothing evaluated, nothing from elsewhere', () => {
    fc.assert(
      fc.property(paths, fc.base64String(), (path, nonce) => {
        expectNothingLoose(filePolicy(path));
        expectNothingLoose(pagePolicy(nonce));
      }),
    );
  });
});

describe('the policy of a page', () => {
  it('carries its nonce for styles alone', () => {
    const directives = read(pagePolicy('bm9uY2U='));
    expect(directives.get('style-src')).toEqual(["'self'", "'nonce-bm9uY2U='"]);
    for (const [name, sources] of directives)
      expect(sources.some((source) => source.includes('nonce'))).toBe(name === 'style-src');
    expect(directives.get('script-src')).toEqual(["'self'"]);
  });
});

describe('the policy of the desk’s own page', () => {
  it('is that of any page, and shows pictures it has made: nothing else of a `blob:` address', () => {
    const [desk, any] = [read(deskPagePolicy('n')), read(pagePolicy('n'))];
    expect(desk.get('img-src')).toEqual(["'self'", 'data:', 'blob:']);
    const others = (policy: typeof desk) => [...policy].filter(([name]) => name !== 'img-src');
    expect(others(desk)).toEqual(others(any));
  });
});

describe('the policy of a file', () => {
  it('lets the argon2 worker compile WebAssembly', () => {
    for (const path of [
      WORKER,
      `/${WORKER}`,
      'argon2-worker-a1.js',
      'C:\\relais\\assets\\argon2-worker-a1.js',
    ])
      expect(read(filePolicy(path)).get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });

  it.each([
    'assets/desk-abc.js',
    'assets/argon2-worker.js',
    'assets/argon2-worker-.js',
    'assets/argon2-worker-abc.js.map',
    'assets/argon2-worker-abc.mjs',
    'assets/argon2-worker-abc.css',
    'assets/my-argon2-worker-abc.js',
    'assets/argon2-worker-a/../desk.js',
    'assets/argon2-worker-abc.js/x.js',
    'assets/argon2-worker-abc.js?x',
    'assets/ARGON2-WORKER-abc.js',
    'argon2-worker-abc.js\n.html',
    '',
  ])('lets %j compile nothing', (path) => {
    expect(read(filePolicy(path)).get('script-src')).toEqual(["'self'"]);
  });

  it('never carries a nonce', () => {
    fc.assert(
      fc.property(paths, (path) => {
        expect(filePolicy(path)).not.toContain('nonce');
      }),
    );
  });
});

describe('a page and its nonce', () => {
  it('has the nonce wherever the build left its place', () => {
    const html = `<style nonce="${NONCE_PLACEHOLDER}"></style><meta content="${NONCE_PLACEHOLDER}">`;
    expect(withNonce(html, 'abc+/=')).toBe('<style nonce="abc+/="></style><meta content="abc+/=">');
  });

  it('without a place is left as it is', () => {
    expect(withNonce('<p>…</p>', 'abc')).toBe('<p>…</p>');
  });
});

describe('the headers every answer carries', () => {
  it('keep the answer to this origin, its type and its address to itself', () => {
    expect(commonHeaders).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('grant no camera, microphone, place, payment nor device', () => {
    for (const name of ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial'])
      expect(commonHeaders['permissions-policy']).toContain(`${name}=()`);
  });
});
