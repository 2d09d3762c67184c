import { Button } from '@mantine/core';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { CommuneIndex } from '../../../shared/domain/commune/commune-index.ts';
import { comparedRange } from '../../../shared/domain/comptage/period.ts';
import type { Period } from '../../../shared/domain/comptage/period.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { loadCommunes } from '../../data/communes/load-communes.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { useFigures, useFirstDay } from '../../data/figures/use-figures.ts';
import { PaperPlace } from './paper-place.tsx';

/** A period long enough for a rapport d’activité. */
type ReportedPeriod = Period & { readonly kind: 'mois' | 'annee' };

/** Whether a rapport d’activité is made of such a period: a month or a year. */
export function isReported(period: Period): period is ReportedPeriod {
  return period.kind === 'mois' || period.kind === 'annee';
}

/** The rapport d’activité of the month or the year on show, looked at before it is printed. */
export function ReportButton({
  session,
  period,
  today,
}: {
  readonly session: DeskSession;
  readonly period: ReportedPeriod;
  readonly today: LocalDay;
}) {
  const compared = comparedRange(period, today);
  const now = useFigures(session, period);
  const before = useFigures(session, compared);
  const firstDay = useFirstDay(session);
  // What is still being counted would be printed short.
  const counted = (read: typeof now) => (read?.pendingDays === 0 ? read.figures : null);
  const figures = counted(now);
  const figuresBefore = counted(before);
  const compose = async (onPrint: (paper: Paper) => void) => {
    if (figures === null || figuresBefore === null) return;
    const [{ activityReport }, communes] = await Promise.all([
      import('../../../shared/documents/papers/activity-report.ts'),
      // Without the list, communes keep their INSEE code: the report does not wait for it.
      loadCommunes(session.identity).catch((): CommuneIndex | null => null),
    ]);
    const { site, siteName } = session.identity;
    onPrint(
      activityReport({
        site: { id: site, name: siteName },
        periode: period,
        figures,
        avant: { range: compared, figures: figuresBefore },
        depuis: firstDay ?? null,
        nameCommune: (insee) => communes?.find(insee)?.nom ?? null,
        today,
      }),
    );
  };
  return (
    <PaperPlace>
      {(onPrint) => (
        <Button
          variant="default"
          disabled={figures === null || figuresBefore === null}
          onClick={() => void compose(onPrint)}
        >
          Rapport d’activité
        </Button>
      )}
    </PaperPlace>
  );
}
