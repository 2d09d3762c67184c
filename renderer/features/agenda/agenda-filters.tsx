import { Button, Select } from '@mantine/core';
import type { Offer } from '../../../shared/domain/rdv/find-slots.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { NO_FILTER } from './use-agenda-screen.ts';
import type { AgendaFilter } from './use-agenda-screen.ts';

/** The choice that narrows nothing. */
const EVERY = 'tous';

/** What narrows the views: a partner, how one is received, a room. */
export function AgendaFilters({
  calendar,
  filter,
  onChange,
}: {
  readonly calendar: Calendar;
  readonly filter: AgendaFilter;
  readonly onChange: (filter: AgendaFilter) => void;
}) {
  const salles = [...calendar.salles.values()].filter(({ active }) => active);
  return (
    <>
      <Select
        label="Partenaire"
        data={[{ value: EVERY, label: 'Tous' }, ...partnersOf(calendar.offers)]}
        value={filter.organisme ?? EVERY}
        allowDeselect={false}
        onChange={(organisme) =>
          onChange({ ...filter, organisme: organisme === EVERY ? null : organisme })
        }
      />
      <Select
        label="Comment"
        data={[
          { value: EVERY, label: 'Visio et sur place' },
          { value: 'visio', label: 'En visio' },
          { value: 'sur-place', label: 'Sur place' },
        ]}
        value={filter.lieu ?? EVERY}
        allowDeselect={false}
        onChange={(lieu) =>
          onChange({ ...filter, lieu: lieu === 'visio' || lieu === 'sur-place' ? lieu : null })
        }
      />
      {salles.length > 0 && (
        <Select
          label="Salle"
          data={[
            { value: EVERY, label: 'Toutes' },
            ...salles.map(({ id, nom }) => ({ value: id as string, label: frenchSpaces(nom) })),
          ]}
          value={filter.salle ?? EVERY}
          allowDeselect={false}
          onChange={(salle) => onChange({ ...filter, salle: salle === EVERY ? null : salle })}
        />
      )}
      {filter !== NO_FILTER && (
        <Button variant="subtle" onClick={() => onChange(NO_FILTER)}>
          Tout montrer
        </Button>
      )}
    </>
  );
}

function partnersOf(offers: readonly Offer[]) {
  const names = new Map(
    offers.map(({ permanence }) => [permanence.organisme, permanence.organismeNom]),
  );
  return [...names]
    .map(([value, label]) => ({ value: value as string, label: frenchSpaces(label) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'));
}
