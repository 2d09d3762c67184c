import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapFields } from '../../../../shared/domain/formulaire/form-fields.ts';
import { proposeSource } from '../../../../shared/domain/formulaire/propose-source.ts';
import { formulaireSealedSchema } from '../../../../shared/domain/formulaire/schema.ts';
import { sourceGroups, sourceSchema } from '../../../../shared/domain/formulaire/sources.ts';
import { hostileText } from '../../../support/hostile-text.ts';

const propose = (nom: string, libelle: string | null = null) =>
  proposeSource({ nom, libelle, genre: 'texte' });

describe('what a field is likely to want', () => {
  it.each([
    ['topmostSubform[0].Page1[0].NomDeNaissance[0]', 'autres-noms'],
    ['Prénom(s)', 'prenom'],
    ['NOM_PRENOM', 'prenom-nom'],
    ['n° de sécurité sociale', 'nir'],
    ['numAllocataire', 'numero-caf'],
    ['jour_naissance', 'naissance-jour'],
    ['Lieu de naissance', 'a-la-main'],
    ['nomConjoint', 'a-la-main'],
    ['Tel_portable', 'telephone'],
    ['Adresse mail', 'courriel'],
    ['Code postal', 'code-postal'],
    ['Signature du demandeur', 'a-la-main'],
    ['Champ27', null],
    ['ressources mensuelles', null],
  ])('of %s is %s', (nom, source) => {
    expect(propose(nom)).toBe(source);
  });

  it('is read from what the form says before its name', () => {
    expect(propose('Nom', 'Prénom du demandeur')).toBe('prenom');
  });

  it('is never a tick, and always of the closed list, whatever the name', () => {
    fc.assert(
      fc.property(hostileText, (nom) => {
        expect(proposeSource({ nom, libelle: null, genre: 'case' })).toBeNull();
        const source = propose(nom);
        expect(source === null || sourceSchema.safeParse(source).success).toBe(true);
      }),
    );
  });
});

describe('the list of sources', () => {
  it('shows every text source once', () => {
    const shown = sourceGroups.flatMap(({ sources }) => sources);
    expect(new Set(shown).size).toBe(shown.length);
  });

  it('is refused in a record for two fields of one name', () => {
    const [champ] = mapFields([{ nom: 'Nom', libelle: null, genre: 'texte' }]);
    expect(
      formulaireSealedSchema.safeParse({
        nom: 'Demande',
        demarche: 'caf-rsa',
        fichier: { id: '9d6f3b52-7c1d-4a5e-8f57-0b7a5d3c4e21', octets: 1, pages: 1 },
        champs: [champ, champ],
        le: '2026-11-20T08:00:00Z',
        par: '3f0a8c1e-6f0b-4b57-9d5e-5f1f6a0c2b11',
      }).success,
    ).toBe(false);
  });
});
