import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { findFreeSlots } from '../../../shared/domain/rdv/find-slots.ts';
import { readSlotQuery } from '../../../shared/domain/rdv/slot-query.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import { lieuWords, slotWhen } from '../../features/agenda/words.ts';

/** A free slot found by its words: opening it books it. */
export interface SlotAction {
  readonly id: string;
  readonly label: string;
  readonly description: string;
}

/** Among actions, and never so many that they hide them. */
const MOST = 4;

/** Letters from which slots are looked for. */
const FEWEST_LETTERS = 3;

/** The next free slots a line asks for; none when it names no partner and no motive. */
export function findSlotActions(
  { offers }: Pick<Calendar, 'offers'>,
  query: string,
  at: { readonly site: SiteId; readonly today: LocalDay; readonly maintenant: Temporal.Instant },
): readonly SlotAction[] {
  if (query.trim().length < FEWEST_LETTERS) return [];
  const read = readSlotQuery(query, at.today);
  if (read.mots.length === 0) return [];
  const { site, maintenant } = at;
  return findFreeSlots(offers, read, { site, maintenant, limit: MOST }).map(
    ({ offer: { creneau, permanence } }) => ({
      id: `creneau-${creneau.id}`,
      label: slotWhen(creneau),
      description: `${permanence.organismeNom}, ${lieuWords(permanence)}`,
    }),
  );
}
