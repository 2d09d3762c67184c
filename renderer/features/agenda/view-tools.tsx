import { Button, Group } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import { AgendaFilters } from './agenda-filters.tsx';
import { dayPaper, monthPaper } from './papers.ts';
import type { AgendaScreenState } from './use-agenda-screen.ts';
import type { NameOf } from './use-names.ts';
import type { View } from './views.ts';

/** What narrows a view, and what prints it. */
export function ViewTools({
  view,
  day,
  today,
  screen,
  identity,
  nameOf,
  onPrint,
}: {
  readonly view: View;
  readonly day: LocalDay;
  readonly today: LocalDay;
  readonly screen: AgendaScreenState;
  readonly identity: DeskSession['identity'];
  readonly nameOf: NameOf;
  readonly onPrint: (paper: Paper) => void;
}) {
  const { calendar, rdvs, others, free, filter, setFilter } = screen;
  const at = { identity, today };
  const printDay = () => {
    const ofDay = (rdvs ?? []).filter(({ jour }) => jour === day);
    const open = free.map(({ offer }) => offer).filter(({ creneau }) => creneau.jour === day);
    const elsewhere = others.filter(({ offer }) => offer.creneau.jour === day);
    onPrint(dayPaper(day, ofDay, elsewhere, open, nameOf, at));
  };
  return (
    <Group align="flex-end">
      <AgendaFilters calendar={calendar} filter={filter} onChange={setFilter} />
      {view === 'jour' && (
        <Button variant="default" leftSection={<PrintIcon />} onClick={printDay}>
          Imprimer la journée
        </Button>
      )}
      {view === 'mois' && (
        <Button
          variant="default"
          leftSection={<PrintIcon />}
          onClick={() => onPrint(monthPaper(day, calendar.offers, at))}
        >
          Imprimer l’affiche du mois
        </Button>
      )}
    </Group>
  );
}
