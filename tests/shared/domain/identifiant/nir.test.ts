import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import identifiants from '../../../../resources/catalogue/identifiants.json' with { type: 'json' };
import { identifiantsSchema } from '../../../../shared/domain/catalogue/identifiants.ts';
import {
  formatNir,
  isWaitingNir,
  maskNir,
  nirSchema,
  readNir,
} from '../../../../shared/domain/identifiant/nir.ts';
import { figures, typedLike, withOtherFigure } from './typed.ts';

const rules = identifiantsSchema.parse(identifiants).nir;

/** Computed here with plain numbers, two halves at a time: another way than the code’s. */
function keyOf(nir13: string): string {
  const plain = nir13.replace('2A', '19').replace('2B', '18');
  let rest = 0;
  for (const figure of plain) rest = (rest * 10 + Number(figure)) % 97;
  return String(97 - rest).padStart(2, '0');
}

const months = [...range(1, 12), ...range(20, 42), ...range(50, 99)].map(twoFigures);
const anyNir = fc
  .tuple(
    fc.constantFrom(...'123478'.split('')),
    figures(2),
    fc.constantFrom(...months),
    fc.oneof(figures(2), fc.constantFrom('2A', '2B', '99')),
    figures(6),
  )
  .map((parts) => parts.join(''))
  .map((nir13) => nir13 + keyOf(nir13))
  .filter((nir) => nir !== '269054958815780');

describe('a NIR', () => {
  it.each(rules.testVectors.filter(({ note }) => !note?.includes('fictif')))(
    'is read with its key: $nir13 $key',
    ({ nir13, key }) => {
      expect(readNir(nir13 + key)).toEqual({ ok: true, value: nir13 + key });
    },
  );

  it('is refused when it is the specimen of every card', () => {
    const specimen = rules.testVectors.find(({ note }) => note?.includes('fictif'));
    expect(code(`${specimen?.nir13}${specimen?.key}`)).toBe('nir-exemple');
  });

  it('is read however its figures are spaced, and comes back the same from its written form', () => {
    fc.assert(
      fc.property(
        anyNir.chain((nir) => fc.tuple(fc.constant(nir), typedLike(nir.toLowerCase()))),
        ([nir, typed]) => {
          expect(readNir(typed)).toEqual({ ok: true, value: nir });
          expect(readNir(formatNir(nirSchema.parse(nir)))).toEqual({ ok: true, value: nir });
          expect(nir).toMatch(new RegExp(rules.regex, 'u'));
        },
      ),
    );
  });

  it('is refused as soon as one figure changes', () => {
    fc.assert(
      fc.property(anyNir, fc.nat({ max: 14 }), fc.integer({ min: 1, max: 9 }), (nir, at, by) => {
        fc.pre(/\d/.test(nir.charAt(at)));
        expect(readNir(withOtherFigure(nir, at, by)).ok).toBe(false);
      }),
    );
  });

  it('is refused when two figures beside each other are swapped', () => {
    fc.assert(
      fc.property(anyNir, fc.nat({ max: 11 }), (nir, at) => {
        const swapped = nir.slice(0, at) + nir.charAt(at + 1) + nir.charAt(at) + nir.slice(at + 2);
        fc.pre(swapped !== nir && !/[AB]/.test(nir));
        expect(readNir(swapped).ok).toBe(false);
      }),
    );
  });

  it('says what is wrong: key left out, key false, month, letters outside Corsica', () => {
    expect(code('1850775056123')).toBe('nir-cle-absente');
    expect(code('1 85 07 75 056 123 24')).toBe('nir-cle');
    expect(code('185137505612305')).toBe('nir-mois');
    expect(code('192102C13112357')).toBe('nir-forme');
    expect(code('1921013A1112357')).toBe('nir-forme');
    expect(code('585077505612323')).toBe('nir-forme');
    expect(code('')).toBe('nir-forme');
  });

  it('of Corsica keeps its letter, and another letter is another number', () => {
    expect(readNir('1 92 10 2a 131 123 57')).toEqual({ ok: true, value: '192102A13112357' });
    expect(code('192102B13112357')).toBe('nir-cle');
  });

  it('that starts with 7 or 8 is a waiting number', () => {
    expect(isWaitingNir(nirSchema.parse('890019999900104'))).toBe(true);
    expect(isWaitingNir(nirSchema.parse('790019999900154'))).toBe(true);
    expect(isWaitingNir(nirSchema.parse('185077505612323'))).toBe(false);
  });

  it('is written in the groups of the card, and masked but for its key', () => {
    const nir = nirSchema.parse('185077505612323');
    expect(formatNir(nir)).toBe('1\u202F85\u202F07\u202F75\u202F056\u202F123\u202F23');
    expect(maskNir(nir)).toBe('•••••••••••••\u202F23');
  });

  it('refuses whatever else is typed, and never repeats it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), figures(15)), (typed) => {
        const read = readNir(typed);
        const said = read.ok ? nirSchema.parse(read.value) : read.failure.sentence;
        expect(said).not.toBe('');
        expect(!read.ok && typed.length > 4 && said.includes(typed)).toBe(false);
      }),
    );
  });
});

function code(typed: string): string {
  const read = readNir(typed);
  return read.ok ? 'read' : read.failure.code;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

function twoFigures(value: number): string {
  return String(value).padStart(2, '0');
}
