import { Badge, Button, Group, Menu, Table, Text } from '@mantine/core';
import { memo } from 'react';
import { canalLabels } from '../../../shared/domain/vocabulary/canal.ts';
import {
  themeLabels,
  themeSchema,
  UNSPECIFIED_THEME,
} from '../../../shared/domain/vocabulary/theme.ts';
import type { DemandeDraft } from '../../../shared/domain/visite/draft.ts';
import { visiteToDraft } from '../../../shared/domain/visite/draft.ts';
import { isToSpecify } from '../../../shared/domain/visite/passage.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { cancelVisites, keepVisites, specifyVisite } from '../../data/visites/revise-visite.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';
import classes from './accueil.module.css';
import type { DemarcheNames } from './formulaire/use-demarche-names.ts';
import { demandeWords } from './journee/draft-words.ts';
import { atHour } from './words.ts';

const themes = themeSchema.options.filter((theme) => theme !== UNSPECIFIED_THEME);

/**
 * One visite of the list: its hour, its canal, its demandes, and what can be done about it. Drawn again
 * when it changes, not at each Passage.
 */
export const VisiteRow = memo(function VisiteRow({
  session,
  entry,
  nameDemarche,
  onOpen,
  onFailure,
}: {
  readonly session: DeskSession;
  readonly entry: VisiteEntry;
  readonly nameDemarche: DemarcheNames;
  readonly onOpen: (entry: VisiteEntry) => void;
  readonly onFailure: (sentence: string | null) => void;
}) {
  const { clear } = entry;
  const hour = atHour(entry, session.identity.zone) ?? 'heure inconnue';
  const draft = visiteToDraft(clear, entry.sealed);
  const cancelled = clear.etat === 'annulee';
  const run = async (operation: Promise<Result<unknown>>) => {
    const result = await operation;
    onFailure(result.ok ? null : result.failure.sentence);
  };
  return (
    <Table.Tr data-annulee={cancelled || undefined}>
      <Table.Td>{hour}</Table.Td>
      <Table.Td>{canalLabels[clear.canal]}</Table.Td>
      <Table.Td>
        {cancelled ? (
          <Badge variant="outline" color="gray" autoContrast tt="none" size="lg">
            annulée
          </Badge>
        ) : (
          <Group gap="sm">
            {draft.demandes.map((demande, index) => (
              <Text key={index} span>
                {isBlank(demande) ? <em>à préciser</em> : demandeWords(demande, nameDemarche)}
                {!isBlank(demande) && demande.theme === null && <em>, thème à préciser</em>}
              </Text>
            ))}
            {isToSpecify(clear) && (
              <Menu
                position="bottom-start"
                shadow="md"
                // Drawn outside the list, which scrolls, but not outside the page’s landmarks.
                portalProps={{ target: 'main' }}
                // Its placeholder is no menu item: the first thème takes the focus instead.
                withInitialFocusPlaceholder={false}
              >
                <Menu.Target>
                  <Button variant="default" aria-label={`Préciser la visite de ${hour}`}>
                    Préciser
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Label fz="sm">Thème de la demande</Menu.Label>
                  {themes.map((theme) => (
                    <Menu.Item
                      key={theme}
                      fz="md"
                      onClick={() => void run(specifyVisite(session, entry, theme))}
                    >
                      {themeLabels[theme]}
                    </Menu.Item>
                  ))}
                  <Menu.Item fz="md" fw={600} onClick={() => onOpen(entry)}>
                    Tout préciser…
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </Group>
        )}
      </Table.Td>
      <Table.Td ta="right" className={classes['actions'] ?? ''}>
        {!cancelled && (
          <Button
            variant="subtle"
            aria-label={`Modifier la visite de ${hour}`}
            onClick={() => onOpen(entry)}
          >
            Modifier
          </Button>
        )}
        <Button
          variant="subtle"
          aria-label={`${cancelled ? 'Rétablir' : 'Annuler'} la visite de ${hour}`}
          // The second click of a double one would undo the first: both stand in one place.
          onClick={({ detail }) =>
            detail < 2 && void run((cancelled ? keepVisites : cancelVisites)(session, [entry]))
          }
        >
          {cancelled ? 'Rétablir' : 'Annuler'}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
});

/** Whether nothing is said of a demande. */
function isBlank({ operateur, nature, demarche, dureeMinutes, theme }: DemandeDraft): boolean {
  return [operateur, nature, demarche, dureeMinutes, theme].every((said) => said === null);
}
