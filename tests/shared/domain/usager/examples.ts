import { usagerSealedSchema } from '../../../../shared/domain/usager/schema.ts';
import type { UsagerContent, UsagerSealed } from '../../../../shared/domain/usager/schema.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';

export const id = (last: number) =>
  idSchema.parse(`3f0a8c1e-6f0b-4b57-9d5e-${String(last).padStart(12, '0')}`);

interface Said {
  readonly identite?: Partial<UsagerContent['identite']>;
  readonly contact?: Record<string, unknown>;
  readonly identifiants?: Record<string, unknown>;
  readonly more?: Record<string, unknown>;
}

/** A usager invented for a test, unknown but for what is said. */
export function usager({ identite, contact, identifiants, more }: Said = {}): UsagerSealed {
  return usagerSealedSchema.parse({
    identite: { nom: 'Exemple', prenom: 'Camille', autresNoms: [], naissance: null, ...identite },
    contact: {
      telephones: [],
      courriel: null,
      adresse: null,
      codePostal: null,
      commune: null,
      ...contact,
    },
    identifiants: { caf: [], franceTravail: [], nir: null, ...identifiants },
    foyer: [],
    finalite: 'Suivre une demande',
    informe: null,
    opposition: null,
    dernierContact: '2026-11-20',
    creeLe: '2026-11-20T10:00:00Z',
    creePar: id(900),
    fusions: [],
    ...more,
  });
}
