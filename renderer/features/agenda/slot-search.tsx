import { Skeleton, Stack, Text, TextInput } from '@mantine/core';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import { SearchIcon } from '../../ui/icons.tsx';
import { SlotList } from './slot-list.tsx';

/** “Prochain créneau CAF en visio”, in one line: the first move of a booking. */
export function SlotSearch({
  text,
  found,
  isRead,
  onText,
  onChoose,
}: {
  readonly text: string;
  readonly found: readonly FoundSlot[];
  /** Whether the calendar was read once. */
  readonly isRead: boolean;
  readonly onText: (text: string) => void;
  readonly onChoose: (slot: FoundSlot) => void;
}) {
  return (
    <Stack gap="sm" role="search" aria-label="Prochain créneau">
      <TextInput
        label="Prochain créneau"
        description="Comme vous le diriez&#x00a0;: CAF en visio, impôts jeudi matin, Pôle emploi semaine prochaine"
        leftSection={<SearchIcon />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first !== undefined) onChoose(first);
        }}
        autoComplete="off"
        spellCheck={false}
        autoFocus
      />
      {!isRead ? (
        <Skeleton height={80} />
      ) : found.length > 0 ? (
        <SlotList label="Créneaux trouvés" slots={found} onChoose={onChoose} />
      ) : (
        <Text role="status">
          {text.trim() === ''
            ? 'Aucun créneau libre à venir.'
            : 'Aucun créneau libre ne correspond\u00a0: essayez sans la date, ou un autre mot.'}
        </Text>
      )}
    </Stack>
  );
}
