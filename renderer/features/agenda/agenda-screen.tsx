import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Booking } from '../../data/agenda/take-rdv.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { Notice } from '../../ui/notice.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { AgendaState } from './agenda-state.tsx';
import { AgendaView } from './agenda-view.tsx';
import { BookedPanel } from './booked-panel.tsx';
import { BookingDialog } from './booking-dialog.tsx';
import { DoneNotice } from './done-notice.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { slipOf } from './papers.ts';
import { PeriodBar } from './period-bar.tsx';
import { SlotSearch } from './slot-search.tsx';
import { readSubject } from './subject.ts';
import { ToDoRdvs } from './to-do-rdvs.tsx';
import { offerOf, useAgendaScreen } from './use-agenda-screen.ts';
import { useNames } from './use-names.ts';
import { useRdvActs } from './use-rdv-acts.ts';
import { ViewTools } from './view-tools.tsx';
import { titleOf } from './views.ts';
import type { View } from './views.ts';
import { waitsForPresence } from './words.ts';

/** What is free, who comes today? Book in two moves from the search. */
export function AgendaScreen({
  session,
  today,
  opened,
  onPrint,
  onCall,
  onClear,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** What the address asks for. */
  readonly opened: string | null;
  readonly onPrint: (paper: Paper) => void;
  /** Starts the call of a RDV by visio, and shows it. */
  readonly onCall: (call: RdvCall) => Promise<Result<unknown>>;
  /** Lets go of what the address asks for. */
  readonly onClear: () => void;
}) {
  const subject = readSubject(opened);
  const [day, setDay] = useState<LocalDay>(subject?.kind === 'jour' ? subject.jour : today);
  const [view, setView] = useState<View>('jour');
  const [named, setNamed] = useState(false);
  const screen = useAgendaScreen(session, today, day);
  const { calendar, all, text, setText } = screen;
  const acts = useRdvActs({ session, calendar, today, onPrint, onCall });
  const registre = useRegistre(session);
  const nameOf = useNames(session);
  const known = knownOf(subject, registre.dossiers);

  const asked = subject?.kind === 'creneau' ? offerOf(calendar.offers, subject.id) : null;
  const slot = acts.chosen ?? (asked === null ? null : { offer: asked, motif: null });
  const offline = calendar.line?.ligne !== 'en-ligne';
  const at = { identity: session.identity, today, now: session.clock.now() };
  // Of today, the day’s list asks who came; of the days before, nobody would look.
  const toDo =
    all?.filter(
      (rdv) => rdv.entry.clear.aTraiter !== null || (rdv.jour < today && waitsForPresence(rdv, at)),
    ) ?? [];
  const justBooked = all?.find(({ entry }) => entry.id === acts.booked) ?? null;
  const { instead, moving } = acts;

  const close = () => {
    acts.letGo();
    if (subject?.kind === 'creneau') onClear();
  };
  const openDay = (next: LocalDay) => {
    setDay(next);
    setView('jour');
  };

  return (
    <Stack gap="md">
      <Group justify="space-between">
        <ScreenTitle takesFocus={false}>Agenda</ScreenTitle>
        <Switch
          label="Afficher les noms"
          checked={named}
          onChange={(event) => setNamed(event.currentTarget.checked)}
        />
      </Group>
      <AgendaState calendar={calendar} zone={session.identity.zone} />
      {known.pour !== undefined && (
        <Notice
          kind="info"
          word="Réservation"
          action={
            <Button variant="default" onClick={onClear}>
              Terminer
            </Button>
          }
        >
          le prochain créneau choisi est pour {nameOf(known.pour)}
          {known.dossier === undefined || known.dossier === null ? '' : ', avec son dossier'}.
        </Notice>
      )}
      {acts.failure !== null && <Notice kind="error">{acts.failure}</Notice>}
      {acts.done !== null && (
        <DoneNotice asked={acts.done} calendar={calendar} busy={acts.busy} onUndo={acts.undo} />
      )}
      {justBooked !== null && (
        <BookedPanel
          rdv={justBooked}
          offline={offline}
          nearest={justBooked.stand.etat === 'refuse' ? screen.nearestTo(justBooked) : []}
          onPrint={() => onPrint(slipOf(justBooked, calendar, at))}
          onAgain={(next) => acts.bookInstead(justBooked, next)}
          onClose={acts.closeBooked}
        />
      )}
      <SlotSearch
        text={text}
        found={screen.found}
        isRead={calendar.pret}
        onText={setText}
        onChoose={acts.choose}
      />
      <ToDoRdvs
        rdvs={toDo}
        calendar={calendar}
        at={at}
        nameOf={nameOf}
        named={named}
        busy={acts.busy}
        onAct={acts.act}
      />
      <PeriodBar view={view} day={day} today={today} onView={setView} onDay={setDay} />
      {view !== 'permanences' && (
        <>
          <ViewTools
            view={view}
            day={day}
            today={today}
            screen={screen}
            identity={session.identity}
            nameOf={nameOf}
            onPrint={onPrint}
          />
          <Text fw={600} size="lg" aria-live="polite">
            {titleOf(view, day)}
          </Text>
        </>
      )}
      <AgendaView
        session={session}
        view={view}
        day={day}
        today={today}
        screen={screen}
        nameOf={nameOf}
        named={named}
        busy={acts.busy}
        onAct={acts.act}
        onChoose={acts.choose}
        onDay={openDay}
      />
      {slot !== null && (
        <BookingDialog
          key={slot.offer.creneau.id}
          session={session}
          nameOf={nameOf}
          slot={slot}
          known={instead === null ? known : instead.entry.sealed}
          offline={offline}
          onBooked={(entry) => {
            acts.noteBooked(entry);
            setText('');
            if (subject !== null && subject.kind !== 'jour') onClear();
          }}
          onClose={close}
        />
      )}
      {moving !== null && (
        <MoveDialog
          rdv={moving}
          slots={screen.nearestTo(moving)}
          onChoose={(next) => acts.replace(moving, next)}
          onClose={acts.stopMoving}
        />
      )}
    </Stack>
  );
}

/** What is known of a booking from where it was started. */
function knownOf(
  subject: ReturnType<typeof readSubject>,
  dossiers: ReturnType<typeof useRegistre>['dossiers'],
): Partial<Booking> {
  if (subject?.kind === 'usager') return { pour: { genre: 'usager', usager: subject.id } };
  if (subject?.kind === 'visite') return { visite: subject.id };
  if (subject?.kind !== 'dossier') return {};
  const dossier = dossiers.get(subject.id);
  return dossier === undefined
    ? {}
    : { pour: { genre: 'usager', usager: dossier.usager }, dossier: dossier.id };
}
