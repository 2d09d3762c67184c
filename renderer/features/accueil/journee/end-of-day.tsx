import { Button, Group, Stack, Text } from '@mantine/core';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { isToSpecify } from '../../../../shared/domain/visite/passage.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { VisiteEntry } from '../../../data/visites/visite-entry.ts';
import { presenceKind } from '../../../data/presences/presences.ts';
import { useWaiting } from '../../../data/records/use-waiting.ts';
import { useDayVisites } from '../../../data/visites/use-visites.ts';
import { count } from '../../../ui/format.ts';
import { atHour } from '../words.ts';

/** What is left before closing: passages to specify, people still in the list. */
export function EndOfDay({
  session,
  today,
  onOpen,
  onClose,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly onOpen: (entry: VisiteEntry) => void;
  readonly onClose: () => void;
}) {
  const presences = useWaiting(session, presenceKind, 'presence') ?? [];
  const visites = useDayVisites(session, today);
  if (visites === undefined) return null;
  const left = visites.filter(({ held, clear }) => !held && isToSpecify(clear));
  return (
    <Stack gap="md">
      <Text fw={600} role="status">
        {left.length === 0
          ? 'Tous les passages de la journée sont précisés.'
          : `${count(left.length, 'passage reste', 'passages restent')} à préciser. Sans cela, ils comptent sous «\u00a0Non précisé\u00a0».`}
      </Text>
      {left.map((entry) => {
        const hour = atHour(entry, session.identity.zone) ?? 'heure inconnue';
        return (
          <Group key={entry.id} justify="space-between">
            <Text>Passage de {hour}</Text>
            <Button
              variant="default"
              aria-label={`Préciser le passage de ${hour}`}
              onClick={() => onOpen(entry)}
            >
              Préciser
            </Button>
          </Group>
        );
      })}
      {presences.length > 0 && (
        <Text>
          {count(presences.length, 'personne est', 'personnes sont')} encore dans la liste des
          présentes&nbsp;: terminez leur visite, ou retirez-les.
        </Text>
      )}
      <Group justify="flex-end">
        <Button size="lg" onClick={onClose} data-autofocus>
          Fermer
        </Button>
      </Group>
    </Stack>
  );
}
