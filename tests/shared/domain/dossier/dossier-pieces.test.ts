import { describe, expect, it } from 'vitest';
import { awaitedPieces, dossierPieces } from '../../../../shared/domain/dossier/dossier-pieces.ts';
import { shippedConditions } from '../piece/shipped-conditions.ts';
import { day, openDossier, seen } from './examples.ts';

const proof = 'Justificatif de domicile';

function pieces(demarche: string, more: Record<string, unknown>, today = '2026-11-20') {
  const { sealed } = openDossier({ demarche, ...more });
  return dossierPieces(sealed, shippedConditions, day(today));
}

function etats(demarche: string, more: Record<string, unknown>, today?: string) {
  return Object.fromEntries(
    pieces(demarche, more, today).map(({ choisie, etat }) => [choisie.piece, etat]),
  );
}

describe('the pièces of a dossier', () => {
  it('are missing, to be checked, or according to the situation, until someone says more', () => {
    expect(etats('cpam-changement-caisse', {})).toEqual({
      'Justificatif de domicile récent': 'selon-situation',
      'Numéro de sécurité sociale': 'manquante',
      RIB: 'a-verifier',
    });
    expect(awaitedPieces(pieces('cpam-changement-caisse', {}))).toEqual([
      'Numéro de sécurité sociale',
      'RIB',
    ]);
  });

  it('are all in once seen, not required or set aside', () => {
    const done = pieces('cpam-changement-caisse', {
      reponses: { 'change-de-compte': 'non' },
      pieces: [seen('Numéro de sécurité sociale')],
    });
    expect(done.map(({ etat }) => etat)).toEqual(['selon-situation', 'vue', 'non-requise']);
    expect(awaitedPieces(done)).toEqual([]);
    const aside = seen('RIB', { etat: 'ecartee', vueLe: null, motif: 'la caisse l’a déjà' });
    expect(etats('cpam-changement-caisse', { pieces: [aside] })['RIB']).toBe('ecartee');
  });

  it('are judged on the day the dossier is to be handed in', () => {
    const dated = { pieces: [seen(proof, { dateDocument: '2026-06-01' })] };
    expect(etats('ants-permis', dated, '2026-11-20')[proof]).toBe('vue');
    expect(etats('ants-permis', dated, '2026-12-01')[proof]).toBe('trop-ancienne');
    expect(etats('ants-permis', { ...dated, depotPrevu: '2026-12-01' })[proof]).toBe(
      'trop-ancienne',
    );
    // A day gone by is no longer the day it will be handed in.
    expect(etats('ants-permis', { ...dated, depotPrevu: '2026-11-01' }, '2026-12-01')[proof]).toBe(
      'trop-ancienne',
    );
    const seenOne = pieces('ants-permis', dated).find(({ choisie }) => choisie.piece === proof);
    expect(seenOne?.jusquau).toBe('2026-11-30');
  });

  it('whose age counts ask for their date, but an alternative is another paper', () => {
    expect(etats('ants-permis', { pieces: [seen(proof)] })[proof]).toBe('date-a-noter');
    const other = seen(proof, { alternative: 'Justif’Adresse' });
    expect(etats('ants-carte-grise', { pieces: [other] })[proof]).toBe('vue');
  });
});
