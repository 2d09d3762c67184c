import { describe, expect, it } from 'vitest';
import {
  COUNT_SCHEMA_VERSION,
  dayDocumentSchema,
} from '../../../../shared/domain/comptage/day-document.ts';
import type { DayDocument } from '../../../../shared/domain/comptage/day-document.ts';

const document = (): DayDocument =>
  dayDocumentSchema.parse({
    kind: 'jour',
    version: COUNT_SCHEMA_VERSION,
    provenance: 'mesure',
    site: 'marvejols',
    desk: 'A',
    day: '2026-04-14',
    epoch: 0,
    rev: 7,
    counts: {
      visites: { total: 3, canal: { 'accueil-spontane': 2, telephone: 1 } },
      demandes: { total: 4, theme: { T1: 1, T9: 3 }, operateur: { caf: 1, msa: 1 } },
      usagersSuivis: { jour: 2, mois: 1, annee: 1 },
    },
  });

const accepts = (value: unknown) => dayDocumentSchema.safeParse(value).success;

/** The document with its counts changed by `change`. */
function withCounts(change: (counts: DayDocument['counts']) => unknown): unknown {
  const changed = structuredClone(document());
  change(changed.counts);
  return changed;
}

describe('a day document', () => {
  it('is accepted when its sums agree', () => {
    expect(accepts(document())).toBe(true);
  });

  it('may say that a day holds nothing any more', () => {
    const zeros = {
      ...document(),
      counts: {
        visites: { total: 0, canal: {} },
        demandes: { total: 0, theme: {}, operateur: {} },
        usagersSuivis: { jour: 0, mois: 0, annee: 0 },
      },
    };
    expect(accepts(zeros)).toBe(true);
  });

  it('keeps the fields a newer desk adds, at every level', () => {
    const newer = {
      ...document(),
      saison: 'printemps',
      counts: { ...document().counts, ateliers: { total: 2 } },
    };
    expect(dayDocumentSchema.parse(newer)).toEqual(newer);
  });

  it.each<[string, (counts: DayDocument['counts']) => unknown]>([
    ['visites by canal below the total', (it) => (it.visites.total = 4)],
    ['visites by canal above the total', (it) => (it.visites.canal.telephone = 2)],
    ['demandes by thème that do not add up', (it) => (it.demandes.theme.T1 = 2)],
    ['more demandes by opérateur than demandes', (it) => (it.demandes.operateur.caf = 4)],
    [
      'fewer demandes than visites',
      (it) => Object.assign(it.demandes, { total: 2, theme: { T9: 2 }, operateur: {} }),
    ],
    ['more firsts of the year than of the month', (it) => (it.usagersSuivis.annee = 2)],
    ['more firsts of the month than of the day', (it) => (it.usagersSuivis.mois = 3)],
    ['more firsts than visites', (it) => (it.usagersSuivis.jour = 4)],
    ['a cell at zero', (it) => (it.demandes.operateur.urssaf = 0)],
    ['a negative cell', (it) => (it.visites.canal.tiers = -1)],
    ['half a visite', (it) => (it.visites.total = 2.5)],
    ['a count beyond any day', (it) => (it.usagersSuivis.jour = 100_001)],
    ['a count that is text', (it) => Object.assign(it.visites, { total: '3' })],
    ['no firsts', (it) => Reflect.deleteProperty(it, 'usagersSuivis')],
  ])('is refused with %s', (_why, change) => {
    expect(accepts(withCounts(change))).toBe(false);
  });

  it.each([
    ['a day that does not exist', { day: '2026-02-29' }],
    ['a revision of zero', { rev: 0 }],
    ['a negative epoch', { epoch: -1 }],
    ['a desk of two letters', { desk: 'AB' }],
    ['a site that is a path', { site: '../marvejols' }],
    ['a provenance of its own', { provenance: 'estime' }],
    ['the kind of a month', { kind: 'mois' }],
  ])('is refused with %s', (_why, change) => {
    expect(accepts({ ...document(), ...change })).toBe(false);
  });
});
