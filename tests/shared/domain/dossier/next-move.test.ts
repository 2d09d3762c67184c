import { describe, expect, it } from 'vitest';
import {
  etatDossierSchema,
  nextEtat,
  possibleEtapes,
} from '../../../../shared/domain/dossier/etat.ts';
import { nextMove, otherEtapes } from '../../../../shared/domain/dossier/next-move.ts';

describe('the one thing to do next', () => {
  it('is to print what is missing, then to mark the dossier complete, then sent', () => {
    expect(nextMove('ouvert', 2)).toEqual({ kind: 'imprimer' });
    expect(nextMove('pieces-manquantes', 1)).toEqual({ kind: 'imprimer' });
    expect(nextMove('pieces-manquantes', 0)).toEqual({ kind: 'etape', etapes: ['completer'] });
    expect(nextMove('complet', 0)).toEqual({ kind: 'etape', etapes: ['envoyer'] });
    // What became too old since: it says so elsewhere, the dossier is still to be sent.
    expect(nextMove('complet', 1)).toEqual({ kind: 'etape', etapes: ['envoyer'] });
  });

  it('is always possible, and with the others makes every step the state allows', () => {
    for (const etat of etatDossierSchema.options)
      for (const awaited of [0, 3]) {
        const move = nextMove(etat, awaited);
        const own = move.kind === 'etape' ? move.etapes : [];
        expect(own.filter((etape) => nextEtat(etat, etape) === null)).toEqual([]);
        expect(new Set([...own, ...otherEtapes(etat, move)])).toEqual(
          new Set(possibleEtapes(etat)),
        );
      }
  });
});
