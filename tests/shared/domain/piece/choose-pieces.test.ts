import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePieces, questionsFor } from '../../../../shared/domain/piece/choose-pieces.ts';
import {
  evaluateCondition,
  questionsIn,
} from '../../../../shared/domain/piece/evaluate-condition.ts';
import type { Reponse, Reponses } from '../../../../shared/domain/piece/evaluate-condition.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { ficheOf, shippedConditions as shipped } from './shipped-conditions.ts';

const { fiches } = readShippedCatalogue();

function chosen(demarche: string, piece: string, reponses: Reponses) {
  const found = choosePieces(ficheOf(demarche), shipped, reponses).find((one) =>
    one.piece.startsWith(piece),
  );
  if (found === undefined) throw new Error(`no pièce ${piece}`);
  return found;
}

const anyReponses: fc.Arbitrary<Reponses> = fc.dictionary(
  fc.constantFrom(...shipped.questions.map(({ id }) => id)),
  fc.constantFrom<Reponse>('oui', 'non', 'inconnu'),
);

describe('a pièce', () => {
  it('always asked for is required whatever is answered', () => {
    expect(chosen('caf-rsa', 'RIB', {}).choix).toEqual({
      kind: 'requise',
      pourquoi: 'Demandée dans tous les cas.',
    });
  });

  it('under a condition is required, not required, or to be checked, and says why', () => {
    const permit = (reponses: Reponses) => chosen('caf-rsa', 'Titre de séjour', reponses).choix;
    expect(permit({ 'hors-ue': 'oui' })).toMatchObject({
      kind: 'requise',
      pourquoi: expect.stringContaining('hors UE') as string,
    });
    expect(permit({ 'hors-ue': 'non' })).toMatchObject({
      kind: 'non-requise',
      pourquoi: expect.stringContaining('non') as string,
    });
    for (const reponses of [{}, { 'hors-ue': 'inconnu' as const }]) {
      expect(permit(reponses)).toMatchObject({ kind: 'a-verifier', questions: ['hors-ue'] });
    }
  });

  it('under one of several conditions needs a single yes, or all the no', () => {
    const declaration = (reponses: Reponses) =>
      chosen('ants-cni-passeport', 'Déclaration de perte', reponses).choix;
    expect(declaration({ vol: 'oui' }).kind).toBe('requise');
    expect(declaration({ vol: 'non' })).toMatchObject({ kind: 'a-verifier', questions: ['perte'] });
    expect(declaration({ vol: 'non', perte: 'non' }).kind).toBe('non-requise');
  });

  it('under conditions all needed is out with a single no', () => {
    const code = (reponses: Reponses) =>
      chosen('ants-carte-grise', 'Code de cession', reponses).choix;
    expect(code({ 'vehicule-occasion': 'non' }).kind).toBe('non-requise');
    expect(code({ 'vehicule-occasion': 'oui' })).toMatchObject({ questions: ['demande-en-ligne'] });
    expect(code({ 'vehicule-occasion': 'oui', 'demande-en-ligne': 'oui' }).kind).toBe('requise');
  });

  it('whose condition is no question keeps its sentence', () => {
    expect(chosen('caf-rsa', 'Dernier avis', {}).choix).toEqual({
      kind: 'selon-situation',
      pourquoi: 'Selon la situation\u00A0: selon la caisse',
    });
  });

  it('advises the alternative of someone hosted, and leaves it out for who is not', () => {
    const proof = (reponses: Reponses) =>
      chosen('mdph-aah', 'Justificatif de domicile', reponses).alternatives;
    expect(proof({ hebergee: 'oui' })).toMatchObject([{ conseillee: true }]);
    expect(proof({})).toMatchObject([{ conseillee: false }]);
    expect(proof({ hebergee: 'non' })).toEqual([]);
    expect(chosen('caf-rsa', 'Pièce d’identité', {}).alternatives).toHaveLength(3);
  });
});

describe('the questions of a set of démarches', () => {
  it('are asked once, and settle every rule once all are answered', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...fiches.map(({ id }) => id)), { minLength: 1 }),
        anyReponses,
        (demarches, some) => {
          const questions = questionsFor(demarches, shipped);
          expect(new Set(questions).size).toBe(questions.length);
          const all: Reponses = Object.fromEntries(
            questions.map(({ id }) => [id, some[id] === 'oui' ? 'oui' : 'non']),
          );
          const left = demarches
            .flatMap((id) => choosePieces(ficheOf(id), shipped, all))
            .filter(({ choix }) => choix.kind === 'a-verifier');
          expect(left).toEqual([]);
        },
      ),
    );
  });

  it('only ask what is missing, and another answer never takes back what was settled', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shipped.regles),
        anyReponses,
        anyReponses,
        (rule, before, more) => {
          const verdict = evaluateCondition(rule.si, before);
          const answered = { ...more, ...withoutUnknown(before) };
          const after = evaluateCondition(rule.si, answered);
          const missing = verdict.kind === 'inconnu' ? verdict.questions : [];
          expect(missing.every((id) => questionsIn(rule.si).includes(id))).toBe(true);
          expect(verdict.kind === 'inconnu' || after.kind === verdict.kind).toBe(true);
        },
      ),
    );
  });
});

function withoutUnknown(reponses: Reponses): Reponses {
  return Object.fromEntries(Object.entries(reponses).filter(([, said]) => said !== 'inconnu'));
}
