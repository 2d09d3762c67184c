import { Button, Group, NativeSelect, SegmentedControl } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { frenchMonths } from '../../../shared/kernel/french-months.ts';
import { officePaths } from '../../../shared/sync/office-api.ts';
import { PrintIcon } from '../../ui/icons.tsx';
import classes from '../pilotage.module.css';
import { FIRST_YEAR, questionToDay } from './question.ts';
import type { Question } from './question.ts';

/** Which period, of which platform; and the same figures as files. */
export function QuestionBar({
  question,
  sites,
  today,
  onChange,
}: {
  readonly question: Question;
  readonly sites: readonly { readonly site: string; readonly name: string }[];
  readonly today: LocalDay;
  readonly onChange: (question: Question) => void;
}) {
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: thisYear - FIRST_YEAR + 1 }, (_none, back) => thisYear - back);
  const file = (format: 'csv' | 'xlsx') =>
    `${officePaths.export}?${new URLSearchParams({ period: question.period, at: questionToDay(question, 0), format }).toString()}`;
  return (
    <Group align="flex-end" className={classes['screenOnly'] ?? ''}>
      <SegmentedControl
        aria-label="Période"
        data={[
          { value: 'annee', label: 'Année' },
          { value: 'mois', label: 'Mois' },
        ]}
        value={question.period}
        onChange={(period) => onChange({ ...question, period })}
      />
      {question.period === 'mois' && (
        <NativeSelect
          label="Mois"
          data={frenchMonths.map((label, index) => ({ value: String(index + 1), label }))}
          value={String(question.month)}
          onChange={(event) => onChange({ ...question, month: Number(event.currentTarget.value) })}
        />
      )}
      <NativeSelect
        label="Année"
        data={years.map(String)}
        value={String(question.year)}
        onChange={(event) => onChange({ ...question, year: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label="Plateforme"
        data={[
          { value: '', label: 'Tout le réseau' },
          ...sites.map(({ site, name }) => ({ value: site, label: name })),
        ]}
        value={question.site ?? ''}
        onChange={(event) => onChange({ ...question, site: event.currentTarget.value || null })}
      />
      <Button component="a" variant="default" href={file('csv')} download>
        CSV
      </Button>
      <Button component="a" variant="default" href={file('xlsx')} download>
        Excel
      </Button>
      <Button variant="default" leftSection={<PrintIcon />} onClick={() => globalThis.print()}>
        Imprimer
      </Button>
    </Group>
  );
}
