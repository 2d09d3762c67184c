import { describe, expect, it } from 'vitest';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { creneauSchema } from '../../../../shared/domain/permanence/schema.ts';
import { findFreeSlots, operateurOf } from '../../../../shared/domain/rdv/find-slots.ts';
import type { Offer } from '../../../../shared/domain/rdv/find-slots.ts';
import { readSlotQuery } from '../../../../shared/domain/rdv/slot-query.ts';
import { idSchema, siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { permanence } from '../permanence/examples.ts';

/** A Tuesday. */
const TODAY = localDaySchema.parse('2026-05-12');
const random = createFakeRandom('slots');
const marvejols = siteIdSchema.parse('marvejols');

function offer(
  jour: string,
  debut: string,
  changes: Parameters<typeof permanence>[0] = {},
  prises = 0,
): Offer {
  const held = permanence(changes);
  const fin = `${debut.slice(0, 3)}30`;
  const instant = (heure: string) =>
    Temporal.PlainDateTime.from(`${jour}T${heure}`).toZonedDateTime('Europe/Paris').toInstant();
  return {
    creneau: creneauSchema.parse({
      id: idSchema.parse(createId(random)),
      permanence: held.id,
      jour,
      debut,
      fin,
      debutLe: instant(debut).toString(),
      finLe: instant(fin).toString(),
      places: 1,
      prises,
      etat: 'ouvert',
    }),
    permanence: held,
  };
}

const visio = { genre: 'visio', sites: null, lien: null };
const offers = [
  offer('2026-05-12', '09:00', { organisme: 'caf', organismeNom: 'CAF de Lozère' }),
  offer('2026-05-13', '14:00', { organisme: 'caf', organismeNom: 'CAF de Lozère', lieu: visio }),
  offer('2026-05-14', '09:00', { organisme: 'caf', organismeNom: 'CAF', lieu: visio }, 1),
  offer('2026-05-14', '10:00', { organisme: 'france-travail', organismeNom: 'France Travail' }),
  offer('2026-05-15', '10:00', {
    organisme: 'dgfip',
    organismeNom: 'Centre des finances publiques',
    motifs: [{ code: 'taxe', libelle: 'Taxe foncière' }],
  }),
  offer('2026-05-18', '10:00', {
    organisme: 'point-conseil-budget',
    organismeNom: 'Point conseil budget',
    agent: 'Conseillère Essai',
  }),
];

const find = (text: string) =>
  findFreeSlots(offers, readSlotQuery(text, TODAY), {
    site: marvejols,
    maintenant: Temporal.Instant.from('2026-05-12T06:00:00Z'),
    limit: 10,
  }).map(({ offer: found, motif }) =>
    [found.permanence.organisme, found.creneau.jour, motif].filter((one) => one !== null).join(' '),
  );

describe('a line typed at the agenda', () => {
  it.each([
    [
      'prochain créneau CAF en visio',
      { comment: 'visio', du: '2026-05-12', au: null, mots: ['caf'] },
    ],
    [
      'impôts jeudi matin',
      { du: '2026-05-14', au: '2026-05-14', moment: 'matin', mots: ['impots'] },
    ],
    ['caf sur place demain', { comment: 'sur-place', du: '2026-05-13', au: '2026-05-13' }],
    ['msa après-demain après-midi', { du: '2026-05-14', moment: 'apres-midi', mots: ['msa'] }],
    ['caf la semaine prochaine', { du: '2026-05-18', au: '2026-05-24', mots: ['caf'] }],
    ['caf cette semaine', { du: '2026-05-12', au: '2026-05-17', mots: ['caf'] }],
    ['mardi prochain', { du: '2026-05-19', au: '2026-05-19', mots: [] }],
    ['mardi', { du: '2026-05-12', au: '2026-05-12' }],
    ['le 12 juin', { du: '2026-06-12', au: '2026-06-12', mots: [] }],
    ['le 03/02', { du: '2027-02-03', au: '2027-02-03', mots: [] }],
    ['le 1er juin', { du: '2026-06-01', au: '2026-06-01' }],
    ['juin', { du: '2026-06-01', au: '2026-06-30', mots: [] }],
    ['', { comment: null, du: '2026-05-12', au: null, moment: null, mots: [] }],
  ])('« %s » is read', (text, expected) => {
    expect(readSlotQuery(text, TODAY)).toMatchObject(expected);
  });
});

describe('the next free slots', () => {
  it('come in one search, the soonest first, taken ones left out', () => {
    expect(find('prochain créneau CAF')).toEqual(['caf 2026-05-12', 'caf 2026-05-13']);
    expect(find('caf en visio')).toEqual(['caf 2026-05-13']);
  });

  it('are found by the names people say, old ones included', () => {
    expect(find('pôle emploi')).toEqual(['france-travail 2026-05-14']);
    expect(find('impôts')).toEqual(['dgfip 2026-05-15']);
    expect(find('point conseil')).toEqual(['point-conseil-budget 2026-05-18']);
  });

  it('are found by a motive, and name it', () => {
    expect(find('taxe fonciere')).toEqual(['dgfip 2026-05-15 taxe']);
    expect(find('aide au logement demain')).toEqual(['caf 2026-05-13 aide-logement']);
  });

  it('are none for a word nobody holds a permanence for', () => {
    expect(find('notaire')).toEqual([]);
    expect(find('caf notaire')).toEqual([]);
  });

  it('count under the operator of their body, or none', () => {
    expect(operateurOf({ organisme: 'caf' })).toBe('caf');
    expect(operateurOf({ organisme: 'point-conseil-budget' })).toBeNull();
  });
});
