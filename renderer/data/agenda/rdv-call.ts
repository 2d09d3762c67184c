import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Heure } from '../../../shared/domain/permanence/schema.ts';
import type { TelephoneVisio } from '../../../shared/domain/permanence/telephone-visio.ts';
import type { Calendar } from './calendar.ts';
import { permanenceOf } from './calendar.ts';
import type { RdvEntry } from './rdv-kind.ts';
import type { ShownRdv } from './use-rdvs.ts';

/** A call held for a RDV: the record it settles once over, and how the partner is reached. */
export interface RdvCall {
  readonly entry: RdvEntry;
  readonly debut: Heure;
  /** The partner’s own address; null: the room of the slot, at the département’s. */
  readonly lien: string | null;
  /** How it is joined by telephone when video does not work; null when that is not known. */
  readonly telephone: TelephoneVisio | null;
}

/** The call of a RDV; null unless it is by visio, today, and one the département holds. */
export function callOf(
  { entry, stand, jour, telephone }: ShownRdv,
  calendar: Pick<Calendar, 'permanences'>,
  today: LocalDay,
): RdvCall | null {
  const { creneau } = stand;
  const isHeld = stand.etat === 'prevu' || stand.etat === 'honore';
  if (!entry.clear.visio || jour !== today || !isHeld || creneau === null) return null;
  const lieu = permanenceOf(calendar, creneau)?.lieu;
  return {
    entry,
    debut: creneau.debut,
    lien: lieu?.genre === 'visio' ? lieu.lien : null,
    telephone,
  };
}
