import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { declareDeskProtocol, isDeskUrl, serveDesk } from '../../../electron/main/desk-protocol.ts';
import { electronDouble } from '../../support/electron-double.ts';

const SECRET = 'what lies outside the pages';
const root = mkdtempSync(join(tmpdir(), 'relais-pages-'));
const pages = join(root, 'renderer');

beforeAll(() => {
  mkdirSync(join(pages, 'desk'), { recursive: true });
  mkdirSync(join(pages, 'assets', 'folder.js'), { recursive: true });
  mkdirSync(join(pages, 'assets', 'inner'));
  writeFileSync(
    join(pages, 'desk', 'index.html'),
    '<meta nonce="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>',
  );
  mkdirSync(join(pages, 'visiteurs', 'assets'), { recursive: true });
  writeFileSync(
    join(pages, 'visiteurs', 'index.html'),
    '<main></main><style nonce="__CSP_NONCE__"></style>',
  );
  writeFileSync(join(pages, 'visiteurs', 'secret.js'), SECRET);
  writeFileSync(join(pages, 'visiteurs', 'assets', 'page-c3.js'), 'export {};');
  writeFileSync(join(pages, 'desk', 'other.js'), SECRET);
  writeFileSync(join(pages, 'secret.js'), SECRET);
  writeFileSync(join(root, 'secret.js'), SECRET);
  writeFileSync(join(pages, 'assets', 'desk-a1.js'), 'export {};');
  writeFileSync(join(pages, 'assets', 'argon2-worker-b2.js'), 'export {};');
  writeFileSync(join(pages, 'assets', 'desk-a1.css'), 'body{}');
  writeFileSync(join(pages, 'assets', 'font.woff2'), 'font');
  writeFileSync(join(pages, 'assets', 'desk-a1.js.map'), SECRET);
  writeFileSync(join(pages, 'assets', 'notes.txt'), SECRET);
  writeFileSync(join(pages, 'assets', 'page.html'), SECRET);
  writeFileSync(join(pages, 'assets', '.hidden.js'), SECRET);
  writeFileSync(join(pages, 'assets', 'inner', 'deep.js'), SECRET);
});
afterAll(() => rmSync(root, { recursive: true }));

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
  serveDesk(pages);
});

describe('the scheme of the desk', () => {
  it('is declared standard and secure, without anything that weakens it', () => {
    electronDouble.reset();
    declareDeskProtocol();
    expect(electronDouble.asked.schemes).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
      { scheme: 'visio', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it('is the only one served', () => {
    expect([...electronDouble.asked.protocols.keys()]).toEqual(['app']);
  });
});

describe('the page', () => {
  it('is served with a policy and a style nonce of its own, fresh each time', async () => {
    const nonces = new Set<string>();
    for (let load = 0; load < 3; load += 1) {
      const response = await electronDouble.fetch('app://relais/');
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'self' 'nonce-([A-Za-z0-9+/]{24})'/.exec(policy)?.[1] ?? 'none';
      expect(await response.text()).toBe(`<meta nonce="${nonce}"><style nonce="${nonce}"></style>`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  it('is refused by default whatever its policy does not name, and carries the common headers', async () => {
    const { headers } = await electronDouble.fetch('app://relais/');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });
});

describe('the visitors’ page', () => {
  it('is served at its own address, under the desk’s policy without its pictures, with a nonce of its own', async () => {
    const [desk, visitors] = await Promise.all([
      electronDouble.fetch('app://relais/'),
      electronDouble.fetch('app://relais/visiteurs/'),
    ]);
    const policy = visitors.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
    expect(await visitors.text()).toBe(`<main></main><style nonce="${nonce}"></style>`);
    const withoutNonce = (text: string) => text.replaceAll(/nonce-[^']+/g, 'nonce');
    expect(withoutNonce(policy)).toBe(
      withoutNonce(desk.headers.get('content-security-policy') ?? '').replace(' blob:', ''),
    );
    expect(visitors.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has files of its own, with a policy', async () => {
    const response = await electronDouble.fetch('app://relais/visiteurs/assets/page-c3.js');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
  });
});

describe('the assets', () => {
  it.each([
    ['desk-a1.js', 'text/javascript; charset=utf-8'],
    ['desk-a1.css', 'text/css; charset=utf-8'],
    ['font.woff2', 'font/woff2'],
  ])('%s is served as %s, with a policy', async (name, type) => {
    const response = await electronDouble.fetch(`app://relais/assets/${name}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('let WebAssembly into the argon2 worker alone', async () => {
    const policyOf = async (name: string) =>
      (await electronDouble.fetch(`app://relais/assets/${name}`)).headers.get(
        'content-security-policy',
      );
    expect(await policyOf('argon2-worker-b2.js')).toContain("'wasm-unsafe-eval'");
    expect(await policyOf('desk-a1.js')).not.toContain('wasm');
  });
});

describe('anything else', () => {
  it.each([
    'app://relais/index.html',
    'app://relais/desk/index.html',
    'app://relais/desk/other.js',
    'app://relais/secret.js',
    'app://relais/visiteurs',
    'app://relais/visiteurs/index.html',
    'app://relais/visiteurs/secret.js',
    'app://relais/visiteurs/assets/desk-a1.js',
    'app://relais/visiteurs/assets/../secret.js',
    'app://relais/visiteurs/assets/..%2fsecret.js',
    'app://relais/visiteurs/visiteurs/assets/page-c3.js',
    'app://relais/assets/page-c3.js',
    'app://relais/assets',
    'app://relais/assets/',
    'app://relais/assets/absent.js',
    'app://relais/assets/folder.js',
    'app://relais/assets/inner/deep.js',
    'app://relais/assets/.hidden.js',
    'app://relais/assets/desk-a1.js.map',
    'app://relais/assets/notes.txt',
    'app://relais/assets/page.html',
    'app://relais/assets/../secret.js',
    'app://relais/assets/../../secret.js',
    'app://relais/../secret.js',
    'app://relais/assets/..%2fsecret.js',
    'app://relais/assets/..%2F..%2Fsecret.js',
    'app://relais/assets/%2e%2e/secret.js',
    'app://relais/assets/%2e%2e%2fsecret.js',
    'app://relais/assets/..%5csecret.js',
    'app://relais/assets/..\\secret.js',
    'app://relais/assets/%252e%252e%252fsecret.js',
    'app://relais/assets//desk-a1.js',
    'app://relais//assets/desk-a1.js',
    'app://relais/assets/desk-a1.js%00.css',
    'app://relais/assets/desk-a1.js/',
    `app://relais/assets/${encodeURIComponent(root)}`,
    'app://autre/',
    'app://autre/assets/desk-a1.js',
    'app://relais.autre/',
    'app://relais:8080/',
    'app:///',
    'app:relais/',
  ])('%s is refused', async (url) => {
    const response = await electronDouble.fetch(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('never goes above the pages: what climbs from the root is the root', async () => {
    const response = await electronDouble.fetch('app://relais/../');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).not.toContain(SECRET);
  });

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
    for (const path of ['', 'assets/desk-a1.js'])
      expect((await electronDouble.fetch(`app://relais/${path}`, method)).status).toBe(404);
  });
});

describe('an address of the desk', () => {
  it.each(['app://relais/', 'app://relais', 'app://relais/#/accueil', 'app://relais/?a=b'])(
    '%s is one',
    (url) => {
      expect(isDeskUrl(url)).toBe(true);
    },
  );

  it.each([
    '',
    'relais',
    'about:blank',
    'null',
    'app://',
    'app:relais',
    'app://autre/',
    'app://relais.example/',
    'app://relais:1/',
    'apps://relais/',
    'https://relais/',
    'https://app//relais/',
    'file:///relais/',
    'data:text/html,app://relais/',
    'https://example.org/app://relais/',
    'javascript:app://relais/',
  ])('%j is none', (url) => {
    expect(isDeskUrl(url)).toBe(false);
  });
});
