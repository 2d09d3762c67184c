import { describe, expect, it } from 'vitest';
import { checkFraming } from '../../../../electron/host/visio/check-framing.ts';

const LIEN = 'https://reunion.example/essai';

/** A network where each address answers so, and what was asked of it. */
function network(answers: Readonly<Record<string, Response>>) {
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  return {
    asked,
    fetch: (url: URL, init: RequestInit) => {
      asked.push({ url: url.href, init });
      const answer = answers[url.href];
      return answer === undefined
        ? Promise.reject(new TypeError('fetch failed'))
        : Promise.resolve(answer);
    },
  };
}

const page = (headers: Record<string, string> = {}) => new Response('', { headers });

describe('whether a meeting lets itself be framed', () => {
  it.each([
    [{}, 'permis'],
    [{ 'x-frame-options': 'DENY' }, 'refuse'],
    [{ 'x-frame-options': 'SAMEORIGIN' }, 'refuse'],
    [{ 'content-security-policy': "frame-ancestors 'none'" }, 'refuse'],
    [{ 'content-security-policy': "default-src 'self'; frame-ancestors 'self'" }, 'refuse'],
    [{ 'content-security-policy': 'frame-ancestors https://autre.example' }, 'refuse'],
    [{ 'content-security-policy': "default-src 'self'" }, 'permis'],
    [{ 'content-security-policy': 'frame-ancestors *', 'x-frame-options': 'DENY' }, 'permis'],
  ])('is what its headers say: %j', async (headers, value) => {
    const { fetch } = network({ [LIEN]: page(headers) });
    expect(await checkFraming(LIEN, fetch)).toEqual({ ok: true, value });
  });

  it('asks without cookies, and follows addresses itself', async () => {
    const { fetch, asked } = network({ [LIEN]: page() });
    await checkFraming(LIEN, fetch);
    expect(asked[0]?.init).toMatchObject({ credentials: 'omit', redirect: 'manual' });
  });

  it('follows a meeting on its own origin, and goes to the browser when it sends elsewhere', async () => {
    const to = (location: string) => new Response(null, { status: 302, headers: { location } });
    const same = network({ [LIEN]: to('/salle'), 'https://reunion.example/salle': page() });
    expect(await checkFraming(LIEN, same.fetch)).toEqual({ ok: true, value: 'permis' });
    const other = network({
      [LIEN]: to('http://127.0.0.1:4848/'),
      'http://127.0.0.1:4848/': page(),
    });
    expect(await checkFraming(LIEN, other.fetch)).toEqual({ ok: true, value: 'refuse' });
    expect(other.asked).toHaveLength(1);
  });

  it('never frames the public Jitsi, which would cut the call', async () => {
    const { fetch, asked } = network({});
    expect(await checkFraming('https://meet.jit.si/essai', fetch)).toEqual({
      ok: true,
      value: 'refuse',
    });
    expect(asked).toEqual([]);
  });

  it('says that an address does not answer', async () => {
    for (const answers of [{}, { [LIEN]: new Response('', { status: 502 }) }])
      expect(await checkFraming(LIEN, network(answers).fetch)).toMatchObject({
        ok: false,
        failure: { code: 'lien-injoignable' },
      });
  });
});
