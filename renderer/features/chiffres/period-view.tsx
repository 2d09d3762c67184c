import { Button, Stack, Text } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Dimension } from '../../../shared/domain/comptage/dimension.ts';
import type { Figures } from '../../../shared/domain/comptage/figures.ts';
import { periodOf } from '../../../shared/domain/comptage/period.ts';
import type { Period } from '../../../shared/domain/comptage/period.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useFigureKeeping, useFirstDay } from '../../data/figures/use-figures.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatDate, NBSP } from '../../ui/format.ts';
import type { NameCell } from './cell-names.ts';
import { Counting, Waiting } from './counting.tsx';
import type { OpenJournal } from './journal-target.ts';
import { comparisonSentence, rangeWords, yearBeforeSentence } from './period-words.ts';
import type { ShownPeriod } from './use-shown-period.ts';
import { UnitSection } from './unit-section.tsx';
import { Units } from './units.tsx';

/** Days counted again at each entry of today: too quick to be worth a word. */
const QUICK_DAYS = 2;

/** The figures of a period against the year before; or, in words, why there are none. */
export function PeriodView({
  session,
  today,
  shown: { period, compared, figures, before },
  nameCell,
  onDimension,
  onPeriod,
  onOpen,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly shown: ShownPeriod;
  readonly nameCell: NameCell;
  /** Told of the dimension chosen in a section. */
  readonly onDimension: (dimension: Dimension) => void;
  readonly onPeriod: (period: Period) => void;
  readonly onOpen: OpenJournal;
}) {
  const firstDay = useFirstDay(session);
  const percent = useFigureKeeping(session);
  if (firstDay === undefined) return <Waiting percent={null} />;
  if (firstDay === null)
    return (
      <EmptyState title="Pas encore de saisie">
        Les chiffres viendront avec la première visite notée{NBSP}: F2 la compte, où que vous soyez.
      </EmptyState>
    );
  if (firstDay > period.to)
    return (
      <EmptyState
        title="Pas encore de saisie à cette date"
        action={
          <Button onClick={() => onPeriod(periodOf(period.kind, firstDay))}>
            Voir les premiers chiffres
          </Button>
        }
      >
        La saisie sur ce poste a commencé le {formatDate(firstDay)}.
      </EmptyState>
    );
  const counted = figures.figures;
  if (counted === null) return <Waiting percent={percent} />;
  const late = figures.pendingDays + before.pendingDays > QUICK_DAYS;
  const comparable = firstDay <= compared.to;
  const against = comparable ? before.figures : null;
  return (
    <Stack gap="md">
      <Text c="dimmed">
        {firstDay > period.from && `La saisie a commencé le ${formatDate(firstDay)}. `}
        {comparisonSentence(period, compared, firstDay)}
      </Text>
      {late && <Counting percent={percent} />}
      {isEmpty(counted) ? (
        <EmptyState
          title={
            today === period.from && today === period.to
              ? 'Personne encore aujourd’hui'
              : 'Rien de noté'
          }
        >
          Aucune visite ni séance collective n’est notée {rangeWords(period)}.
          {against !== null && ` ${yearBeforeSentence(against)}`}
        </EmptyState>
      ) : (
        <>
          <Units period={period} figures={counted} before={against} />
          <Sections
            counted={counted}
            against={against}
            nameCell={nameCell}
            onDimension={onDimension}
            onOpen={onOpen}
          />
        </>
      )}
    </Stack>
  );
}

function Sections({
  counted,
  against,
  ...handed
}: {
  readonly counted: Figures;
  readonly against: Figures | null;
  readonly nameCell: NameCell;
  readonly onDimension: (dimension: Dimension) => void;
  readonly onOpen: OpenJournal;
}) {
  const common = { figures: counted, before: against, ...handed };
  const hasSeances = counted.seances.total + (against?.seances.total ?? 0) > 0;
  return (
    <>
      <UnitSection
        unit="demandes"
        title="Demandes"
        dimensions={[
          'demandes.theme',
          'demandes.operateur',
          'demandes.demarche',
          'demandes.nature',
          'demandes.issue',
          'demandes.duree',
          'demandes.autonomie',
        ]}
        {...common}
      />
      <UnitSection
        unit="visites"
        title="Visites"
        dimensions={[
          'visites.canal',
          'visites.heure',
          'visites.age',
          'visites.commune',
          'visites.premiereVenue',
        ]}
        {...common}
      />
      {hasSeances && (
        <UnitSection
          unit="seances"
          title="Séances collectives"
          dimensions={['seances.type', 'seances.theme']}
          {...common}
        />
      )}
    </>
  );
}

function isEmpty({ visites, seances }: Figures): boolean {
  return visites.total === 0 && seances.total === 0;
}
