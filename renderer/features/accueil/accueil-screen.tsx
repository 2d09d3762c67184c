import { Button, Group, Paper, Stack } from '@mantine/core';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { countVisites } from '../../../shared/domain/comptage/count-visites.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { blankDraft, visiteToDraft } from '../../../shared/domain/visite/draft.ts';
import type { DemandeDraft } from '../../../shared/domain/visite/draft.ts';
import type { Canal } from '../../../shared/domain/vocabulary/canal.ts';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { startVisite } from '../../data/presences/presences.ts';
import { readVisite } from '../../data/visites/read-visite.ts';
import { recordVisite } from '../../data/visites/record-visite.ts';
import { correctVisite } from '../../data/visites/revise-visite.ts';
import { useDayVisites } from '../../data/visites/use-visites.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import classes from './accueil.module.css';
import { DayFigures } from './day-figures.tsx';
import { DayList } from './day-list.tsx';
import { DayCompleted } from './journee/day-completed.tsx';
import { LockedPassages } from './locked-passages.tsx';
import { PassagePanel } from './passage-panel.tsx';
import { PresencesPanel } from './presences/presences-panel.tsx';
import { RappelsPanel } from './presences/rappels-panel.tsx';
import { SeancesPanel } from './seances/seances-panel.tsx';
import { UndatedVisites } from './undated-visites.tsx';
import type { AccueilControl } from './use-accueil.ts';
import type { PassageControl } from './use-passage.ts';
import { nameEntry } from './words.ts';

// The words of the catalogue come with it, after the first paint: a Passage never waits for them.
const SaisieLine = lazy(async () => ({
  default: (await import('./saisie/saisie-line.tsx')).SaisieLine,
}));

/** Who is here, and what did I just log? */
export function AccueilScreen({
  session,
  today,
  clockTrusted,
  passage,
  control,
  onPrintSheet,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly clockTrusted: boolean;
  readonly passage: PassageControl;
  readonly control: AccueilControl;
  /** Shows the blank day sheet, to be printed. */
  readonly onPrintSheet: () => void;
}) {
  const { zone } = session.identity;
  const visites = useDayVisites(session, today);
  const counted = useMemo(() => visites?.filter(({ held }) => !held), [visites]);
  const { adopt, tell } = passage;
  const { completed, favoris, open, setCompleted, specify, specified } = control;
  const openVisite = useCallback(
    (entry: VisiteEntry) => open({ kind: 'visite', subject: { kind: 'entree', entry } }),
    [open],
  );

  const save = async (
    demandes: DemandeDraft[],
    canal: Canal | null,
  ): Promise<Result<VisiteEntry>> => {
    const saved =
      specified === null
        ? await recordVisite(session, { ...blankDraft, canal: canal ?? blankDraft.canal, demandes })
        : await specifyEntry(session, specified, demandes, canal);
    if (saved.ok && specified === null) adopt(saved.value);
    else if (saved.ok) {
      specify(null);
      tell(saved.value);
    }
    return saved;
  };

  return (
    <div className={classes['screen']}>
      <Stack gap="md">
        <ScreenTitle>Accueil</ScreenTitle>
        <PassagePanel passage={passage} zone={zone} onSpecify={specify} />
        <DayFigures counts={counted && countVisites(counted.map(({ clear }) => clear))} />
        <Group gap="xs">
          <Button
            variant="default"
            onClick={() => open({ kind: 'visite', subject: { kind: 'nouvelle' } })}
          >
            Formulaire
          </Button>
          <Button variant="default" onClick={() => open({ kind: 'seance', seance: null })}>
            Séance collective
          </Button>
          <Button variant="default" onClick={() => open({ kind: 'rattrapage' })}>
            Compléter un jour
          </Button>
          <Button variant="default" onClick={() => open({ kind: 'fin-de-journee' })}>
            Fin de journée
          </Button>
          <Button variant="default" onClick={onPrintSheet}>
            Feuille vierge
          </Button>
        </Group>
      </Stack>
      <Stack gap="md" className={classes['list']}>
        <Paper withBorder p="sm">
          <Suspense fallback={<div className={classes['lineWait']} aria-busy="true" />}>
            <SaisieLine
              key={specified?.id ?? 'nouvelle'}
              label={
                specified === null
                  ? 'Saisie éclair'
                  : `Préciser\u00a0: ${nameEntry(specified, zone).toLowerCase()}`
              }
              hint={specified === null ? 'F3' : 'F4'}
              call={control.saisieCalls}
              takeCall={control.takeCall}
              favoris={favoris.shown}
              onFocus={favoris.renew}
              onEditFavoris={() => open({ kind: 'favoris' })}
              onSave={save}
            />
            {specified !== null && (
              <Button variant="subtle" mt={8} onClick={() => specify(null)}>
                Ne plus préciser ce passage
              </Button>
            )}
          </Suspense>
        </Paper>
        {completed !== null && (
          <DayCompleted
            session={session}
            completed={completed}
            onClose={() => setCompleted(null)}
          />
        )}
        <LockedPassages session={session} />
        <UndatedVisites session={session} today={today} clockTrusted={clockTrusted} />
        <RappelsPanel session={session} today={today} />
        <PresencesPanel
          session={session}
          onStart={() => startVisite(session)}
          onFinish={(presence) => open({ kind: 'visite', subject: { kind: 'presence', presence } })}
        />
        <SeancesPanel
          session={session}
          day={today}
          onCorrect={(seance) => open({ kind: 'seance', seance })}
        />
        <DayList session={session} day={today} visites={counted} onOpen={openVisite} />
      </Stack>
    </div>
  );
}

async function specifyEntry(
  session: DeskSession,
  known: VisiteEntry,
  demandes: DemandeDraft[],
  canal: Canal | null,
): Promise<Result<VisiteEntry>> {
  const entry = await readVisite(session, known);
  if (entry.clear.etat !== 'valide')
    return refuse(
      'passage-annule',
      'Ce passage a été annulé entre-temps\u00a0: rien n’a été changé. Pressez F3 pour noter une nouvelle visite.',
    );
  const draft = visiteToDraft(entry.clear, entry.sealed);
  return correctVisite(session, entry, { ...draft, canal: canal ?? draft.canal, demandes });
}
