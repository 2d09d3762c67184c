import { describe, expect, it } from 'vitest';
import { readDraft, toDraft } from '../../../renderer/pilotage/annuaire/lieu-draft.ts';
import { hashToPlace, placeToHash } from '../../../renderer/pilotage/place.ts';
import { shippedLieux } from '../../../shared/domain/organisme/shipped-lieux.ts';
import { lieu } from '../../shared/domain/organisme/examples.ts';

const TODAY = '2026-12-01';

const whole = lieu({
  telephone: '+33466000000',
  commune: 'Mende',
  position: { latitude: 44.518, longitude: 3.5 },
  contacts: [
    { fonction: 'Accueil des partenaires', telephone: '3949', courriel: 'a@exemple.fr' },
    { fonction: 'Direction', telephone: null, courriel: null },
  ],
  activites: 'Aide sociale\nDomiciliation',
});

describe('a place as it is typed', () => {
  it.each([whole, ...shippedLieux('48')])('is what it was when nothing is touched: $nom', (one) => {
    const read = readDraft(toDraft(one, TODAY), one.externe);
    const { id: _id, ...rest } = one;
    expect(read).toEqual({ ok: true, lieu: { ...rest, luLe: TODAY } });
  });

  it('leaves unknown what is left empty', () => {
    const typed = { ...toDraft(null, TODAY), nom: 'Lieu', genre: 'autre', source: 'Appel' };
    const read = readDraft({ ...typed, confidence: 'verified' }, null);
    expect(read).toMatchObject({
      ok: true,
      lieu: { adresse: null, telephone: null, position: null, contacts: [], operateur: null },
    });
  });

  it.each([
    ['nom', ''],
    ['genre', ''],
    ['codePostal', '4800'],
    ['insee', 'Mende'],
    ['telephone', '12'],
    ['courriel', 'personne'],
    ['site', 'javascript:alert(1)'],
    ['latitude', '200'],
    ['contacts', 'Accueil ; 12'],
    ['source', ' '],
    ['luLe', ''],
    ['confidence', ''],
    ['lundi', 'x'.repeat(121)],
  ] as const)('says what is wrong with %s %j', (field, value) => {
    const read = readDraft({ ...toDraft(whole, TODAY), [field]: value }, null);
    expect(read).toMatchObject({ ok: false });
    expect(read.ok ? {} : Object.keys(read.faults)).toEqual([field]);
  });
});

describe('the address of a page', () => {
  it.each(['#annuaire', '#annuaire/ccas-mende', '#catalogue/caf-rsa'])('%s comes back', (hash) => {
    const { id, subject } = hashToPlace(hash);
    expect(placeToHash(id, subject)).toBe(hash);
  });

  it.each(['', '#', '#mois/2026-11', '#inconnue/x'])('%j is the figures', (hash) => {
    expect(hashToPlace(hash).id).toBe('aujourdhui');
  });
});
