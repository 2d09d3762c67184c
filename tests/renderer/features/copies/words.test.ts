import { describe, expect, it } from 'vitest';
import {
  describeCopie,
  exportName,
  formatSize,
  NAME_LENGTH,
  proposeName,
} from '../../../../renderer/features/copies/words.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';

const id = idSchema.parse('7b1d0c52-93ae-4f6b-8d27-5c40e1f9a683');
const copie = {
  id,
  piece: null,
  nom: 'Copie',
  format: 'application/pdf',
  octets: 1_240_000,
  pages: 3,
  le: '2026-11-20T10:00:00Z',
  par: id,
} as const;

describe('a copy in words', () => {
  it.each([
    [1, '1\u00a0octet'],
    [999, '999\u00a0octets'],
    [410_400, '410\u00a0ko'],
    [999_600, '1\u00a0Mo'],
    [1_240_000, '1,2\u00a0Mo'],
    [23_980_000, '24\u00a0Mo'],
  ])('of %i bytes is %s', (octets, words) => {
    expect(formatSize(octets)).toBe(words);
  });

  it('says what it is: a photo, or a PDF and its pages', () => {
    expect(describeCopie(copie)).toBe('PDF, 3\u00a0pages, 1,2\u00a0Mo');
    expect(describeCopie({ ...copie, format: 'image/jpeg', pages: 1, octets: 300_000 })).toBe(
      'Photo, 300\u00a0ko',
    );
  });

  it('is named after its pièce, within what a name holds', () => {
    expect(proposeName(null)).toBe('Copie');
    expect(proposeName('RIB')).toBe('RIB');
    expect(proposeName('x'.repeat(300))).toHaveLength(NAME_LENGTH);
  });

  it('leaves under its dossier’s reference alone', () => {
    expect(exportName('MVJ-A-2026-0042', 2, 'image/jpeg')).toBe('MVJ-A-2026-0042-copie-2.jpg');
    expect(exportName('MVJ-A-2026-0042', 1, 'application/pdf')).toBe('MVJ-A-2026-0042-copie-1.pdf');
  });
});
