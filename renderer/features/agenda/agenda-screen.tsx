import {
  Button,
  Group,
  SegmentedControl,
  Skeleton,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { FoundSlot } from '../../../shared/domain/rdv/find-slots.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import {
  bookSlot,
  cancelRdv,
  moveRdv,
  notePresence,
  noteToldVisitor,
} from '../../data/agenda/take-rdv.ts';
import type { Booking } from '../../data/agenda/take-rdv.ts';
import { settleRefusal } from '../../data/agenda/settle-rdvs.ts';
import type { RdvEntry } from '../../data/agenda/rdv-kind.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import { useRegistre } from '../../data/registre/registre.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { capitalise, formatDay, formatMonth } from '../../ui/format.ts';
import { NextIcon, PreviousIcon, PrintIcon, SearchIcon } from '../../ui/icons.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ScreenTitle } from '../../ui/screen-title.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import classes from './agenda.module.css';
import { AgendaFilters } from './agenda-filters.tsx';
import { AgendaState } from './agenda-state.tsx';
import { BookedPanel } from './booked-panel.tsx';
import { BookingDialog } from './booking-dialog.tsx';
import { DayView } from './day-view.tsx';
import { DoneNotice } from './done-notice.tsx';
import type { Asked } from './done-notice.tsx';
import { MonthView } from './month-view.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { dayPaper, monthPaper, slipOf } from './papers.ts';
import { OwnPermanences } from './permanences/own-permanences.tsx';
import { RdvLine } from './rdv-line.tsx';
import type { RdvAction } from './rdv-line.tsx';
import { SlotList } from './slot-list.tsx';
import { readSubject } from './subject.ts';
import { daysTaken, offerOf, useAgendaScreen } from './use-agenda-screen.ts';
import { useNames } from './use-names.ts';
import { WeekView } from './week-view.tsx';
import { presenceWords, slotWhen, weekOf } from './words.ts';

type View = 'jour' | 'semaine' | 'mois' | 'permanences';

const views: readonly { readonly value: View; readonly label: string }[] = [
  { value: 'jour', label: 'Jour' },
  { value: 'semaine', label: 'Semaine' },
  { value: 'mois', label: 'Mois' },
  { value: 'permanences', label: 'Permanences' },
];

/** What is free, who comes today? Book in two moves from the search. */
export function AgendaScreen({
  session,
  today,
  opened,
  onPrint,
  onClear,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** What the address asks for. */
  readonly opened: string | null;
  readonly onPrint: (paper: Paper) => void;
  /** Lets go of what the address asks for. */
  readonly onClear: () => void;
}) {
  const subject = readSubject(opened);
  const [day, setDay] = useState<LocalDay>(subject?.kind === 'jour' ? subject.jour : today);
  const screen = useAgendaScreen(session, today, day);
  const { calendar, rdvs, all, others, free, found, text, setText, filter, setFilter } = screen;
  const registre = useRegistre(session);
  const nameOf = useNames(session);
  const known = knownOf(subject, registre.dossiers);
  const [view, setView] = useState<View>('jour');
  const [named, setNamed] = useState(false);
  const [chosen, setChosen] = useState<FoundSlot | null>(null);
  const [instead, setInstead] = useState<ShownRdv | null>(null);
  const [moving, setMoving] = useState<ShownRdv | null>(null);
  const [booked, setBooked] = useState<RdvEntry['id'] | null>(null);
  const [done, setDone] = useState<Asked | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();

  const asked = subject?.kind === 'creneau' ? offerOf(calendar.offers, subject.id) : null;
  const slot = chosen ?? (asked === null ? null : { offer: asked, motif: null });
  const offline = calendar.line?.ligne !== 'en-ligne';
  const at = { identity: session.identity, today };
  const toDo = all?.filter(({ entry }) => entry.clear.aTraiter !== null) ?? [];
  const justBooked = all?.find(({ entry }) => entry.id === booked) ?? null;

  const seeTo = async ({ id }: RdvEntry) => {
    const seen = await settleRefusal(session, id);
    setFailure(seen.ok ? null : seen.failure.sentence);
  };

  const settle = (
    { entry }: ShownRdv,
    work: Promise<Result<Id>>,
    words: Pick<Asked, 'waiting' | 'done' | 'undo'> | null,
  ) =>
    run(async () => {
      const result = await work;
      setFailure(result.ok ? null : result.failure.sentence);
      setDone(
        result.ok && words !== null
          ? { reference: entry.sealed.reference, demande: result.value, ...words }
          : null,
      );
    });

  const cancel = (rdv: ShownRdv, etat: 'excuse' | 'annule') => {
    const { creneau } = rdv.stand;
    const offer = creneau === null ? null : offerOf(calendar.offers, creneau.id);
    const { sealed } = rdv.entry;
    void settle(rdv, cancelRdv(session, rdv.entry, etat), {
      waiting:
        etat === 'excuse'
          ? 'la personne ne viendra pas. Le créneau sera rendu.'
          : 'annulation demandée. Le créneau sera rendu.',
      done:
        etat === 'excuse'
          ? 'la personne ne viendra pas, le créneau est rendu.'
          : 'rendez-vous annulé, le créneau est rendu.',
      undo:
        offer === null
          ? null
          : async () => {
              const again = await bookSlot(session, offer, sealed);
              setFailure(again.ok ? null : again.failure.sentence);
              setDone(null);
              if (again.ok) setBooked(again.value.id);
            },
    });
  };

  const act = (rdv: ShownRdv, action: RdvAction) => {
    const { entry } = rdv;
    switch (action) {
      case 'honore':
      case 'non-venu':
      case 'excuse':
      case 'prevu':
        return void settle(rdv, notePresence(session, entry, action), {
          waiting: `«\u00a0${presenceWords[action]}\u00a0» est noté ici.`,
          done: `noté, ${presenceWords[action]}.`,
          undo:
            action === 'prevu'
              ? null
              : async () => {
                  const back = await notePresence(session, entry, 'prevu');
                  setFailure(back.ok ? null : back.failure.sentence);
                  setDone(null);
                },
        });
      case 'deplacer':
        return setMoving(rdv);
      case 'annuler-excuse':
        return cancel(rdv, 'excuse');
      case 'annuler-nous':
        return cancel(rdv, 'annule');
      case 'imprimer':
        return onPrint(slipOf(rdv, calendar, at));
      case 'prevenu':
        return void settle(rdv, noteToldVisitor(session, entry), null);
      case 'vu':
        return void run(async () => {
          await seeTo(entry);
          setDone(null);
        });
    }
  };

  /** Another slot for someone: moved when the département holds the RDV, asked for anew when refused. */
  const replace = (rdv: ShownRdv, next: FoundSlot) => {
    setMoving(null);
    if (rdv.stand.etat === 'refuse') {
      setInstead(rdv);
      setChosen(next);
    } else
      void settle(rdv, moveRdv(session, rdv.entry, next.offer.creneau.id), {
        waiting:
          'déplacement demandé, l’ancien créneau tient tant que le nouveau n’est pas confirmé.',
        done: `rendez-vous déplacé au ${slotWhen(next.offer.creneau).toLowerCase()}.`,
        undo: null,
      });
  };

  const close = () => {
    setChosen(null);
    setInstead(null);
    if (subject?.kind === 'creneau') onClear();
  };

  const move = (step: number) => {
    const date = Temporal.PlainDate.from(day);
    const next =
      view === 'mois'
        ? date.add({ months: step })
        : date.add({ days: view === 'semaine' ? 7 * step : step });
    setDay(localDaySchema.parse(next.toString()));
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
      {failure !== null && <Notice kind="error">{failure}</Notice>}
      {done !== null && (
        <DoneNotice
          asked={done}
          calendar={calendar}
          busy={busy}
          onUndo={(undo) => void run(undo)}
        />
      )}
      {justBooked !== null && (
        <BookedPanel
          rdv={justBooked}
          offline={offline}
          nearest={justBooked.stand.etat === 'refuse' ? screen.nearestTo(justBooked) : []}
          onPrint={() => onPrint(slipOf(justBooked, calendar, at))}
          onAgain={(next) => {
            setInstead(justBooked);
            setChosen(next);
          }}
          onClose={() => setBooked(null)}
        />
      )}
      <Stack gap="sm" role="search" aria-label="Prochain créneau">
        <TextInput
          label="Prochain créneau"
          description="Comme vous le diriez&#x00a0;: CAF en visio, impôts jeudi matin, Pôle emploi semaine prochaine"
          leftSection={<SearchIcon />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Enter' && first !== undefined) setChosen(first);
          }}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
        {!calendar.pret ? (
          <Skeleton height={80} />
        ) : found.length > 0 ? (
          <SlotList label="Créneaux trouvés" slots={found} onChoose={setChosen} />
        ) : (
          <Text role="status">
            {text.trim() === ''
              ? 'Aucun créneau libre à venir.'
              : 'Aucun créneau libre ne correspond\u00a0: essayez sans la date, ou un autre mot.'}
          </Text>
        )}
      </Stack>
      {toDo.length > 0 && (
        <Panel title="À traiter">
          <ul className={classes['lines']} aria-label="À traiter">
            {toDo.map((rdv) => (
              <RdvLine
                key={rdv.entry.id}
                rdv={rdv}
                today={today}
                person={named ? nameOf(rdv.entry.sealed.pour) : null}
                withDay
                busy={busy}
                onAct={act}
              />
            ))}
          </ul>
        </Panel>
      )}
      <Group justify="space-between" align="flex-end">
        <SegmentedControl
          aria-label="Vue"
          data={[...views]}
          value={view}
          onChange={(next) => setView(next as View)}
        />
        {view !== 'permanences' && (
          <Group gap="xs" align="flex-end">
            <Button variant="default" leftSection={<PreviousIcon />} onClick={() => move(-1)}>
              Avant
            </Button>
            <TextInput
              type="date"
              aria-label="Jour affiché"
              value={day}
              autoComplete="off"
              onChange={(event) => {
                const read = localDaySchema.safeParse(event.currentTarget.value);
                if (read.success) setDay(read.data);
              }}
            />
            <Button variant="default" onClick={() => setDay(today)}>
              Aujourd’hui
            </Button>
            <Button variant="default" rightSection={<NextIcon />} onClick={() => move(1)}>
              Après
            </Button>
          </Group>
        )}
      </Group>
      {view !== 'permanences' && (
        <Group align="flex-end">
          <AgendaFilters calendar={calendar} filter={filter} onChange={setFilter} />
          {view === 'jour' && (
            <Button
              variant="default"
              leftSection={<PrintIcon />}
              onClick={() =>
                onPrint(
                  dayPaper(
                    day,
                    (rdvs ?? []).filter(({ jour }) => jour === day),
                    free.map(({ offer }) => offer).filter(({ creneau }) => creneau.jour === day),
                    nameOf,
                    at,
                  ),
                )
              }
            >
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
      )}
      {view !== 'permanences' && (
        <Text fw={600} size="lg" aria-live="polite">
          {titleOf(view, day)}
        </Text>
      )}
      {view === 'permanences' ? (
        <OwnPermanences session={session} calendar={calendar} today={today} />
      ) : rdvs === undefined ? (
        <Skeleton height={320} />
      ) : calendar.offers.length === 0 && rdvs.length === 0 ? (
        <EmptyState title="L’agenda est vide">
          Les permanences des partenaires arrivent ici d’elles-mêmes, saisies par la coordination.
          Les vôtres s’ajoutent sous «&nbsp;Permanences&nbsp;».
        </EmptyState>
      ) : view === 'jour' ? (
        <DayView
          today={today}
          rdvs={rdvs.filter(({ jour }) => jour === day)}
          others={others.filter(({ offer }) => offer.creneau.jour === day)}
          free={free.filter(({ offer }) => offer.creneau.jour === day)}
          nameOf={nameOf}
          named={named}
          busy={busy}
          onAct={act}
          onChoose={setChosen}
        />
      ) : view === 'semaine' ? (
        <WeekView
          days={weekOf(day)}
          today={today}
          rdvs={rdvs}
          others={others}
          free={free}
          nameOf={nameOf}
          named={named}
          onDay={openDay}
          onChoose={setChosen}
        />
      ) : (
        <MonthView
          month={day}
          today={today}
          taken={daysTaken(rdvs, others)}
          free={free}
          onDay={openDay}
        />
      )}
      {slot !== null && (
        <BookingDialog
          key={slot.offer.creneau.id}
          session={session}
          nameOf={nameOf}
          slot={slot}
          known={instead === null ? known : instead.entry.sealed}
          offline={offline}
          onBooked={(entry) => {
            setBooked(entry.id);
            setDone(null);
            setText('');
            if (instead !== null) void run(() => seeTo(instead.entry));
            close();
            if (subject !== null && subject.kind !== 'jour') onClear();
          }}
          onClose={close}
        />
      )}
      {moving !== null && (
        <MoveDialog
          rdv={moving}
          slots={screen.nearestTo(moving)}
          onChoose={(next) => replace(moving, next)}
          onClose={() => setMoving(null)}
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

function titleOf(view: View, day: LocalDay): string {
  if (view === 'mois') return capitalise(formatMonth(day));
  if (view === 'jour') return capitalise(formatDay(day));
  return `Semaine du ${formatDay(weekOf(day)[0] ?? day)}`;
}
