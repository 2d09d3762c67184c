import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';

/** What the agenda is opened for: to book for someone, or to see a RDV or a slot. */
export interface Subject {
  readonly kind: 'usager' | 'dossier' | 'visite' | 'creneau' | 'rdv';
  readonly id: Id;
}

/** Reads what the address asks for (`usager-<id>`); null when it asks for nothing that is understood. */
export function readSubject(text: string | null): Subject | null {
  const [, kind = '', id = ''] =
    /^(usager|dossier|visite|creneau|rdv)-(.+)$/.exec(text ?? '') ?? [];
  const read = idSchema.safeParse(id);
  return read.success ? { kind: kind as Subject['kind'], id: read.data } : null;
}
