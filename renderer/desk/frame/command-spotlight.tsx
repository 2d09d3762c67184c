import '@mantine/spotlight/styles.layer.css';
import { Spotlight, spotlight } from '@mantine/spotlight';
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import { useEffect, useMemo } from 'react';
import { departementOfSite } from '../../../shared/domain/site/departement-of-site.ts';
import { useCalendar } from '../../data/agenda/calendar.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { todayAt } from '../../data/usagers/contact.ts';
import { toDirectory } from '../../data/publications/directory.ts';
import { usePublished } from '../../data/publications/published.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { comboWords } from '../../ui/use-shortcuts.ts';
import type { DeskCommand } from './desk-command.ts';
import { findCommands, findDemarcheActions } from './find-actions.ts';
import { findLieuActions } from './find-lieu-actions.ts';
import { findRegistreActions } from './find-registre-actions.ts';
import type { RegistreAction } from './find-registre-actions.ts';
import { findSlotActions } from './find-slot-actions.ts';
import type { ScreenId } from './screens.ts';
import { goTo } from './use-screen.ts';

/**
 * Everything the desk can do, every person, dossier, démarche, place and free slot, by its name. It opens each time
 * `calls` grows.
 */
export function CommandSpotlight({
  session,
  commands,
  calls,
}: {
  readonly session: DeskSession;
  readonly commands: readonly DeskCommand[];
  readonly calls: number;
}) {
  const registre = useRegistre(session);
  const calendar = useCalendar(session);
  const published = usePublished();
  const directory = useMemo(
    () => toDirectory(published, departementOfSite(session.identity)),
    [published, session.identity],
  );
  useEffect(() => spotlight.open(), [calls]);
  return (
    <Spotlight
      // The desk’s own table of keys opens it.
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Chercher une action' } }}
      highlightQuery
      scrollable
      nothingFound="Rien de ce nom. Essayez un autre mot."
      searchProps={{
        placeholder: 'Que voulez-vous faire\u202f?',
        'aria-label': 'Chercher une action',
        // Names are typed here too.
        autoComplete: 'off',
      }}
      actions={[]}
      filter={(query) => {
        const { usagers, dossiers } = findRegistreActions(registre, query);
        return [
          ...[...Map.groupBy(findCommands(query, commands), ({ group }) => group)].map(
            ([group, some]) => ({ group, actions: some.map(toAction) }),
          ),
          ...toGroup(
            'Créneaux libres',
            'agenda',
            findSlotActions(calendar, query, {
              site: session.identity.site,
              today: todayAt(session),
              maintenant: session.clock.now(),
            }),
          ),
          ...toGroup('Personnes', 'usagers', usagers),
          ...toGroup('Dossiers', 'dossiers', dossiers),
          ...toGroup('Démarches', 'demarches', findDemarcheActions(query)),
          ...toGroup('Annuaire', 'annuaire', findLieuActions(directory.search, query)),
        ];
      }}
    />
  );
}

function toAction({ id, label, combo, run }: DeskCommand): SpotlightActionData {
  return {
    id,
    label,
    ...(combo === undefined ? {} : { rightSection: <KeyHint keys={comboWords(combo)} /> }),
    onClick: () => void run(),
  };
}

/** Things to open on a screen, under their own heading; no heading without any. */
function toGroup(
  group: string,
  screen: ScreenId,
  found: readonly RegistreAction[],
): SpotlightActionGroupData[] {
  const actions = found.map(({ id, label, description }) => ({
    id: `${screen}-${id}`,
    label,
    description,
    onClick: () => goTo(screen, id),
  }));
  return actions.length === 0 ? [] : [{ group, actions }];
}
