import { PDFDocument } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTypefaces } from '../../../renderer/workers/forms/form-typefaces.ts';
import { printable } from '../../../shared/documents/kit/printable.ts';
import { hostileText } from '../../support/hostile-text.ts';
import type { PaperFonts } from '../../../renderer/workers/pdf/draw-paper.ts';
import { paperFonts } from '../../support/paper-fonts.ts';

/** What a weight of the paper’s typeface draws, as a reader of typefaces finds it. */
async function drawnBy(base64: string): Promise<(text: string) => boolean> {
  const typefaces = await createTypefaces(await PDFDocument.create(), () =>
    Promise.resolve(new Uint8Array(Buffer.from(base64, 'base64'))),
  );
  const letters = new Set((await typefaces('Ł'))?.font.getCharacterSet());
  return (text) => letters.has(text.codePointAt(0) ?? 0);
}

const weights = await Promise.all(
  (['regular', 'bold'] satisfies (keyof PaperFonts)[]).map(
    async (weight) => [weight, await drawnBy(paperFonts[weight])] as const,
  ),
);

describe('a text as paper prints it', () => {
  it.each(weights)('is drawn whole by the typeface (%s), whatever was pasted', (_weight, draws) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const missing = Array.from(printable(text)).filter((one) => one !== '\n' && !draws(one));
        expect(missing).toEqual([]);
      }),
    );
    const every = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).join('');
    const drawn = new Set(printable(every).replaceAll('\n', ''));
    expect([...drawn].filter((one) => !draws(one))).toEqual([]);
  });

  it.each([
    'Łukasz Żółć-Dąbrowski',
    'Čapek, Dvořák, Šťastná',
    'Erdős Gyűrű',
    'Ștefan Țîrlea, Ioniță',
    'Đorđević Živković',
    'Ağaoğlu İnce Şimşek',
    'Jānis Bērziņš, Žemaitė',
    'Þórður Œuvrard Æsir Ångström',
    '« 12 € » — ½ journée, 3 ≤ 5 %',
  ])('keeps every letter of %s', (text) => {
    expect(printable(text)).toBe(text);
  });

  it('gives the plain letter for one it lacks, and a question mark for another alphabet', () => {
    expect(printable('Nguyễn Ngọc Ŝĉ')).toBe('Nguyên Ngoc Sc');
    expect(printable('محمد')).toBe('????');
    expect(printable('a\u202eb\u200bc\u0000')).toBe('abc');
  });
});
