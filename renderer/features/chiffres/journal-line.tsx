import { Badge, UnstyledButton } from '@mantine/core';
import type { Zone } from '../../../shared/domain/calendar/local-day.ts';
import type { JournalEntry } from '../../data/journal/journal-filter.ts';
import type { NameCell } from './cell-names.ts';
import classes from './chiffres.module.css';
import { describeEntry } from './entry-words.ts';

/** One entry of the journal, on one line; pressed, it opens. */
export function JournalLine({
  journal,
  zone,
  nameCell,
  onOpen,
}: {
  readonly journal: JournalEntry;
  readonly zone: Zone;
  readonly nameCell: NameCell;
  readonly onOpen: ((journal: JournalEntry) => void) | undefined;
}) {
  const { hour, how, chips, duree, state } = describeEntry(journal, zone, nameCell);
  const content = (
    <>
      <span>{hour}</span>
      <span>{how}</span>
      <span className={classes['chips']}>
        {chips.map((chip, index) => (
          <Badge key={index} variant="default" tt="none" size="lg" fw={400}>
            {chip}
          </Badge>
        ))}
      </span>
      <span className={classes['duree']}>{duree}</span>
      <span>{state}</span>
    </>
  );
  return onOpen === undefined ? (
    <div className={classes['entry']}>{content}</div>
  ) : (
    <UnstyledButton className={classes['entry'] ?? ''} onClick={() => onOpen(journal)}>
      {content}
    </UnstyledButton>
  );
}
