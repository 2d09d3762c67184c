import { lieuSchema, unknownHoraires } from '../../../../shared/domain/organisme/schema.ts';
import type { Lieu } from '../../../../shared/domain/organisme/schema.ts';

/** A place of which nothing is known but its name; `known` adds the rest. Invented. */
export function lieu(known: Partial<Record<keyof Lieu, unknown>> = {}): Lieu {
  return lieuSchema.parse({
    id: 'ccas-des-essais',
    nom: 'CCAS des Essais',
    genre: 'ccas',
    operateur: null,
    adresse: null,
    codePostal: null,
    commune: null,
    insee: null,
    horaires: unknownHoraires,
    horairesNote: null,
    telephone: null,
    courriel: null,
    site: null,
    contacts: [],
    position: null,
    activites: null,
    externe: null,
    source: 'essai',
    luLe: '2026-04-01',
    confidence: 'verified',
    ...known,
  });
}
