import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../../renderer/data/sealing/sealer.ts';
import { envelopeSchema } from '../../../shared/domain/record/envelope.ts';
import type { Collection, Envelope } from '../../../shared/domain/record/envelope.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../support/fake-random.ts';

const random = createFakeRandom('sealer');
const newId = () => idSchema.parse(createId(random));
const keyId = newId();
const dataKey = random.bytes(32);
const sealer = createSealer(dataKey, keyId, random);
const identity = { id: newId(), collection: 'visite', schema: 1 } as const;
const note = { note: 'Vient pour l’aide au logement, œuvre à suivre.' };

const envelope = (sealed: string | null): Envelope =>
  envelopeSchema.parse({ ...identity, rev: 1, localDay: '2026-04-14', clear: {}, sealed });

const toBytes = (sealed: string) => Buffer.from(sealed, 'base64');

/** Nothing is given, whatever the reason. */
function expectNotOpened(open: () => unknown): void {
  expect(open).toThrow(/tag|format|nonce|length|sealed|locked|bytes/i);
}

describe('a sealed half', () => {
  it('opens as what was sealed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        expect(sealer.open(envelope(sealer.seal(identity, value)))).toEqual(
          JSON.parse(JSON.stringify(value)),
        );
      }),
    );
  });

  it('says nothing of what it holds, not even twice the same', () => {
    const [once, twice] = [sealer.seal(identity, note), sealer.seal(identity, note)];
    expect(once).not.toBe(twice);
    expect(toBytes(once).subarray(1, 25)).not.toEqual(toBytes(twice).subarray(1, 25));
    for (const word of ['logement', 'note'])
      expect(toBytes(once).includes(Buffer.from(word))).toBe(false);
  });

  it('does not open with another key', () => {
    const sealed = envelope(sealer.seal(identity, note));
    expectNotOpened(() => createSealer(random.bytes(32), keyId, random).open(sealed));
    expectNotOpened(() => createSealer(new Uint8Array(32), keyId, random).open(sealed));
  });

  it('does not open under another key’s name, even with the right bytes', () => {
    const sealed = envelope(sealer.seal(identity, note));
    expectNotOpened(() => createSealer(dataKey, newId(), random).open(sealed));
  });

  it.each<[string, Partial<Envelope>]>([
    ['another record', { id: newId() }],
    // No other collection exists yet; the day one does, a sealed half must not move there.
    ['another collection', { collection: 'dossier' as Collection }],
    ['another schema', { schema: 2 }],
  ])('does not open in %s', (_where, change) => {
    const sealed = envelope(sealer.seal(identity, note));
    expect(sealer.open(sealed)).toEqual(note);
    expectNotOpened(() => sealer.open({ ...sealed, ...change }));
  });

  it('does not open when any bit of it was altered', () => {
    const sealed = sealer.seal(identity, note);
    fc.assert(
      fc.property(fc.nat({ max: toBytes(sealed).length * 8 - 1 }), (bit) => {
        const altered = toBytes(sealed);
        altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expectNotOpened(() => sealer.open(envelope(altered.toString('base64'))));
      }),
      { numRuns: 300 },
    );
  });

  it('does not open when it was cut, lengthened or emptied', () => {
    const bytes = toBytes(sealer.seal(identity, note));
    for (const length of [0, 1, 24, 25, 40, bytes.length - 1])
      expectNotOpened(() => sealer.open(envelope(bytes.subarray(0, length).toString('base64'))));
    expectNotOpened(() =>
      sealer.open(envelope(Buffer.concat([bytes, Buffer.alloc(1)]).toString('base64'))),
    );
    expectNotOpened(() => sealer.open(envelope(null)));
  });

  it('of a later format is refused, not guessed', () => {
    const bytes = toBytes(sealer.seal(identity, note));
    bytes[0] = 2;
    expect(() => sealer.open(envelope(bytes.toString('base64')))).toThrow(
      'Unknown format of sealed half.',
    );
  });
});

describe('locking', () => {
  it('zeroes the very bytes of the key, and nothing opens nor seals any more', () => {
    const key = random.bytes(32);
    const locking = createSealer(key, keyId, random);
    const sealed = envelope(locking.seal(identity, note));
    locking.destroy();
    expect(key).toEqual(new Uint8Array(32));
    expect(() => locking.open(sealed)).toThrow('The desk is locked.');
    expect(() => locking.seal(identity, note)).toThrow('The desk is locked.');
  });
});
