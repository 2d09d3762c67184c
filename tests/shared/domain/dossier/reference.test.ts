import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import lozere from '../../../../resources/network-lozere.json' with { type: 'json' };
import {
  formatReference,
  nextReference,
  readReference,
  referenceSchema,
  referenceToParts,
  sitePrefixes,
} from '../../../../shared/domain/dossier/reference.ts';
import { networkSchema } from '../../../../shared/domain/network/network.ts';
import { deskLetterSchema, siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';

const A = deskLetterSchema.parse('A');
const { sites } = networkSchema.parse(lozere);

describe('the three letters of a platform', () => {
  it('are those people would write, for the nine of Lozère', () => {
    expect(Object.fromEntries(sitePrefixes(sites))).toEqual({
      fournels: 'FNR',
      langogne: 'LGN',
      'saint-chely-d-apcher': 'SCA',
      marvejols: 'MVJ',
      villefort: 'VLF',
      florac: 'FLR',
      'le-massegros': 'MSR',
      'le-pont-de-montvert': 'PMV',
      meyrueis: 'MRS',
    });
  });

  const anySites = fc
    .array(fc.oneof(fc.string(), fc.constantFrom('Mende', 'mende', 'O', '48', 'Le Bleymard')), {
      maxLength: 40,
    })
    .map((names) =>
      names.map((name, at) => ({ id: siteIdSchema.parse(`site-${String(at)}`), name })),
    );

  it('are different for every platform, whatever the names', () => {
    fc.assert(
      fc.property(anySites, (some) => {
        const prefixes = [...sitePrefixes(some).values()];
        expect(prefixes).toHaveLength(some.length);
        expect(new Set(prefixes).size).toBe(some.length);
        expect(prefixes.every((prefix) => /^[A-Z]{3}$/.test(prefix))).toBe(true);
      }),
    );
  });

  it('do not change when platforms are added after', () => {
    fc.assert(
      fc.property(anySites, anySites, (some, more) => {
        const added = more.map(({ name }, at) => ({
          id: siteIdSchema.parse(`plus-${String(at)}`),
          name,
        }));
        const later = sitePrefixes([...some, ...added]);
        expect([...sitePrefixes(some)].every(([id, prefix]) => later.get(id) === prefix)).toBe(
          true,
        );
      }),
    );
  });
});

describe('a reference', () => {
  const anyParts = fc.record({
    prefix: fc.constantFrom('MVJ', 'FLR', 'SCA'),
    desk: fc.constantFrom('A', 'B', 'Z').map((letter) => deskLetterSchema.parse(letter)),
    annee: fc.integer({ min: 2000, max: 2100 }),
    numero: fc.integer({ min: 1, max: 999_999 }),
  });

  it('is written MVJ-A-2026-0042', () => {
    expect(formatReference({ prefix: 'MVJ', desk: A, annee: 2026, numero: 42 })).toBe(
      'MVJ-A-2026-0042',
    );
  });

  it('is read back to its parts, however it is typed', () => {
    fc.assert(
      fc.property(anyParts, fc.constantFrom('-', ' ', '', ' – '), (parts, between) => {
        const written = formatReference(parts);
        const typed = written.toLowerCase().replaceAll('-', between);
        expect(readReference(typed)).toEqual({ ok: true, value: written });
        expect(referenceToParts(written)).toEqual(parts);
      }),
    );
  });

  it('may be typed without its zeros', () => {
    expect(readReference('mvj a 2026 42')).toEqual({ ok: true, value: 'MVJ-A-2026-0042' });
  });

  it.each(['', 'MVJ-A-2026', 'MV-A-2026-0042', 'MVJ-2026-0042', 'MVJ-A-2026-0000', 'MVJ-A-26-42x'])(
    'is refused: “%s”',
    (typed) => {
      expect(readReference(typed)).toMatchObject({
        ok: false,
        failure: { code: 'reference-forme' },
      });
    },
  );

  it('follows the highest of its desk and year, never a gap, never another’s', () => {
    const existing = [
      'MVJ-A-2026-0001',
      'MVJ-A-2026-0009',
      'MVJ-B-2026-0050',
      'MVJ-A-2025-0300',
    ].map((text) => referenceSchema.parse(text));
    const next = (annee: number) => nextReference({ prefix: 'MVJ', desk: A, annee }, existing);
    expect(next(2026)).toBe('MVJ-A-2026-0010');
    expect(next(2027)).toBe('MVJ-A-2027-0001');
    const many = nextReference({ prefix: 'MVJ', desk: A, annee: 2026 }, [
      referenceSchema.parse('MVJ-A-2026-9999'),
    ]);
    expect(many).toBe('MVJ-A-2026-10000');
  });
});
