import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_PRECISION,
  motifAccesSchema,
  raisonLabels,
  readMotif,
} from '../../../../shared/domain/acces/motif.ts';
import { foldWords } from '../../../../shared/domain/commune/fold.ts';

const names = foldWords('Éloïse Le Fèvre-Sentinelle');

describe('a reason typed by hand', () => {
  it('is kept as it was typed, spaces around aside', () => {
    expect(readMotif('  Vérifier l’échéance du 12/05/2026 ', names)).toEqual({
      ok: true,
      value: { raison: 'autre', precision: 'Vérifier l’échéance du 12/05/2026' },
    });
  });

  it('is refused when it says nothing, too much, or what a spreadsheet would run', () => {
    for (const typed of ['', '   ', '=1+1', '-suivi', '@suivi'])
      expect(readMotif(typed, names)).toMatchObject({ failure: { code: 'motif-absent' } });
    expect(readMotif('a'.repeat(MAX_PRECISION + 1), names)).toMatchObject({
      failure: { code: 'motif-trop-long' },
    });
  });

  it('never holds a name of the person, however it is written, nor a number of anyone', () => {
    for (const typed of [
      'appel de SENTINELLE',
      'pour eloise',
      'dossier fèvre',
      'rappeler le 06 98 76 54 32',
      'n° 1.85.07.75.056.123',
    ])
      expect(readMotif(typed, names)).toMatchObject({ failure: { code: 'motif-nommant' } });
    // « Le » is a word of every sentence.
    expect(readMotif('le suivi du mois', names).ok).toBe(true);
    fc.assert(
      fc.property(
        fc.constantFrom(...names.filter((name) => name.length > 2)),
        fc.stringMatching(/^[a-z ]{0,20}$/),
        (name, around) => {
          expect(readMotif(`x ${around} ${name.toUpperCase()} ${around}`, names).ok).toBe(false);
        },
      ),
    );
  });

  it('that is read is one that can be kept', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100, unit: 'grapheme' }), (typed) => {
        const read = readMotif(typed, names);
        expect(!read.ok || motifAccesSchema.safeParse(read.value).success).toBe(true);
      }),
    );
  });
});

it('every reason that is proposed can be kept', () => {
  for (const raison of Object.keys(raisonLabels))
    expect(
      motifAccesSchema.safeParse(
        raison === 'autre' ? { raison, precision: 'contrôle' } : { raison },
      ).success,
    ).toBe(true);
});
