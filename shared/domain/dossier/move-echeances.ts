import type { Calendrier } from '../catalogue/calendrier.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import type { EcheanceSuivie } from './schema.ts';

/** What the calendar calls the day of a move: its rules count from one of these. */
const MOVE_ANCHORS: ReadonlySet<string> = new Set([
  'déménagement',
  'entrée dans le nouveau logement',
  'entrée dans le logement',
]);

/** The deadlines of a démarche that run from the day of a move, as a dossier follows them. */
export function moveEcheances(
  demarche: string,
  moved: LocalDay,
  { items }: Pick<Calendrier, 'items'>,
): readonly EcheanceSuivie[] {
  return items
    .filter((item) => item.demarche === demarche && MOVE_ANCHORS.has(item.anchor ?? ''))
    .map(({ id }) => ({ regle: id, ancre: { jour: moved, heure: null }, etat: 'a-faire' }));
}
