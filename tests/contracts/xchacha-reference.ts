import { createCipheriv, createDecipheriv } from 'node:crypto';

/**
 * XChaCha20-Poly1305 written from draft-irtf-cfrg-xchacha over the system’s own cryptography: what
 * shows that the files are what their documentation says, whichever library made them.
 */
export function sealByReference(
  key: Uint8Array,
  nonce: Uint8Array,
  associatedData: string,
  plain: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('chacha20-poly1305', subkey(key, nonce), shortNonce(nonce), {
    authTagLength: 16,
  });
  cipher.setAAD(Buffer.from(associatedData), { plaintextLength: plain.length });
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** The plain bytes; throws when anything was altered. */
export function openByReference(
  key: Uint8Array,
  nonce: Uint8Array,
  associatedData: string,
  sealed: Uint8Array,
): Uint8Array {
  const cipher = createDecipheriv('chacha20-poly1305', subkey(key, nonce), shortNonce(nonce), {
    authTagLength: 16,
  });
  cipher.setAAD(Buffer.from(associatedData), { plaintextLength: sealed.length - 16 });
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
}

function shortNonce(nonce: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.alloc(4), nonce.subarray(16)]);
}

/** HChaCha20 of the key and the first 16 bytes of the nonce. */
function subkey(key: Uint8Array, nonce: Uint8Array): Uint8Array {
  const input = Buffer.concat([Buffer.from('expand 32-byte k'), key, nonce.subarray(0, 16)]);
  const state = Uint32Array.from({ length: 16 }, (_, index) => input.readUInt32LE(index * 4));
  const at = (index: number) => state[index] ?? 0;
  const mix = (a: number, b: number, c: number, bits: number) => {
    state[a] = at(a) + at(b);
    const turned = at(c) ^ at(a);
    state[c] = (turned << bits) | (turned >>> (32 - bits));
  };
  const quarter = (a: number, b: number, c: number, d: number) => {
    mix(a, b, d, 16);
    mix(c, d, b, 12);
    mix(a, b, d, 8);
    mix(c, d, b, 7);
  };
  for (let round = 0; round < 10; round += 1) {
    for (let column = 0; column < 4; column += 1)
      quarter(column, column + 4, column + 8, column + 12);
    for (let column = 0; column < 4; column += 1)
      quarter(column, 4 + ((column + 1) % 4), 8 + ((column + 2) % 4), 12 + ((column + 3) % 4));
  }
  const output = Buffer.alloc(32);
  [0, 1, 2, 3, 12, 13, 14, 15].forEach((word, index) => output.writeUInt32LE(at(word), index * 4));
  return output;
}
