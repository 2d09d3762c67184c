import { describe, expect, it } from 'vitest';
import { readSize } from '../../../../renderer/workers/copies/read-size.ts';
import { sniffFormat } from '../../../../renderer/workers/copies/sniff-format.ts';
import { bytesOf, jpegHead } from './file-examples.ts';

const png = bytesOf(
  [0x89],
  'PNG\r\n',
  [0x1a],
  '\n',
  [0, 0, 0, 13],
  'IHDR',
  [0, 0, 1, 44, 0, 0, 0, 200],
);
const riff = (kind: string, ...rest: readonly (readonly number[])[]) =>
  bytesOf('RIFF', [0, 0, 0, 0], `WEBP${kind}`, [0, 0, 0, 0], ...rest);
const lossy = riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a], [44, 1, 200, 0]);
const lossless = riff('VP8L', [0x2f], [43, 193, 49, 0]);
const extended = riff('VP8X', [0, 0, 0, 0], [43, 1, 0, 199, 0, 0]);

describe('the size of a picture', () => {
  it.each([
    ['a JPEG', 'jpeg', jpegHead(300, 200)],
    ['a PNG', 'png', png],
    ['a lossy WebP', 'webp', lossy],
    ['a lossless WebP', 'webp', lossless],
    ['an extended WebP', 'webp', extended],
  ] as const)('is read from the head of %s', (_, format, bytes) => {
    expect(sniffFormat(bytes)).toBe(format);
    expect(readSize(bytes, format)).toEqual({ width: 300, height: 200 });
  });

  it.each([
    ['jpeg', jpegHead(300, 200)],
    ['png', png],
    ['webp', extended],
  ] as const)('is unknown of a %s cut short, at whatever byte', (format, bytes) => {
    for (let length = 0; length < 22; length += 1)
      expect(readSize(bytes.slice(0, length), format)).toBeNull();
  });
});
