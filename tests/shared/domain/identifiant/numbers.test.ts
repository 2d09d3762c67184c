import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import identifiants from '../../../../resources/catalogue/identifiants.json' with { type: 'json' };
import { identifiantsSchema } from '../../../../shared/domain/catalogue/identifiants.ts';
import {
  cafNumberToFigures,
  formatCafNumber,
  readCafNumber,
} from '../../../../shared/domain/identifiant/caf.ts';
import { readCourriel } from '../../../../shared/domain/identifiant/courriel.ts';
import { readCodePostal } from '../../../../shared/domain/identifiant/code-postal.ts';
import {
  formatFranceTravailId,
  isFormerFranceTravailId,
  readFranceTravailId,
} from '../../../../shared/domain/identifiant/france-travail.ts';
import { readNir } from '../../../../shared/domain/identifiant/nir.ts';
import { identifiantConfidences } from '../../../../shared/domain/identifiant/rule-confidence.ts';
import {
  formatTelephone,
  readOrganismeTelephone,
  readTelephone,
  telephoneToE164,
} from '../../../../shared/domain/identifiant/telephone.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { expectFrenchTypography } from '../../../renderer/french-typography.ts';
import { figures, typedLike } from './typed.ts';

const rules = identifiantsSchema.parse(identifiants);

const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split(''));

describe('a CAF number', () => {
  it('keeps its zeros and its letter, however it is spaced', () => {
    const anyNumber = fc
      .tuple(figures(7), fc.oneof(fc.constant(''), letter))
      .map(([digits, key]) => digits + key);
    fc.assert(
      fc.property(
        anyNumber.chain((number) => fc.tuple(fc.constant(number), typedLike(number))),
        ([number, typed]) => {
          const read = value(readCafNumber(typed));
          expect(read).toBe(number);
          expect(value(readCafNumber(formatCafNumber(read)))).toBe(number);
          expect(cafNumberToFigures(read)).toBe(number.slice(0, 7));
        },
      ),
    );
  });

  it.each(['', '123456', '12345678', '1234567AB', 'A1234567', '00123456700'])(
    'is refused: “%s”',
    (typed) => {
      expect(code(readCafNumber(typed))).toBe('caf-forme');
    },
  );
});

describe('a France Travail identifiant', () => {
  it('is the new one of 11 figures, or the former one of 7 and a character', () => {
    const anyId = fc.oneof(
      figures(11),
      fc.tuple(figures(7), fc.oneof(letter, figures(1))).map(([digits, last]) => digits + last),
    );
    fc.assert(
      fc.property(
        anyId.chain((id) => fc.tuple(fc.constant(id), typedLike(id))),
        ([id, typed]) => {
          const read = value(readFranceTravailId(typed));
          expect(read).toBe(id);
          expect(isFormerFranceTravailId(read)).toBe(id.length === 8);
          expect(value(readFranceTravailId(formatFranceTravailId(read)))).toBe(id);
        },
      ),
    );
  });

  it.each(['', '1234567', '123456789', '1234567890', '123456789012', 'A1234567'])(
    'is refused: “%s”',
    (typed) => {
      expect(code(readFranceTravailId(typed))).toBe('france-travail-forme');
    },
  );
});

describe('a telephone number', () => {
  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['04.66.00.00.00', '+33466000000'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['(+33) 6 12 34 56 78', '+33612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['0690 12 34 56', '+590690123456'],
    ['0694123456', '+594694123456'],
    ['0696123456', '+596696123456'],
    ['0692 12 34 56', '+262692123456'],
    ['+262 0692 12 34 56', '+262692123456'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(readTelephone(typed)).toEqual({ ok: true, value: kept });
  });

  it.each(['0262 12 34 56', '0590 12 34 56', '0596 12 34 56', '0639 12 34 56', '0508 41 00 00'])(
    'overseas without a known indicatif stays as it is dialled: %s',
    (typed) => {
      const read = value(readTelephone(typed));
      expect(read).toBe(typed.replaceAll(' ', ''));
      expect(telephoneToE164(read)).toBeNull();
    },
  );

  it.each([
    '',
    '12',
    '612345678',
    '00 12 34 56 78',
    '06 12 34 56 7',
    '+33 6 12 34',
    'bonjour',
    '3949',
  ])('is refused: “%s”', (typed) => {
    expect(code(readTelephone(typed))).toBe('telephone-forme');
  });

  it('of an organisme may be short', () => {
    expect(readOrganismeTelephone('39 49')).toEqual({ ok: true, value: '3949' });
    expect(formatTelephone(value(readOrganismeTelephone('3949')))).toBe('39\u202F49');
    expect(code(readOrganismeTelephone('4949'))).toBe('telephone-forme');
  });

  it('comes back the same from its written form, and is one the catalogue accepts', () => {
    const pattern = new RegExp(rules.telephone.regex, 'u');
    fc.assert(
      fc.property(
        fc
          .tuple(fc.constantFrom(...'123456789'.split('')), figures(8))
          .map(([first, rest]) => `0${first}${rest}`),
        (typed) => {
          const read = value(readTelephone(typed));
          expect(read).toMatch(pattern);
          expect(value(readTelephone(formatTelephone(read)))).toBe(read);
        },
      ),
    );
  });
});

describe('a postcode', () => {
  it('is one the catalogue’s rule accepts, and no other', () => {
    const pattern = new RegExp(rules.codePostal.regex, 'u');
    fc.assert(
      fc.property(figures(5), (typed) => {
        expect(readCodePostal(typed).ok).toBe(pattern.test(typed));
      }),
    );
  });

  it.each(['', '4800', '480000', '2A004', '00100', '96000', '99138'])(
    'is refused: “%s”',
    (typed) => {
      expect(code(readCodePostal(typed))).toBe('code-postal-forme');
    },
  );
});

describe('a telephone of overseas behind +33', () => {
  it('is the one dialled in France: a mobile has its own indicatif, the rest stays as dialled', () => {
    expect(value(readTelephone('+33 690 00 00 01'))).toBe('+590690000001');
    expect(value(readTelephone('+33 262 00 00 01'))).toBe('0262000001');
  });
});

describe('an e-mail address', () => {
  it('is read without the spaces around it', () => {
    expect(value(readCourriel(' camille@exemple.fr '))).toBe('camille@exemple.fr');
  });

  it.each(['', 'camille', 'camille@', 'camille @exemple.fr', 'camille@exemple'])(
    'is refused: “%s”',
    (typed) => {
      expect(code(readCourriel(typed))).toBe('courriel-forme');
    },
  );
});

describe('every number', () => {
  const readers = [
    readNir,
    readCourriel,
    readCafNumber,
    readFranceTravailId,
    readTelephone,
    readOrganismeTelephone,
    readCodePostal,
  ];

  it('refuses with a sentence, never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (typed) => {
        for (const read of readers) {
          const result: Result<string> = read(typed);
          expect(result.ok ? result.value : result.failure.sentence).not.toBe('');
        }
      }),
    );
  });

  it('is refused in French as it is typeset', () => {
    const refusals = [
      'x',
      '1850775056123',
      '1851375056123 23',
      '269054958815780',
      '185077505612324',
    ];
    for (const typed of refusals)
      for (const read of readers) {
        const result: Result<string> = read(typed);
        if (!result.ok) expectFrenchTypography(result.failure.sentence);
      }
  });

  it('says how sure its rule is', () => {
    expect(identifiantConfidences(rules)).toEqual({
      nir: 'verified-secondary',
      msa: 'memory',
      caf: 'memory',
      'france-travail': 'verified',
      telephone: 'memory',
      'code-postal': 'verified',
    });
  });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function code(result: Result<unknown>): string {
  return result.ok ? 'read' : result.failure.code;
}
