import { Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DeskSession } from '../../data/desk-session.ts';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { BoothPanel } from './booth-panel.tsx';
import { CallPanel } from './call-panel.tsx';
import { EndedPanel } from './ended-panel.tsx';
import type { Reglages } from './reglages.ts';
import { StartPanel } from './start-panel.tsx';
import type { ToNote } from './to-note.ts';
import { useVisio, visioControlOf } from './visio-control.ts';

/** Is the booth ready, is the agent there? One call at a time. */
export function VisioScreen({
  session,
  onNote,
}: {
  readonly session: DeskSession;
  /** Opens the form on a visite already filled. */
  readonly onNote: (toNote: ToNote) => void;
}) {
  const control = visioControlOf(session);
  const { call, checking, fenetre, booth } = useVisio(control);
  const reglages = useReglages(session);
  return (
    <Stack gap="md">
      <ScreenTitle>Visio</ScreenTitle>
      {call !== null && call.etape !== 'fini' && (
        <CallPanel
          session={session}
          control={control}
          call={call}
          fenetre={fenetre}
          onNote={onNote}
        />
      )}
      {call?.etape === 'fini' && (
        <EndedPanel session={session} control={control} call={call} onNote={onNote} />
      )}
      {call === null && (
        <StartPanel control={control} booth={booth} reglages={reglages} checking={checking} />
      )}
      <BoothPanel
        control={control}
        booth={booth}
        checking={checking}
        busy={call !== null}
        fenetre={fenetre}
        domaine={reglages !== null && 'connus' in reglages ? reglages.connus.domaine : null}
      />
    </Stack>
  );
}

function useReglages({ bridge }: DeskSession): Reglages {
  const [reglages, setReglages] = useState<Reglages>(null);
  useEffect(() => {
    let over = false;
    const read = () =>
      void bridge.call('visio.reglages', {}).then((answer) => {
        if (!over) setReglages(answer.ok ? { connus: answer.value } : { failure: answer.failure });
      });
    read();
    const stop = bridge.subscribe((event) => {
      // The network, or the département, is back.
      if (event.event === 'delivery.changed' && event.state.kind === 'a-jour') read();
    });
    return () => {
      over = true;
      stop();
    };
  }, [bridge]);
  return reglages;
}
