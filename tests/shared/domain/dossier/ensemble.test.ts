import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guideEnsemble } from '../../../../shared/domain/dossier/ensemble.ts';
import type { Reponse, Reponses } from '../../../../shared/domain/piece/evaluate-condition.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { shippedConditions } from '../piece/shipped-conditions.ts';

const { fiches } = readShippedCatalogue();
const transfert = shippedConditions.ensembles.find(({ id }) => id === 'transfert-departement');

function guide(reponses: Reponses) {
  if (transfert === undefined) throw new Error('no transfer');
  return guideEnsemble(transfert, fiches, shippedConditions, reponses);
}

const everything: Reponses = {
  'allocataire-caf': 'oui',
  'aide-logement-demandee': 'oui',
  'assuree-cpam': 'oui',
  'inscrite-france-travail': 'oui',
  'beneficiaire-rsa': 'oui',
};

describe('a move from one département to another', () => {
  it('asks first which démarches it takes', () => {
    const { demarches, questions, papiers } = guide({});
    expect(new Set(demarches.map(({ choix }) => choix))).toEqual(new Set(['a-verifier']));
    expect(questions.map(({ id }) => id).toSorted()).toEqual(Object.keys(everything).toSorted());
    expect(papiers).toEqual([]);
  });

  it('is one checklist for CAF, CPAM, France Travail and RSA, each paper once', () => {
    const { demarches, papiers } = guide({ ...everything, 'change-de-compte': 'non' });
    expect(demarches.map(({ demarche }) => demarche)).toEqual([
      'caf-transfert-departement',
      'caf-aide-logement',
      'cpam-changement-caisse',
      'ft-changement-region',
      'caf-rsa',
    ]);
    const names = papiers.map(({ nom }) => nom);
    expect(new Set(names).size).toBe(names.length);
    const rib = papiers.find(({ nom }) => nom === 'RIB');
    // Not for the transfer itself, the account being the same; for the RSA and the housing aid, yes.
    expect(rib?.besoin).toBe('requise');
    expect(rib?.pour.map(({ demarche }) => demarche)).toEqual([
      'caf-transfert-departement',
      'caf-aide-logement',
      'cpam-changement-caisse',
      'caf-rsa',
    ]);
  });

  it('leaves out what the person does not have', () => {
    const { demarches, papiers } = guide({
      ...everything,
      'beneficiaire-rsa': 'non',
      'aide-logement-demandee': 'non',
    });
    expect(demarches.filter(({ choix }) => choix === 'sans-objet')).toHaveLength(2);
    const served = new Set(papiers.flatMap(({ pour }) => pour.map(({ demarche }) => demarche)));
    expect(served.has('caf-rsa')).toBe(false);
    expect(served.has('cpam-changement-caisse')).toBe(true);
  });

  it('only holds pièces of the catalogue, in the order of need, whatever is answered', () => {
    const labels = new Set(fiches.flatMap(({ pieces }) => pieces.map(({ label }) => label)));
    const order = ['requise', 'a-verifier', 'selon-situation', 'facultative', 'non-requise'];
    const anyReponses: fc.Arbitrary<Reponses> = fc.dictionary(
      fc.constantFrom(...shippedConditions.questions.map(({ id }) => id)),
      fc.constantFrom<Reponse>('oui', 'non', 'inconnu'),
    );
    fc.assert(
      fc.property(anyReponses, (reponses) => {
        const { papiers, questions } = guide(reponses);
        expect(papiers.flatMap(({ pour }) => pour).every(({ piece }) => labels.has(piece))).toBe(
          true,
        );
        const needs = papiers.map(({ besoin }) => order.indexOf(besoin));
        expect(needs).toEqual(needs.toSorted((one, other) => one - other));
        expect(new Set(questions).size).toBe(questions.length);
      }),
    );
  });
});
