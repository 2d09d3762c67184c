import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createSealer } from '../../renderer/data/sealing/sealer.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { openByReference } from './xchacha-reference.ts';

/*
 * A part of a copy as a desk of version 1 wrote it: files are never written again, so that every later
 * version opens these bytes.
 */
const frozen = z
  .object({
    dataKey: z.string(),
    keyId: idSchema,
    nonce: z.string(),
    id: idSchema,
    part: z.int(),
    parts: z.int(),
    plain: z.string(),
    sealed: z.string(),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/copy-part.v1.json'), 'utf8')));

const fromHex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const { id, part, parts, keyId } = frozen;
const dataKey = fromHex(frozen.dataKey);
const nonce = fromHex(frozen.nonce);
const sealed = new Uint8Array(Buffer.from(frozen.sealed, 'base64'));
const plain = new Uint8Array(Buffer.from(frozen.plain, 'utf8'));

it('a part of a copy of format 1 still opens, and is still written byte for byte', () => {
  const sealer = createSealer(dataKey.slice(), keyId, { bytes: () => nonce.slice() });
  expect(sealer.openPart({ id, part, parts }, sealed)).toEqual(plain);
  expect(sealer.sealPart({ id, part, parts }, plain)).toEqual(sealed);
});

it('a part of a copy is a format byte, a nonce and XChaCha20-Poly1305 under its place, as documented', () => {
  expect(sealed[0]).toBe(1);
  expect(sealed.slice(1, 25)).toEqual(nonce);
  const opened = openByReference(
    dataKey,
    nonce,
    `copie|${id}|${part}|${parts}|${keyId}`,
    sealed.subarray(25),
  );
  expect(Buffer.from(opened).toString('utf8')).toBe(frozen.plain);
});
