import { Paper } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { JournalEntry, JournalFilter } from '../../data/journal/journal-filter.ts';
import { useJournalDays } from '../../data/journal/use-journal-days.ts';
import { capitalise, formatDay } from '../../ui/format.ts';
import type { NameCell } from './cell-names.ts';
import classes from './chiffres.module.css';
import { JournalLine } from './journal-line.tsx';
import { layJournal } from './journal-rows.ts';
import type { JournalDay, JournalRow } from './journal-rows.ts';

/** Pixels of a line before it is drawn. */
const LINE = 45;

/** Lines drawn beyond the ones in sight. */
const OVERSCAN = 8;

const moves: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * The entries of some days, the latest first, under a filter: only the lines in sight are drawn, only
 * their days opened. The arrow keys go from line to line.
 */
export function JournalList({
  session,
  filter,
  days,
  countWords,
  nameCell,
  onOpen,
}: {
  readonly session: DeskSession;
  readonly filter: JournalFilter;
  /** The days that count something under the filter, latest first. */
  readonly days: readonly JournalDay[];
  readonly countWords: (count: number) => string;
  readonly nameCell: NameCell;
  readonly onOpen: ((journal: JournalEntry) => void) | undefined;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [inSight, setInSight] = useState<readonly LocalDay[]>([]);
  const [focused, setFocused] = useState<number | null>(null);
  const open = useJournalDays(session, filter, inSight);
  const rows = useMemo(() => layJournal(days, open), [days, open]);
  // oxlint-disable-next-line react/incompatible-library -- Nothing here is memoised by a compiler.
  const virtualizer = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();

  const seen = [...new Set(items.map(({ index }) => rows.at(index).day))].join(' ');
  useEffect(() => setInSight(seen === '' ? [] : (seen.split(' ') as LocalDay[])), [seen]);

  // The line asked for may only now be drawn.
  useEffect(() => {
    if (focused === null) return;
    const line = scroller.current?.querySelector<HTMLElement>(`[data-index="${focused}"] button`);
    if (line === null || line === undefined) return;
    line.focus({ preventScroll: true });
    setFocused(null);
  }, [focused, items]);

  const move = (event: KeyboardEvent) => {
    const step = moves[event.key];
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-index]');
    // Lines that only are read take no focus: the list scrolls as any other.
    if (step === undefined || onOpen === undefined) return;
    const from = line === null ? -1 : Number(line.dataset['index']);
    let next = from + step;
    while (next >= 0 && next < rows.total && rows.at(next).kind === 'jour') next += step;
    if (next < 0 || next >= rows.total) return;
    event.preventDefault();
    virtualizer.scrollToIndex(next);
    setFocused(next);
  };

  return (
    <Paper
      withBorder
      ref={scroller}
      className={classes['journal'] ?? ''}
      role="region"
      aria-label="Entrées du journal"
      tabIndex={0}
      onKeyDown={move}
    >
      <ul className={classes['lines']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            className={classes['line']}
            style={{ transform: `translateY(${start}px)` }}
            aria-posinset={index + 1}
            aria-setsize={rows.total}
          >
            <Line
              row={rows.at(index)}
              session={session}
              countWords={countWords}
              nameCell={nameCell}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
    </Paper>
  );
}

function Line({
  row,
  session,
  countWords,
  nameCell,
  onOpen,
}: {
  readonly row: JournalRow;
  readonly session: DeskSession;
  readonly countWords: (count: number) => string;
  readonly nameCell: NameCell;
  readonly onOpen: ((journal: JournalEntry) => void) | undefined;
}) {
  switch (row.kind) {
    case 'jour':
      return (
        <div className={classes['dayHead']}>
          {capitalise(formatDay(row.day))} · {countWords(row.count)}
        </div>
      );
    case 'attente':
      return (
        <div className={`${classes['entry'] ?? ''} ${classes['waiting'] ?? ''}`} aria-hidden="true">
          …
        </div>
      );
    case 'entree':
      return (
        <JournalLine
          journal={row.journal}
          zone={session.identity.zone}
          nameCell={nameCell}
          onOpen={onOpen}
        />
      );
  }
}
