import { describe, expect, it } from 'vitest';
import themes from '../../../../resources/catalogue/themes-de-vie.json' with { type: 'json' };
import {
  applyPublications,
  applyToNames,
} from '../../../../shared/domain/catalogue/apply-publications.ts';
import { findPublicationFault } from '../../../../shared/domain/catalogue/find-publication-fault.ts';
import { publishedDemarcheSchema } from '../../../../shared/domain/catalogue/publication.ts';
import type { PublishedDemarche } from '../../../../shared/domain/catalogue/publication.ts';
import { themesDeVieSchema } from '../../../../shared/domain/catalogue/themes-de-vie.ts';
import { readShippedCatalogue } from './shipped-catalogue.ts';

const shipped = readShippedCatalogue();
const names = { index: shipped.index, themesDeVie: themesDeVieSchema.parse(themes) };

function publication(id = 'caf-rsa', change: Partial<PublishedDemarche> = {}): PublishedDemarche {
  const entree = shipped.index.demarches.find((one) => one.id === 'caf-rsa');
  const fiche = shipped.fiches.find((one) => one.id === 'caf-rsa');
  if (entree === undefined || fiche === undefined) throw new Error('caf-rsa is shipped');
  return publishedDemarcheSchema.parse({
    entree: { ...entree, id, nom: 'RSA corrigé' },
    themesDeVie: ['social-sante'],
    fiche: {
      ...fiche,
      id,
      pieces: [
        {
          label: 'Pièce nouvelle',
          requirement: 'required',
          confidence: 'verified',
          sources: ['COORD-1'],
        },
      ],
    },
    sources: { 'COORD-1': { url: 'Note de la caisse', note: 'lue', asOf: '2026-04-01' } },
    source: 'Note de la caisse',
    confidence: 'verified',
    motif: 'La liste a changé',
    auteur: 'Mende',
    jour: '2026-04-14',
    ...change,
  });
}

describe('a published démarche', () => {
  it.each(['source', 'confidence', 'motif', 'auteur', 'jour'] as const)(
    'is refused without its %s',
    (field) => {
      const { [field]: _left, ...rest } = publication();
      expect(publishedDemarcheSchema.safeParse(rest).success).toBe(false);
    },
  );

  it('is refused when one of its facts has no source or no confidence', () => {
    const whole = publication();
    for (const field of ['sources', 'confidence'] as const) {
      const { [field]: _left, ...piece } = whole.fiche.pieces[0] ?? { label: '' };
      const broken = { ...whole, fiche: { ...whole.fiche, pieces: [piece] } };
      expect(publishedDemarcheSchema.safeParse(broken).success).toBe(false);
    }
  });

  it('is refused when its entry and its fiche are of two démarches', () => {
    const whole = publication();
    const broken = { ...whole, fiche: { ...whole.fiche, id: 'caf-aide-logement' } };
    expect(publishedDemarcheSchema.safeParse(broken).success).toBe(false);
  });

  it.each([
    ['demarche-inconnue', publication('caf-inventee')],
    ['source-inconnue', publication('caf-rsa', { sources: {} })],
    [
      'organisme-inconnu',
      publication('caf-rsa', {
        entree: { ...publication().entree, organismes: ['inconnu'] },
      }),
    ],
    [
      'piece-en-double',
      publication('caf-rsa', {
        fiche: {
          ...publication().fiche,
          pieces: [...publication().fiche.pieces, ...publication().fiche.pieces],
        },
      }),
    ],
  ])('is refused with %s', (code, published) => {
    expect(findPublicationFault(published, shipped)?.code).toBe(code);
  });

  it('passes as a correction, and as a local démarche', () => {
    expect(findPublicationFault(publication(), shipped)).toBeNull();
    expect(findPublicationFault(publication('local-transport'), shipped)).toBeNull();
  });
});

describe('the catalogue once the coordination published', () => {
  const correction = { numero: 4, id: 'caf-rsa', contenu: publication() };
  const local = { numero: 5, id: 'local-transport', contenu: publication('local-transport') };

  it('is the shipped one when nothing is published', () => {
    expect(applyPublications(shipped, [])).toBe(shipped);
    expect(applyToNames(names, [])).toBe(names);
  });

  it('has the corrected fiche in its place and the local one at the end', () => {
    const { fiches, sources } = applyPublications(shipped, [local, correction]);
    const ids = shipped.fiches.map(({ id }) => id);
    expect(fiches.map(({ id }) => id)).toEqual([...ids, 'local-transport']);
    expect(fiches.find(({ id }) => id === 'caf-rsa')?.pieces.map(({ label }) => label)).toEqual([
      'Pièce nouvelle',
    ]);
    expect(sources['COORD-1']?.url).toBe('Note de la caisse');
    const { index, themesDeVie } = applyToNames(names, [local, correction]);
    expect(index.demarches.find(({ id }) => id === 'caf-rsa')?.nom).toBe('RSA corrigé');
    expect(index.demarches.at(-1)?.id).toBe('local-transport');
    expect(themesDeVie.demarches['local-transport']).toEqual(['social-sante']);
  });

  it('takes the greater number, whatever the order they come in', () => {
    const later = {
      ...correction,
      numero: 6,
      contenu: publication('caf-rsa', { jour: '2026-05-01' }),
    };
    const withdrawn = { numero: 7, id: 'local-transport', contenu: null };
    const changes = [later, withdrawn, correction, local];
    const one = applyPublications(shipped, changes);
    expect(applyPublications(shipped, changes.toReversed())).toEqual(one);
    expect(one.fiches.some(({ id }) => id === 'local-transport')).toBe(false);
  });

  it('is what was shipped again when a correction is taken back', () => {
    const changes = [correction, { numero: 8, id: 'caf-rsa', contenu: null }];
    expect(applyPublications(shipped, changes).fiches).toEqual(shipped.fiches);
  });

  it('never changes where a shipped fact was read', () => {
    const [first = ''] = Object.keys(shipped.sources);
    const hostile = publication('caf-rsa', {
      sources: { ...publication().sources, [first]: { url: 'ailleurs', note: 'x', asOf: '2026' } },
    });
    const changes = [{ numero: 1, id: 'caf-rsa', contenu: hostile }];
    expect(applyPublications(shipped, changes).sources[first]).toEqual(shipped.sources[first]);
  });
});
