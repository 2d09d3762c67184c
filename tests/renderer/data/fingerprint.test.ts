import { createHmac, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealer } from '../../../renderer/data/sealing/sealer.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../support/fake-random.ts';

const random = createFakeRandom('fingerprint');
const keyId = idSchema.parse(createId(random));
const dataKey = random.bytes(32);

test('a fingerprint is an HMAC-SHA256 under a key drawn from the data key for that alone', async () => {
  const key = hkdfSync('sha256', dataKey, new Uint8Array(), 'relais fingerprint 1', 32);
  const expected = createHmac('sha256', new Uint8Array(key)).update('un texte, œ').digest();
  const sealer = createSealer(dataKey.slice(), keyId, random);
  expect(Buffer.from(await sealer.fingerprint('un texte, œ'))).toEqual(expected);
});

test('the same text has another fingerprint under another key', async () => {
  const one = await createSealer(dataKey.slice(), keyId, random).fingerprint('a');
  const other = await createSealer(random.bytes(32), keyId, random).fingerprint('a');
  expect(one).not.toEqual(other);
});

test('a locked desk takes no fingerprint', async () => {
  const sealer = createSealer(dataKey.slice(), keyId, random);
  await sealer.fingerprint('a');
  sealer.destroy();
  await expect(sealer.fingerprint('a')).rejects.toThrow('The desk is locked.');
});
