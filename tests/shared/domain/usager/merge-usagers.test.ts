import { describe, expect, it } from 'vitest';
import { mergeUsagers } from '../../../../shared/domain/usager/merge-usagers.ts';
import type { UsagerSealed } from '../../../../shared/domain/usager/schema.ts';
import { id, usager } from './examples.ts';

const geste = { le: '2026-11-21T09:00:00Z', par: id(901) };

function merge(one: UsagerSealed, other: UsagerSealed) {
  return mergeUsagers({ id: id(1), sealed: one }, { id: id(2), sealed: other }, geste);
}

function merged(one: UsagerSealed, other: UsagerSealed) {
  const result = merge(one, other);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

describe('two usagers merged', () => {
  it('fill what was unknown, join the lists, and keep the former name', () => {
    const one = usager({
      identite: { nom: 'Exemple', naissance: '1958' },
      contact: { telephones: ['+33600000000'] },
    });
    const other = usager({
      identite: { nom: 'Marin', naissance: '1958-04-12' },
      contact: { telephones: ['+33600000000', '+33700000000'], courriel: 'camille@exemple.fr' },
      identifiants: { caf: [{ numero: '1234567', caisse: null }] },
      more: { dernierContact: '2026-11-25', creeLe: '2025-01-05T10:00:00Z' },
    });
    const { sealed, ecarts } = merged(one, other);
    expect(sealed.identite).toEqual({
      nom: 'Exemple',
      prenom: 'Camille',
      autresNoms: ['Marin'],
      naissance: '1958-04-12',
    });
    expect(sealed.contact.telephones).toEqual(['+33600000000', '+33700000000']);
    expect(sealed.contact.courriel).toBe('camille@exemple.fr');
    expect(sealed.identifiants.caf).toHaveLength(1);
    expect(sealed).toMatchObject({ dernierContact: '2026-11-25', creeLe: '2025-01-05T10:00:00Z' });
    expect(ecarts).toEqual(['nom', 'date de naissance']);
  });

  it('keep the record that goes, whole, with who and when, and those merged into it before', () => {
    const third = usager({ identite: { prenom: 'Dominique' } });
    const second = merged(usager(), third).sealed;
    const { sealed } = merged(usager(), second);
    const { fusions: _before, visites: _visites, ...content } = second;
    expect(sealed.fusions).toHaveLength(2);
    expect(sealed.fusions.at(-1)).toEqual({ usager: id(2), ...geste, avant: content });
  });

  it('never mix two addresses', () => {
    const one = usager({ contact: { commune: '48061' } });
    const other = usager({
      contact: { adresse: '1 rue de l’Exemple', codePostal: '48100', commune: '48092' },
    });
    expect(merged(one, other).sealed.contact).toMatchObject({ adresse: null, commune: '48061' });
    expect(merged(one, other).ecarts).toEqual(['commune']);
    expect(merged(usager(), other).sealed.contact.codePostal).toBe('48100');
  });

  it('keep an objection, whichever it was made on', () => {
    const opposition = { le: '2026-11-01', par: id(900), objet: 'transmission' };
    expect(merged(usager(), usager({ more: { opposition } })).sealed.opposition).toEqual(
      opposition,
    );
  });

  it('are no longer of the household of one another', () => {
    const lien = (last: number) => ({ usager: id(last), lien: 'conjoint' as const });
    const one = usager({ more: { foyer: [lien(2), lien(5)] } });
    const other = usager({ more: { foyer: [lien(1), lien(5)] } });
    expect(merged(one, other).sealed.foyer).toEqual([lien(5)]);
  });

  it('take the definitive NIR in place of the waiting one', () => {
    const waiting = usager({ identifiants: { nir: '790019999900154' } });
    const known = usager({ identifiants: { nir: '185077505612323' } });
    expect(merged(waiting, known).sealed.identifiants.nir).toBe('185077505612323');
    expect(merged(known, waiting).sealed.identifiants.nir).toBe('185077505612323');
  });

  it('are refused with two NIRs, with itself, and when it would be too long', () => {
    const one = usager({ identifiants: { nir: '185077505612323' } });
    const other = usager({ identifiants: { nir: '192102A13112357' } });
    expect(merge(one, other)).toMatchObject({ failure: { code: 'fusion-nir' } });
    const same = { id: id(1), sealed: usager() };
    expect(mergeUsagers(same, same, geste)).toMatchObject({ failure: { code: 'fusion-meme' } });
    const many = (start: number) =>
      Array.from({ length: 5 }, (_, at) => `+3360000000${String(start + at)}`);
    const full = merge(
      usager({ contact: { telephones: many(0) } }),
      usager({ contact: { telephones: many(5) } }),
    );
    expect(full).toMatchObject({ failure: { code: 'fusion-pleine' } });
  });
});
