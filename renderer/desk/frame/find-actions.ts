import { foldPhrase } from '../../../shared/domain/saisie/fold.ts';
import { findDemarche, searchDemarches } from '../../features/demarches/catalogue.ts';
import type { DeskCommand } from './desk-command.ts';

/** A démarche found by its name: opening it shows its fiche. */
export interface DemarcheAction {
  readonly id: string;
  readonly label: string;
  /** The full name, and the former one that led to it. */
  readonly description: string;
}

/** Under the actions, and never so many that they hide them. */
const MAX_DEMARCHES = 8;

/** The commands whose names hold what was typed, accents aside: labels first, then other words. */
export function findCommands(
  query: string,
  commands: readonly DeskCommand[],
): readonly DeskCommand[] {
  const asked = foldPhrase(query);
  const byLabel = commands.filter(({ label }) => foldPhrase(label).includes(asked));
  const byKeyword = commands.filter(
    (command) =>
      !byLabel.includes(command) &&
      (command.keywords ?? []).some((keyword) => foldPhrase(keyword).includes(asked)),
  );
  return [...byLabel, ...byKeyword];
}

/** The démarches that answer to every word typed, the best first; none when nothing is. */
export function findDemarcheActions(query: string): readonly DemarcheAction[] {
  const { found, unknown } = searchDemarches(query);
  if (unknown.length > 0) return [];
  return found.slice(0, MAX_DEMARCHES).flatMap(({ id, ancien }) => {
    const demarche = findDemarche(id);
    if (demarche === null) return [];
    const { nom, nomActuel } = demarche;
    const former = ancien === null ? [] : [`ancien nom\u00a0: ${ancien}`];
    return [{ id, label: nom, description: [nomActuel, ...former].join(', ') }];
  });
}
