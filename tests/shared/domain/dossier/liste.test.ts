import { describe, expect, it } from 'vitest';
import { dossierPieces } from '../../../../shared/domain/dossier/dossier-pieces.ts';
import { gatherPapers } from '../../../../shared/domain/dossier/ensemble-papers.ts';
import { listeChanges } from '../../../../shared/domain/dossier/liste-changes.ts';
import { moveEcheances } from '../../../../shared/domain/dossier/move-echeances.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { ficheOf, shippedConditions } from '../piece/shipped-conditions.ts';
import { day, openDossier, seen } from './examples.ts';

const today = day('2026-11-20');

describe('the list of a dossier beside a newer fiche', () => {
  it('offers nothing when nothing that is asked changed', () => {
    const fiche = ficheOf('caf-rsa');
    expect(listeChanges(fiche.pieces, fiche)).toBeNull();
    const surer = fiche.pieces.map((piece) => ({ ...piece, confidence: 'verified' as const }));
    expect(listeChanges(fiche.pieces, { pieces: surer })).toBeNull();
  });

  it('says what is added, taken out, asked otherwise', () => {
    const [first, second, ...others] = ficheOf('caf-rsa').pieces;
    if (first === undefined || second === undefined) throw new Error('no pièces');
    const apres = { ...second, maxAge: 'moins de 3 mois' };
    const added = { ...first, label: 'Attestation nouvelle' };
    expect(listeChanges([first, second, ...others], { pieces: [added, apres, ...others] })).toEqual(
      {
        ajoutees: [added],
        retirees: [first],
        changees: [{ avant: second, apres }],
      },
    );
  });
});

describe('the papers of several dossiers', () => {
  it('are each there once, as far from done as in the dossier that lacks it', () => {
    const caf = openDossier({
      demarche: 'caf-rsa',
      pieces: [seen('RIB au nom du demandeur')],
    });
    const cpam = openDossier({ reponses: { 'change-de-compte': 'oui' } });
    const pieces = [caf, cpam].flatMap(({ sealed }) =>
      dossierPieces(sealed, shippedConditions, today),
    );
    const papers = gatherPapers(pieces, shippedConditions);
    const rib = papers.find(({ nom }) => nom === 'RIB');
    expect(rib?.etat).toBe('manquante');
    expect(rib?.pour.map(({ demarche, piece }) => [demarche, piece.etat])).toEqual([
      ['caf-rsa', 'vue'],
      ['cpam-changement-caisse', 'manquante'],
    ]);
    expect(new Set(papers.map(({ nom }) => nom)).size).toBe(papers.length);
    expect(papers.flatMap(({ pour }) => pour)).toHaveLength(pieces.length);
  });
});

describe('the deadlines of a move', () => {
  it('are those of the calendar that count from it, from that day', () => {
    const { calendrier, fiches } = readShippedCatalogue();
    const of = (id: string) => moveEcheances(id, day('2026-11-02'), calendrier);
    expect(of('caf-transfert-departement')).toEqual([
      { regle: 'caf-mut-al', ancre: { jour: '2026-11-02', heure: null }, etat: 'a-faire' },
    ]);
    expect(of('ft-changement-region').map(({ regle }) => regle)).toEqual(['ft-adr']);
    expect(of('caf-rsa')).toEqual([]);
    expect(fiches.flatMap(({ id }) => of(id)).length).toBeGreaterThan(2);
  });
});
