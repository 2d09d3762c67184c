import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { findCanaries } from '../support/find-canaries.ts';
import { createTestFolder } from '../support/host-folder.ts';

const CANARY = 'Vigiesentinelle Philomène';

const before = (bytes: number) => Buffer.alloc(bytes, 'é');

it.each<[string, Buffer]>([
  ['text', Buffer.from(`nom: ${CANARY}`)],
  ['UTF-16', Buffer.from(`nom: ${CANARY}`, 'utf16le')],
  ['UTF-16 the other way', Buffer.from(`nom: ${CANARY}`, 'utf16le').swap16()],
  ['base64', Buffer.from(Buffer.from(`${CANARY} et la suite`).toString('base64'))],
  ['base64, one byte later', Buffer.from(Buffer.from(`x${CANARY} suite`).toString('base64'))],
  ['base64, two bytes later', Buffer.from(Buffer.from(`xy${CANARY} suite`).toString('base64'))],
  ['the base64 of addresses', Buffer.from(Buffer.from(`xy${CANARY}`).toString('base64url'))],
  ['base64 of UTF-16', Buffer.from(Buffer.from(CANARY, 'utf16le').toString('base64'))],
  ['hexadecimal', Buffer.from(Buffer.from(CANARY).toString('hex'))],
  ['an address', Buffer.from(`?nom=${encodeURIComponent(CANARY)}`)],
  ['a zlib stream', Buffer.concat([before(7), deflateSync(`nom: ${CANARY}`)])],
  ['a gzip stream', Buffer.concat([before(7), gzipSync(`nom: ${CANARY}`), before(9)])],
])('a canary written as %s is found', (_, bytes) => {
  const folder = createTestFolder();
  writeFileSync(join(folder, 'fichier'), Buffer.concat([before(3), bytes]));
  expect(findCanaries([folder], ['autre chose', CANARY])).toEqual([
    `${CANARY} in ${join(folder, 'fichier')}`,
  ]);
});

it('what is not there is not found', () => {
  const folder = createTestFolder();
  writeFileSync(join(folder, 'fichier'), before(5000));
  expect(findCanaries([folder], [CANARY])).toEqual([]);
});
