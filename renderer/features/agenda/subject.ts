import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';

interface Thing {
  readonly kind: 'usager' | 'dossier' | 'visite' | 'creneau' | 'rdv';
  readonly id: Id;
}

/** What the agenda is opened for: to book for someone, or to see a RDV, a slot or a day. */
export type Subject = Thing | { readonly kind: 'jour'; readonly jour: LocalDay };

/** Reads what the address asks for (`usager-<id>`); null when it asks for nothing that is understood. */
export function readSubject(text: string | null): Subject | null {
  const jour = localDaySchema.safeParse(/^jour-(.+)$/.exec(text ?? '')?.[1]);
  if (jour.success) return { kind: 'jour', jour: jour.data };
  const [, kind = '', id = ''] =
    /^(usager|dossier|visite|creneau|rdv)-(.+)$/.exec(text ?? '') ?? [];
  const read = idSchema.safeParse(id);
  return read.success ? { kind: kind as Thing['kind'], id: read.data } : null;
}
