import { Stack, Text } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { pilotagePaths } from '../../../shared/sync/pilotage-api.ts';
import { publishedPeriodSchema } from '../../../shared/sync/published-figures.ts';
import { capitalise, formatInstant, formatMonth } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { LoadingPage } from '../loading-page.tsx';
import type { PageProps } from '../pages.ts';
import { goTo } from '../place.ts';
import { useLoaded } from '../use-loaded.ts';
import { AnalysisFigures } from './analysis-figures.tsx';
import { questionToDay, questionToSubject, subjectToQuestion } from './question.ts';
import { QuestionBar } from './question-bar.tsx';

/** What does the network do, platform by platform, and how does it move from one year to the next? */
export function AnalysisPage({ client, clock, session, subject, onExpired }: PageProps) {
  const today = instantToLocal(clock.now(), session.zone).day;
  const asked = subjectToQuestion(subject, today);
  const address = questionToSubject(asked);
  // The same address asks the same question, whatever the object.
  const question = useMemo(() => subjectToQuestion(address, today), [address, today]);
  const { period, year, month } = question;
  const read = useCallback(async () => {
    const ask = (back: number) => {
      const at = questionToDay({ period, year, month, site: null }, back);
      const query = new URLSearchParams({ period, at }).toString();
      return client.get(`${pilotagePaths.published}?${query}`, publishedPeriodSchema);
    };
    const [now, before] = await Promise.all([ask(0), ask(1)]);
    if (!now.ok) return now;
    // A year nothing can be asked of is compared with nothing.
    return ok({ now: now.value, before: before.ok ? before.value : null });
  }, [client, period, year, month]);
  const { value, failure, reload } = useLoaded(read, onExpired);
  const title = capitalise(
    period === 'annee' ? `année ${year}` : formatMonth(questionToDay(question, 0)),
  );
  if (value === null)
    return <LoadingPage title="Analyse" failure={failure} onRetry={() => void reload()} />;
  const siteName = value.now.sites.find(({ site }) => site === question.site)?.name ?? null;
  return (
    <Stack gap="lg">
      <div>
        <ScreenTitle product="Relais, pilotage">
          {siteName === null
            ? `Analyse, ${title.toLowerCase()}`
            : `${siteName}, ${title.toLowerCase()}`}
        </ScreenTitle>
        <Text c="dimmed">
          Chiffres arrêtés le {formatInstant(value.now.now, session.zone)}, comparés à la même
          période un an avant.
        </Text>
      </div>
      <QuestionBar
        question={question}
        sites={value.now.sites}
        today={today}
        onChange={(next) => goTo('analyse', questionToSubject(next))}
      />
      {failure !== null && <Notice kind="error">{failure.sentence}</Notice>}
      <AnalysisFigures
        client={client}
        onExpired={onExpired}
        question={question}
        now={value.now}
        before={value.before}
      />
    </Stack>
  );
}
