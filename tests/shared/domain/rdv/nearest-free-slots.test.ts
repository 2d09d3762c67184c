import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creneauSchema } from '../../../../shared/domain/permanence/schema.ts';
import { judgeBooking } from '../../../../shared/domain/rdv/judge-booking.ts';
import { nearestFreeSlots } from '../../../../shared/domain/rdv/nearest-free-slots.ts';
import {
  confirmationLabels,
  confirmationSchema,
  createReferenceRdv,
  etatRdvLabels,
  etatRdvSchema,
  holdsPlace,
  rdvSchema,
  referenceRdvSchema,
} from '../../../../shared/domain/rdv/schema.ts';
import type { Rdv } from '../../../../shared/domain/rdv/schema.ts';
import { siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';
import { permanence } from '../permanence/examples.ts';

const marvejols = siteIdSchema.parse('marvejols');
const maintenant = Temporal.Instant.from('2026-05-04T08:00:00Z');

function offer(hours: number, changes: object = {}, of: Readonly<Record<string, unknown>> = {}) {
  const debutLe = maintenant.add({ hours });
  const hex = Math.abs(hours)
    .toString(16)
    .padStart(12, hours < 0 ? 'f' : '0');
  return {
    creneau: creneauSchema.parse({
      id: `11111111-1111-4111-8111-${hex}`,
      permanence: '11111111-1111-4111-8111-111111111111',
      jour: debutLe.toString().slice(0, 10),
      debut: '09:00',
      fin: '09:30',
      debutLe: debutLe.toString(),
      finLe: debutLe.add({ minutes: 30 }).toString(),
      places: 1,
      prises: 0,
      etat: 'ouvert',
      ...changes,
    }),
    permanence: permanence(of),
  };
}

const wish = { site: marvejols, motif: 'aide-logement', maintenant };

describe('a slot', () => {
  const visio = (sites: readonly string[] | null) => ({
    lieu: { genre: 'visio', sites, lien: null },
  });

  it.each([
    ['free', offer(24), null],
    ['taken', offer(24, { prises: 1 }), 'creneau-complet'],
    ['with a place left', offer(24, { places: 3, prises: 2 }), null],
    ['past', offer(-1), 'creneau-passe'],
    ['beginning right now', offer(0), 'creneau-passe'],
    ['withdrawn', offer(24, { etat: 'retire' }), 'creneau-retire'],
    ['not open yet', offer(24 * 8, {}, { ouverture: 7 }), 'pas-encore-ouvert'],
    ['just open', offer(24 * 7, {}, { ouverture: 7 }), null],
    [
      'of another platform',
      offer(24, {}, { lieu: { genre: 'plateforme', site: 'florac', salle: null } }),
      'plateforme-non-servie',
    ],
    ['by visio for others', offer(24, {}, visio(['florac'])), 'plateforme-non-servie'],
    ['by visio for several', offer(24, {}, visio(['florac', 'marvejols'])), null],
    ['by visio for every platform', offer(24, {}, visio(null)), null],
    [
      'for other motives',
      offer(24, {}, { motifs: [{ code: 'retraite', libelle: 'Retraite' }] }),
      'motif-non-accepte',
    ],
  ])('%s is judged as it should', (_name, slot, code) => {
    expect(judgeBooking(slot, wish)?.code ?? null).toBe(code);
  });
});

describe('the nearest free slots', () => {
  it('are on either side, the nearest first, none that would be refused', () => {
    const offers = [2, 50, 24, 26, 30].map((hours) => offer(hours));
    const taken = offer(25, { prises: 1 });
    const found = nearestFreeSlots([...offers, taken], wish, maintenant.add({ hours: 25 }), 3);
    expect(found.map(({ id }) => id)).toEqual(
      [offer(24), offer(26), offer(30)].map(({ creneau }) => creneau.id),
    );
  });

  it('whatever is offered: bookable, sorted, without a nearer one left out', () => {
    const hours = fc.uniqueArray(fc.integer({ min: -48, max: 480 }), { maxLength: 40 });
    fc.assert(
      fc.property(
        hours,
        fc.array(fc.boolean()),
        fc.integer({ min: -50, max: 500 }),
        (all, taken, at) => {
          const offers = all.map((n, index) => offer(n, { prises: taken[index] === true ? 1 : 0 }));
          const near = maintenant.add({ hours: at });
          const found = nearestFreeSlots(offers, wish, near, 4);
          const far = (debutLe: string) =>
            Math.abs(Temporal.Instant.from(debutLe).epochMilliseconds - near.epochMilliseconds);
          const free = offers.filter((one) => judgeBooking(one, wish) === null);
          const expected = free
            .map(({ creneau }) => far(creneau.debutLe))
            .toSorted((a, b) => a - b);
          expect(found.map(({ debutLe }) => far(debutLe))).toEqual(expected.slice(0, 4));
        },
      ),
    );
  });
});

describe('a RDV', () => {
  it('has a reference of forty random bits, which its schema reads', () => {
    const reference = createReferenceRdv({
      bytes: (n) => Uint8Array.from({ length: n }, (_, i) => i * 37),
    });
    expect(referenceRdvSchema.parse(reference)).toMatch(/^.{4}-.{4}$/);
    expect(referenceRdvSchema.safeParse('K7QF-2M0O').success).toBe(false);
  });

  it('is nothing to the département but a platform, a slot, a motive and a reference', () => {
    const known: readonly (keyof Rdv)[] = [
      'reference',
      'creneau',
      'site',
      'motif',
      'etat',
      'rev',
      'aRappeler',
    ];
    expect(Object.keys(rdvSchema.shape)).toEqual(known);
  });

  it('has a French word for each state and each certainty, and gives its place back when given up', () => {
    expect(Object.keys(etatRdvLabels)).toEqual(etatRdvSchema.options);
    expect(Object.keys(confirmationLabels)).toEqual(confirmationSchema.options);
    expect(etatRdvSchema.options.filter(holdsPlace)).toEqual(['prevu', 'honore', 'non-venu']);
  });
});
