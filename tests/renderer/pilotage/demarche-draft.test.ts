import { describe, expect, it } from 'vitest';
import {
  createLocalId,
  findDraftFault,
  toDraft,
  toPublication,
} from '../../../renderer/pilotage/catalogue/demarche-draft.ts';
import type { StandingDemarche } from '../../../renderer/pilotage/catalogue/demarche-draft.ts';
import { findPublicationFault } from '../../../shared/domain/catalogue/find-publication-fault.ts';
import { publishedDemarcheSchema } from '../../../shared/domain/catalogue/publication.ts';
import { shippedFiches } from '../../../shared/domain/catalogue/shipped-fiches.ts';
import { shippedNames } from '../../../shared/domain/catalogue/shipped-names.ts';

const { index, themesDeVie } = shippedNames;
const { sources } = shippedFiches;
const shipped = { index, sources };
const context = { index, sources, today: '2026-04-15', attendu: null };
const why = {
  source: 'Note de la caisse',
  confidence: 'verified',
  motif: 'La liste a changé',
} as const;

function standing(id: string): StandingDemarche {
  const entree = index.demarches.find((one) => one.id === id);
  const fiche = shippedFiches.fiches.find((one) => one.id === id);
  if (entree === undefined || fiche === undefined) throw new Error(`${id} is shipped`);
  return { entree, fiche, themesDeVie: themesDeVie.demarches[id] ?? [] };
}

describe('a correction', () => {
  it('of nothing leaves every shipped fact as it was, for any démarche', () => {
    for (const { id } of index.demarches) {
      const now = standing(id);
      const published = toPublication(id, { ...toDraft(now), ...why }, now, context);
      expect(published.fiche).toEqual(now.fiche);
      expect(published.entree).toEqual(now.entree);
      expect(publishedDemarcheSchema.safeParse(published).success).toBe(true);
      expect(findPublicationFault(published, shipped)).toBeNull();
    }
  });

  it('gives what was typed the source and the confidence of the draft, and nothing else', () => {
    const now = standing('caf-aide-logement');
    const draft = toDraft(now);
    const [first, ...others] = draft.pieces;
    if (first === undefined) throw new Error('it has pièces');
    const added = {
      key: 99,
      label: 'Pièce nouvelle',
      requirement: 'required',
      condition: '',
    } as const;
    const typed = {
      ...draft,
      ...why,
      pieces: [{ ...first, label: 'Identité, corrigée' }, ...others, added],
      canaux: `${draft.canaux}\nAu guichet de Mende`,
    };
    const { fiche, sources: own } = toPublication(now.entree.id, typed, now, context);
    const named = ['COORD-CAF-AIDE-LOGEMENT-1'];
    expect(Object.keys(own)).toEqual(named);
    expect(fiche.pieces[0]).toMatchObject({ label: 'Identité, corrigée', sources: named });
    expect(fiche.pieces.at(-1)).toMatchObject({ confidence: 'verified', sources: named });
    expect(fiche.pieces.slice(1, -1)).toEqual(now.fiche.pieces.slice(1));
    expect(fiche.canaux.at(-1)).toEqual({
      fact: 'Au guichet de Mende',
      confidence: 'verified',
      sources: named,
    });
    expect(fiche.delai).toEqual(now.fiche.delai);
  });

  it('of a correction keeps the sources of the former one', () => {
    const now = standing('caf-rsa');
    const first = toPublication(
      'caf-rsa',
      { ...toDraft(now), ...why, delai: 'Deux mois' },
      now,
      context,
    );
    const then = { ...now, fiche: first.fiche };
    const second = toPublication('caf-rsa', { ...toDraft(then), ...why, note: 'Lire' }, then, {
      ...context,
      sources: { ...sources, ...first.sources },
      attendu: 7,
    });
    expect(Object.keys(second.sources)).toEqual(['COORD-CAF-RSA-1', 'COORD-CAF-RSA-8']);
    expect(findPublicationFault(second, shipped)).toBeNull();
  });
});

describe('a local démarche', () => {
  const draft = {
    ...toDraft(null),
    ...why,
    nom: 'Transport à la demande',
    organismes: ['departement'],
    theme: 'T3',
    themesDeVie: ['transports-mobilite'],
  } as const;

  it('is published with what was typed alone: what was not is said not to be known', () => {
    const id = createLocalId(draft.nom, new Set());
    expect(id).toBe('local-transport-a-la-demande');
    const published = toPublication(id, draft, null, context);
    expect(publishedDemarcheSchema.parse(published)).toEqual(published);
    expect(findPublicationFault(published, shipped)).toBeNull();
    expect(published.fiche.delai.fact).toBe('Non renseigné par la coordination');
    expect(published.fiche.pieces).toEqual([]);
    expect(
      toDraft({ entree: published.entree, fiche: published.fiche, themesDeVie: [] }).delai,
    ).toBe('');
  });

  it('takes an id no other bears, whatever its name', () => {
    expect(createLocalId('Transport', new Set(['local-transport']))).toBe('local-transport-2');
    expect(createLocalId('!!!', new Set())).toBe('local-demarche');
  });

  it.each([
    [{ nom: ' ' }, 'nom court'],
    [{ nom: 'x'.repeat(41) }, 'nom court'],
    [{ organismes: [] }, 'avec qui'],
    [{ theme: null }, 'thème du rapport'],
    [{ themesDeVie: [] }, 'thème de vie'],
    [{ pieces: [{ key: 0, label: ' ', requirement: 'required', condition: '' }] }, 'pièce'],
    [{ source: '' }, 'lu'],
    [{ confidence: null }, 'vérifié'],
    [{ motif: '' }, 'pourquoi'],
  ] as const)('is refused with %j, and says what to do', (change, word) => {
    expect(findDraftFault({ ...draft, ...change })).toContain(word);
    expect(findDraftFault(draft)).toBeNull();
  });
});
