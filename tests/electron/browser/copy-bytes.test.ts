import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { BESIDE_BYTES, joinBytes } from '../../../shared/ipc/bytes-answer.ts';
import { contract } from '../../../shared/ipc/contract.ts';
import { commonHeaders } from '../../../shared/web/content-security.ts';
import { startTestShell } from '../../support/host-shell.ts';

it('a part of a copy comes as the bytes that were written, and a refusal in words', async () => {
  const shell = await startTestShell();
  const cookie = await shell.open();
  const sealed = randomBytes(70_000);
  const id = randomUUID();
  const part = { id, part: 0, parts: 1, sealed: sealed.toString('base64') };
  expect(JSON.parse((await shell.post(cookie, 'copy.write', part)).body)).toMatchObject({
    ok: true,
  });
  const read = (asked: string) =>
    fetch(`${shell.server.origin}/contrat/copy.read`, {
      method: 'POST',
      headers: { cookie, origin: shell.server.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ id: asked, part: 0 }),
    });
  const answer = await read(id);
  expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  expect(Object.fromEntries(answer.headers)).toMatchObject(commonHeaders);
  const joined = joinBytes(
    answer.headers.get(BESIDE_BYTES) ?? '',
    new Uint8Array(await answer.arrayBuffer()),
  );
  const { value } = joined as { readonly value: unknown };
  expect(contract['copy.read'].response.parse(value)).toEqual({
    parts: 1,
    sealed: new Uint8Array(sealed),
  });
  const absent = await read(randomUUID());
  expect(absent.headers.get(BESIDE_BYTES)).toBe(null);
  expect(await absent.json()).toMatchObject({ ok: false, failure: { code: 'copie-absente' } });
});
