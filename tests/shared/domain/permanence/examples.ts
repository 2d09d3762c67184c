import { permanenceSchema } from '../../../../shared/domain/permanence/schema.ts';
import type { Permanence } from '../../../../shared/domain/permanence/schema.ts';

/** A permanence of tests: every other Tuesday morning, four times, at Marvejols. */
export function permanence(changes: Readonly<Record<string, unknown>> = {}): Permanence {
  return permanenceSchema.parse({
    id: '11111111-1111-4111-8111-111111111111',
    organisme: 'caf',
    organismeNom: 'CAF',
    agent: null,
    lieu: { genre: 'plateforme', site: 'marvejols', salle: null },
    premierJour: '2026-05-05',
    debut: '09:00',
    fin: '12:00',
    recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=4',
    exceptions: [],
    dureeCreneau: 30,
    places: 1,
    motifs: [{ code: 'aide-logement', libelle: 'Aide au logement' }],
    pieces: ['Attestation de loyer'],
    ouverture: null,
    notes: null,
    ...changes,
  });
}
