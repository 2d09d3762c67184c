import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { dateToDay } from '../../../../shared/domain/echeance/quand.ts';
import {
  formatNaissance,
  readNaissance,
  writeNaissance,
} from '../../../../shared/domain/usager/naissance.ts';
import { naissanceSchema } from '../../../../shared/domain/usager/schema.ts';
import { expectFrenchTypography } from '../../../renderer/french-typography.ts';

const today = localDaySchema.parse('2026-11-22');

const read = (text: string) => readNaissance(text, today);

const births = fc
  .tuple(
    fc
      .integer({ min: 0, max: 46_000 })
      .map((days) => dateToDay(Temporal.PlainDate.from('1900-01-01').add({ days }))),
    fc.constantFrom(4, 7, 10),
  )
  .map(([day, known]) => naissanceSchema.parse(day.slice(0, known)));

describe('a birth date', () => {
  it.each([
    ['12/04/1958', '1958-04-12'],
    ['12.4.1958', '1958-04-12'],
    ['12 04 1958', '1958-04-12'],
    ['12041958', '1958-04-12'],
    ['12 avril 1958', '1958-04-12'],
    ['1er AOUT 1958', '1958-08-01'],
    ['1958-04-12', '1958-04-12'],
    ['04/1958', '1958-04'],
    ['Février 1958', '1958-02'],
    ['1958', '1958'],
    ['00/00/1958', '1958'],
    ['00/04/1958', '1958-04'],
    ['29/02/2024', '2024-02-29'],
  ])('is read as it is written: %s', (typed, birth) => {
    expect(read(typed)).toEqual({ ok: true, value: birth });
  });

  it.each([
    ['le printemps 58', 'naissance-forme'],
    ['12/04/1958/3', 'naissance-forme'],
    ['', 'naissance-forme'],
    ['12/04/58', 'naissance-annee'],
    ['12/04/1858', 'naissance-annee'],
    ['31/02/1958', 'naissance-jour'],
    ['29/02/2023', 'naissance-jour'],
    ['13/13/1958', 'naissance-jour'],
    ['23/11/2026', 'naissance-a-venir'],
    ['2027', 'naissance-a-venir'],
  ])('is refused in a sentence: %s', (typed, code) => {
    const refused = read(typed);
    expect(refused).toMatchObject({ ok: false, failure: { code } });
    if (!refused.ok) expectFrenchTypography(refused.failure.sentence);
  });

  it('is never made more precise than it was said, however it is written', () => {
    fc.assert(
      fc.property(births, (birth) => {
        fc.pre(birth <= today);
        const written = writeNaissance(birth);
        for (const typed of [written, birth, formatNaissance(birth)])
          expect(read(typed)).toEqual({ ok: true, value: birth });
      }),
    );
  });
});
