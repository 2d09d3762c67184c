import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { proposedThemes } from '../../../shared/domain/catalogue/default-themes.ts';
import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { NBSP } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { minutesWith } from './call-state.ts';
import type { Call } from './call-state.ts';
import type { VisioControl } from './visio-control.ts';
import { RdvOutcomeField } from './rdv-outcome.tsx';
import type { RdvOutcome } from './rdv-outcome.tsx';
import { settleCall } from './settle-call.ts';
import { usagerOf } from './to-note.ts';
import type { ToNote } from './to-note.ts';
import { proposeVisite } from './words.ts';

/** A call that is over: what it was, and the visite to note, already filled. */
export function EndedPanel({
  session,
  control,
  call,
  onNote,
}: {
  readonly session: DeskSession;
  readonly control: VisioControl;
  readonly call: Call;
  readonly onNote: (toNote: ToNote) => void;
}) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const minutes = minutesWith(call, session.clock.now());
  const { rdv } = call.plan;
  // Somebody was there: the RDV was held. Nobody was: the person may well have come.
  const [outcome, setOutcome] = useState<RdvOutcome>(minutes === null ? null : 'honore');
  const [isVisiteNoted, setVisiteNoted] = useState(false);
  const again = async () => {
    const resumed = await control.resume();
    setFailure(resumed.ok ? null : resumed.failure.sentence);
  };
  const settle = () =>
    run(async () => {
      const settled = await settleCall(session, control, call, outcome);
      setFailure(settled.ok ? null : settled.failure.sentence);
    });
  const note = () =>
    onNote({
      draft: proposeVisite(
        call,
        minutes === null ? 'telephone' : 'visio-sur-place',
        minutes,
        proposedThemes(shippedIndex),
      ),
      usager: usagerOf(call),
      onSaved: () => {
        setVisiteNoted(true);
        void settle();
      },
    });
  return (
    <Panel title="L’appel est terminé">
      <Text role="status">
        {minutes === null
          ? call.panne === null && call.refus === null
            ? 'Le partenaire n’est pas venu\u00a0: aucune communication n’a eu lieu.'
            : 'La visio n’a pas pu se faire. S’il a eu lieu par téléphone, notez-le.'
          : `Communication de ${minutes}${NBSP}min. La visite est remplie\u00a0: vérifiez-la et enregistrez.`}
      </Text>
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {rdv !== null && (
        <RdvOutcomeField rdv={rdv} salle={call.salle} value={outcome} onChange={setOutcome} />
      )}
      <Group gap="sm">
        {!isVisiteNoted && (
          <Button size="lg" autoFocus onClick={note}>
            {minutes === null ? 'Noter un appel par téléphone' : 'Noter la visite'}
          </Button>
        )}
        {rdv !== null && outcome !== null && (
          <Button variant="default" loading={busy} onClick={() => void settle()}>
            Noter le rendez-vous seul
          </Button>
        )}
        <Button variant="default" loading={busy} onClick={() => void run(again)}>
          {call.refus === null ? 'Reprendre dans la même salle' : 'Réessayer en visio'}
        </Button>
        <Button variant="default" onClick={control.forget}>
          Ne rien noter
        </Button>
      </Group>
    </Panel>
  );
}
