import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { isToSpecify } from '../../../shared/domain/visite/passage.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import classes from './accueil.module.css';
import { usePassageStatus } from './use-passage.ts';
import type { PassageControl } from './use-passage.ts';
import { sayEntry } from './words.ts';

/** The one big button of the desk, and what its last press did. */
export function PassagePanel({
  passage,
  zone,
  onSpecify,
}: {
  readonly passage: PassageControl;
  readonly zone: Zone;
  /** Specifies the last Passage in place. */
  readonly onSpecify: (entry: VisiteEntry) => void;
}) {
  return (
    <Stack gap="sm">
      <Button
        className={classes['passage'] ?? ''}
        onClick={() => void passage.record()}
        // A held Enter or space key would repeat the click: the key must be let go first.
        onKeyDown={(event) => event.repeat && event.preventDefault()}
        rightSection={<KeyHint keys={['F2']} />}
      >
        Passage
      </Button>
      <Paper withBorder p="sm" mih={132} className={classes['said'] ?? ''}>
        <div role="status" aria-live="polite">
          <PassageOutcome passage={passage} zone={zone} onSpecify={onSpecify} />
        </div>
      </Paper>
    </Stack>
  );
}

/** What the last press did, in words; on the Accueil and wherever else a Passage is noted from. */
export function PassageOutcome({
  passage,
  zone,
  onSpecify,
}: {
  readonly passage: PassageControl;
  readonly zone: Zone;
  readonly onSpecify: (entry: VisiteEntry) => void;
}) {
  const status = usePassageStatus(passage);
  switch (status.kind) {
    case 'aucun':
      return (
        <Text c="dimmed">
          Une personne, une touche. La demande peut être précisée plus tard, dans la liste.
        </Text>
      );
    case 'refus':
      return <Notice kind="error">{status.sentence}</Notice>;
    case 'annule':
      return (
        <Group justify="space-between" gap="sm">
          <Text>{sayEntry(status.entry, zone, 'annulé')}</Text>
          <Button variant="default" onClick={() => void passage.redo()}>
            Rétablir
          </Button>
        </Group>
      );
    case 'modifie':
      return <Text>{sayEntry(status.entry, zone, 'modifié')}</Text>;
    case 'enregistre':
      return (
        <Group justify="space-between" gap="sm">
          <Text className={classes['outcome'] ?? ''}>
            <CheckIcon />
            <span>
              {status.quick && (
                <>
                  <strong>Deux passages coup sur coup.</strong>{' '}
                </>
              )}
              {sayEntry(status.entry, zone, 'enregistré')}
            </span>
          </Text>
          <Group gap="xs">
            {isToSpecify(status.entry.clear) && (
              <Button
                variant="default"
                onClick={() => onSpecify(status.entry)}
                rightSection={<KeyHint keys={['F4']} />}
              >
                Préciser
              </Button>
            )}
            <Button
              variant={status.quick ? 'light' : 'default'}
              onClick={() => void passage.undo()}
              rightSection={<KeyHint keys={['Ctrl', 'Z']} />}
            >
              Annuler
            </Button>
          </Group>
        </Group>
      );
  }
}
