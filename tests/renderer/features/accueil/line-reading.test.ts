import { describe, expect, it } from 'vitest';
import { currentLexicon } from '../../../../renderer/features/accueil/saisie/lexicon.ts';
import { readLine } from '../../../../renderer/features/accueil/saisie/line-reading.ts';
import type { Favori } from '../../../../shared/domain/saisie/favori.ts';

const favoris: readonly Favori[] = [{ operateur: 'caf', demarche: 'caf-rsa', theme: 'T2' }];
const read = (text: string) => readLine(text, currentLexicon(), favoris, () => 'T2');

describe('the line of the Accueil', () => {
  it('reads a favourite and its letters', () => {
    expect(read('1cv')).toMatchObject({
      kind: 'demande',
      demande: {
        operateur: 'caf',
        demarche: 'caf-rsa',
        nature: 'constitution-de-dossier',
        dureeMinutes: 20,
      },
    });
  });

  it('adds to a favourite what words say beside it', () => {
    expect(read('1cv ok')).toMatchObject({
      kind: 'demande',
      demande: { demarche: 'caf-rsa', issue: 'traite-sur-place' },
    });
  });

  it.each(['1cv cpam', '1cv impots', '1cv apl'])(
    'asks which is meant when a favourite and words disagree: %s',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'obstacle' });
    },
  );

  it('takes a digit without a favourite for words', () => {
    expect(read('2cv').kind).toBe('obstacle');
    expect(read('20 caf')).toMatchObject({ kind: 'demande', demande: { dureeMinutes: 20 } });
  });

  it('proposes a thème for an operator alone, and never over one that is said', () => {
    expect(read('caf')).toMatchObject({ kind: 'demande', demande: { theme: 'T2' } });
    expect(read('caf apl')).toMatchObject({ kind: 'demande', demande: { theme: 'T3' } });
  });

  it('says what stands in the way of a demande', () => {
    expect(read('permis')).toMatchObject({ kind: 'obstacle' });
    expect(read('zorglub')).toMatchObject({ kind: 'obstacle' });
    expect(read('caf 5000')).toMatchObject({ kind: 'obstacle' });
    expect(read('  ')).toEqual({ kind: 'vide' });
  });
});
