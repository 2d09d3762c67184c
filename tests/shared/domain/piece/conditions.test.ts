import { describe, expect, it } from 'vitest';
import { confidenceSchema } from '../../../../shared/domain/catalogue/fact.ts';
import { findConditionFaults } from '../../../../shared/domain/piece/find-condition-faults.ts';
import type { Conditions } from '../../../../shared/domain/piece/conditions.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { ficheOf, shippedConditions as shipped } from './shipped-conditions.ts';

const { fiches } = readShippedCatalogue();

describe('the conditions as they ship', () => {
  it('cover every conditional pièce of the fiches, by a rule or as a text', () => {
    expect(findConditionFaults(shipped, fiches)).toEqual([]);
    expect(shipped.regles.length + shipped.textes.length).toBe(
      fiches
        .flatMap(({ pieces }) => pieces)
        .filter(({ requirement }) => requirement === 'conditional').length,
    );
  });

  it('keep for an age the confidence of its pièce, never more', () => {
    for (const age of shipped.ages) {
      const piece = ficheOf(age.demarche).pieces.find(({ label }) => label === age.piece);
      expect(confidenceSchema.options.indexOf(age.confidence)).toBeGreaterThanOrEqual(
        confidenceSchema.options.indexOf(piece?.confidence ?? 'proposal'),
      );
    }
  });

  it('give for an age the number of months its sentence says', () => {
    for (const { demarche, piece, moinsDeMois } of shipped.ages) {
      const words = ficheOf(demarche).pieces.find(({ label }) => label === piece)?.maxAge ?? '';
      const [, count, unit] = /(?:moins d[e’]\s?|< )(\d+) (mois|ans?)/.exec(words) ?? [];
      expect(Number(count) * (unit === 'mois' ? 1 : 12)).toBe(moinsDeMois);
    }
  });
});

describe('conditions that disagree with the fiches', () => {
  const [first] = shipped.regles;
  const planted: readonly (readonly [string, Partial<Conditions>, string])[] = [
    ['a pièce forgotten', { textes: [] }, 'pièce with a condition: “caf-aide-logement: Bail”'],
    [
      'a rule for a pièce of no fiche',
      { regles: [...shipped.regles, { demarche: 'caf-rsa', piece: 'Rien', si: 'hors-ue' }] },
      '“caf-rsa: Rien” is on one side only',
    ],
    [
      'a rule twice',
      { regles: first === undefined ? [] : [...shipped.regles, first] },
      'condition of “caf-aide-logement: Montant du patrimoine” is there twice',
    ],
    ['a question never asked', { alternatives: [], regles: [] }, 'question: “hors-ue”'],
    ['a question unknown', { questions: shipped.questions.slice(1) }, 'question: “hors-ue”'],
    ['an age forgotten', { ages: [] }, 'pièce with an age: “mdph-aah: Certificat médical”'],
    [
      'an alternative that is not accepted',
      {
        alternatives: [
          { demarche: 'caf-rsa', piece: 'RIB', alternative: 'chèque', si: 'hebergee' },
          ...shipped.alternatives,
        ],
      },
      'alternative of “caf-rsa: RIB” is not in its fiche',
    ],
    [
      'a paper that is no pièce',
      { documents: [{ nom: 'Rien', pieces: ['Rien', 'RIB'] }] },
      'paper “Rien” is no pièce',
    ],
    [
      'a set with a démarche unknown',
      {
        ensembles: shipped.ensembles.map((ensemble) => ({
          ...ensemble,
          demarches: [{ demarche: 'caf-rien', si: 'hors-ue' }],
        })),
      },
      'démarche “caf-rien” of a set is unknown',
    ],
  ];

  it.each(planted)('are found out: %s', (_what, change, fault) => {
    expect(findConditionFaults({ ...shipped, ...change }, fiches).join('\n')).toContain(fault);
  });
});
