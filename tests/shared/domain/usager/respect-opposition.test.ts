import { describe, expect, it } from 'vitest';
import { respectOpposition } from '../../../../shared/domain/usager/respect-opposition.ts';
import { expectFrenchTypography } from '../../../renderer/french-typography.ts';
import { id, usager } from './examples.ts';

const opposition = { le: '2026-11-21', par: id(900), objet: 'qu’on garde mon adresse' };
const contact = { telephones: ['+33600000001'], codePostal: '48100' };
const before = usager({ contact, more: { opposition } });

describe('a file under an objection', () => {
  it('is corrected and emptied', () => {
    const corrected = usager({
      identite: { nom: 'Exemples' },
      contact: { telephones: ['+33600000002'], codePostal: null },
      more: { opposition },
    });
    expect(respectOpposition(before, corrected)).toEqual({ ok: true, value: corrected });
  });

  it.each([
    [
      'un téléphone',
      usager({ contact: { ...contact, telephones: ['+33600000001', '+33600000002'] } }),
    ],
    ['l’adresse', usager({ contact: { ...contact, adresse: '1 rue d’essai' } })],
    ['la naissance', usager({ contact, identite: { naissance: '1958' } })],
    [
      'un identifiant France Travail',
      usager({ contact, identifiants: { franceTravail: ['12345678901'] } }),
    ],
    ['un lien de foyer', usager({ contact, more: { foyer: [{ usager: id(2), lien: 'enfant' }] } })],
  ])('takes nothing more: %s', (what, added) => {
    const refused = respectOpposition(before, { ...added, opposition: before.opposition });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'usager-opposition' } });
    if (refused.ok) return;
    expect(refused.failure.sentence).toContain(what);
    expect(refused.failure.sentence).toContain(opposition.objet);
    expectFrenchTypography(refused.failure.sentence);
  });

  it('takes what is added once the person lifts it, as any other file does', () => {
    const added = usager({ contact: { ...contact, adresse: '1 rue d’essai' } });
    expect(respectOpposition(before, added).ok).toBe(true);
    expect(respectOpposition(usager(), { ...added, opposition: before.opposition }).ok).toBe(true);
  });
});
