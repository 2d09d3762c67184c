import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createDepartmentClient,
  isAcceptableDepartmentUrl,
} from '../../../../electron/host/delivery/department-client.ts';
import { deskPaths, PROTOCOL_VERSION } from '../../../../shared/sync/protocol.ts';

describe('the address of a département', () => {
  const loopback = ['127.0.0.1', 'localhost', '[::1]'];
  const elsewhere = [
    'departement.example',
    '192.168.1.10',
    '127.0.0.1.example',
    'localhost.example',
    '0.0.0.0',
    '[::]',
    '[fe80::1]',
    'xn--dpartement-b7a.example',
  ];

  it('is HTTPS, or plain HTTP on this very machine, and carries no credentials', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('http', 'https', 'HTTP', 'ftp', 'ws', 'file'),
        fc.constantFrom('', 'qui@', 'qui:secret@', ':secret@'),
        fc.constantFrom(...loopback, ...elsewhere),
        fc.constantFrom('', ':80', ':4849', ':65535'),
        fc.constantFrom('', '/', '/relais/', '/?a=b', '/#x', '/@localhost'),
        (scheme, credentials, host, port, path) => {
          const isSafe =
            scheme === 'https' || (scheme.toLowerCase() === 'http' && loopback.includes(host));
          expect(isAcceptableDepartmentUrl(`${scheme}://${credentials}${host}${port}${path}`)).toBe(
            isSafe && credentials === '',
          );
        },
      ),
    );
  });

  it('is refused when it is no address at all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/^https?:/i.test(text.trim()));
        expect(isAcceptableDepartmentUrl(text)).toBe(false);
      }),
    );
    for (const text of ['javascript:alert(1)', 'data:text/html,x', '//departement.example'])
      expect(isAcceptableDepartmentUrl(text)).toBe(false);
  });
});

describe('a call to the département', () => {
  it('carries the token in its header, its versions in its body, and waits twenty seconds at most', async () => {
    const calls: { readonly url: string; readonly init: RequestInit }[] = [];
    const client = createDepartmentClient('https://departement.example', '0.1.0', (url, init) => {
      calls.push({ url: url.href, init });
      return Promise.reject(new TypeError('fetch failed'));
    });
    const sent = await client.sendCounts('jeton', { epoch: 0, highestRev: 1, documents: ['{}'] });
    expect(sent).toMatchObject({ ok: false, failure: { code: 'hors-ligne' } });
    expect(calls).toMatchObject([
      {
        url: `https://departement.example${deskPaths.counts}`,
        init: {
          method: 'POST',
          redirect: 'error',
          headers: { authorization: 'Bearer jeton', 'content-type': 'application/json' },
          signal: expect.any(AbortSignal),
        },
      },
    ]);
    expect(calls[0]?.init.body).toBe(
      JSON.stringify({
        protocol: PROTOCOL_VERSION,
        program: '0.1.0',
        epoch: 0,
        highestRev: 1,
        documents: ['{}'],
      }),
    );
  });

  it('follows no redirection: the token goes where it was meant to go, or nowhere', async () => {
    const seen: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url);
      response.writeHead(307, { location: '/ailleurs' }).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const client = createDepartmentClient(`http://127.0.0.1:${port}`, '0.1.0', (url, init) =>
      fetch(url, init),
    );
    expect(await client.hello('jeton')).toMatchObject({ failure: { code: 'hors-ligne' } });
    expect(seen).toEqual([deskPaths.hello]);
  });

  it('takes for a refusal only what is one, with its status and its shape', async () => {
    const answers: [Response, string][] = [
      [Response.json({ code: 'jeton-refuse', sentence: 'Non.' }, { status: 401 }), 'jeton-refuse'],
      [Response.json({ code: 'jeton-refuse', sentence: 'Non.' }, { status: 500 }), 'hors-ligne'],
      [Response.json({ code: 'jeton-refuse', sentence: 'Non.' }), 'hors-ligne'],
      [Response.json({ message: 'Not found' }, { status: 404 }), 'hors-ligne'],
      [new Response(null, { status: 204 }), 'hors-ligne'],
      [new Response('<html>portail captif</html>'), 'hors-ligne'],
      [Response.json({ protocol: 1, now: 'hier', epoch: 0, highestRev: 0 }), 'hors-ligne'],
    ];
    for (const [answer, code] of answers) {
      const client = createDepartmentClient('https://departement.example', '0.1.0', () =>
        Promise.resolve(answer),
      );
      expect(await client.hello('jeton')).toMatchObject({ ok: false, failure: { code } });
    }
  });

  describe('that carries documents', () => {
    const hello = (headers: Record<string, string>) =>
      Response.json(
        {
          protocol: PROTOCOL_VERSION,
          now: '2026-04-14T22:30:00Z',
          epoch: 0,
          highestRev: 0,
          renew: false,
        },
        { headers },
      );
    const answered = () =>
      Response.json({ protocol: PROTOCOL_VERSION, now: '2026-04-14T22:30:00Z', answers: [] });
    const long = { epoch: 0, highestRev: 1, documents: ['x'.repeat(2000)] };

    /** A client of a département that answers these, in turn, and the bodies it was sent. */
    function hearing(...answers: Response[]) {
      const bodies: RequestInit[] = [];
      const client = createDepartmentClient('https://departement.example', '0.1.0', (url, init) => {
        if (url.pathname === deskPaths.counts) bodies.push(init);
        return Promise.resolve(answers.shift() ?? Response.error());
      });
      return { client, bodies };
    }

    const said = ({ body, headers }: RequestInit) => {
      const coding = new Headers(headers).get('content-encoding');
      const text =
        typeof body === 'string' ? body : gunzipSync(body as Uint8Array).toString('utf8');
      const { documents } = JSON.parse(text) as { readonly documents: readonly string[] };
      return { coding, documents };
    };

    it('is gzipped once the département has said it inflates, and plain again when it no longer says so', async () => {
      const { client, bodies } = hearing(
        answered(),
        hello({ 'accept-encoding': 'gzip' }),
        answered(),
        hello({}),
        answered(),
      );
      await client.sendCounts('jeton', long);
      expect(await client.hello('jeton')).toMatchObject({ ok: true });
      await client.sendCounts('jeton', long);
      await client.hello('jeton');
      await client.sendCounts('jeton', long);
      expect(bodies.map(said)).toEqual(
        [null, 'gzip', null].map((coding) => ({ coding, documents: long.documents })),
      );
    });

    it('is plain when it is short', async () => {
      const { client, bodies } = hearing(hello({ 'accept-encoding': 'gzip' }), answered());
      await client.hello('jeton');
      await client.sendCounts('jeton', { ...long, documents: ['{}'] });
      expect(bodies.map(said)).toEqual([{ coding: null, documents: ['{}'] }]);
    });

    it('is sent again plain when what stands between spoiled it, and only then', async () => {
      const refused = (code: string, status: number) =>
        Response.json({ code, sentence: 'Non.' }, { status });
      const spoiled = hearing(
        hello({ 'accept-encoding': 'gzip' }),
        refused('demande-illisible', 400),
        answered(),
      );
      await spoiled.client.hello('jeton');
      expect(await spoiled.client.sendCounts('jeton', long)).toMatchObject({ ok: true });
      expect(spoiled.bodies.map(said).map(({ coding }) => coding)).toEqual(['gzip', null]);
      const revoked = hearing(
        hello({ 'accept-encoding': 'gzip' }),
        refused('jeton-revoque', 401),
        answered(),
      );
      await revoked.client.hello('jeton');
      expect(await revoked.client.sendCounts('jeton', long)).toMatchObject({
        failure: { code: 'jeton-revoque' },
      });
      expect(revoked.bodies).toHaveLength(1);
    });
  });
});
