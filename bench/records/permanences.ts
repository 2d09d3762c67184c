import { permanenceSchema } from '../../shared/domain/permanence/schema.ts';
import type { Permanence } from '../../shared/domain/permanence/schema.ts';
import { createId } from '../../shared/kernel/random.ts';
import { systemRandom } from '../../tests/support/postgres.ts';

export const newId = (): string => createId(systemRandom);

const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

let drawn = 0;

/** A reference no other booking has: of eight letters, from a counter. */
export function newReference(): string {
  drawn += 1;
  const text = Array.from({ length: 8 }, (_, at) => LETTERS[(drawn >> (5 * (7 - at))) & 31] ?? '2');
  return `${text.slice(0, 4).join('')}-${text.slice(4).join('')}`;
}

/** Twenty slots of one day by visio, open to every platform. */
export function visioDay(premierJour: string): Permanence {
  return permanenceSchema.parse({
    id: newId(),
    organisme: 'caf',
    organismeNom: 'CAF',
    agent: null,
    lieu: { genre: 'visio', sites: null, lien: null },
    premierJour,
    debut: '08:00',
    fin: '18:00',
    recurrence: null,
    exceptions: [],
    dureeCreneau: 30,
    places: 1,
    motifs: [{ code: 'aide-logement', libelle: 'Aide au logement' }],
    pieces: [],
    ouverture: null,
    notes: null,
  });
}
