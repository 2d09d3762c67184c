import { Modal } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { AccueilControl, AccueilDialog } from './use-accueil.ts';
import type { PassageControl } from './use-passage.ts';

// Fetched at their first opening: the walk-in path does not carry them.
const VisiteDialog = lazy(async () => ({
  default: (await import('./journee/visite-dialog.tsx')).VisiteDialog,
}));
const SeanceForm = lazy(async () => ({
  default: (await import('./seances/seance-form.tsx')).SeanceForm,
}));
const DayCompletion = lazy(async () => ({
  default: (await import('./journee/day-completion.tsx')).DayCompletion,
}));
const EndOfDay = lazy(async () => ({
  default: (await import('./journee/end-of-day.tsx')).EndOfDay,
}));
const FavorisForm = lazy(async () => ({
  default: (await import('./saisie/favoris-form.tsx')).FavorisForm,
}));

/** The entries of the desk, opened over any screen: one thing at a time. */
export function AccueilDialogs({
  session,
  today,
  control,
  passage,
}: {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly control: AccueilControl;
  readonly passage: PassageControl;
}) {
  const { dialog, favoris, formOpen, open, close } = control;
  const body = (shown: AccueilDialog) => {
    switch (shown.kind) {
      case 'visite':
        return (
          <VisiteDialog
            session={session}
            today={today}
            subject={shown.subject}
            onSaved={(entry) => {
              close();
              // A visite that was there already only says something else.
              (shown.subject.kind === 'entree' ? passage.tell : passage.adopt)(entry);
            }}
          />
        );
      case 'seance':
        return <SeanceForm session={session} today={today} seance={shown.seance} onSaved={close} />;
      case 'rattrapage':
        return (
          <DayCompletion
            session={session}
            today={today}
            favoris={favoris.shown}
            onDone={(completed) => {
              close();
              control.setCompleted(completed);
            }}
          />
        );
      case 'fin-de-journee':
        return (
          <EndOfDay
            session={session}
            today={today}
            onOpen={(entry) => open({ kind: 'visite', subject: { kind: 'entree', entry } })}
            onClose={close}
          />
        );
      case 'favoris':
        return <FavorisForm favoris={favoris} onClose={close} />;
    }
  };
  return (
    <Modal
      opened={dialog !== null}
      onClose={close}
      title={dialog === null ? '' : titleOf(dialog)}
      size={dialog?.kind === 'visite' || dialog?.kind === 'rattrapage' ? '80rem' : 'xl'}
      // Done by whoever closes it, and not by the key that goes to the line.
      returnFocus={false}
      // A touch beside a form half filled must not lose it.
      closeOnClickOutside={false}
      closeOnEscape={!formOpen}
    >
      {dialog !== null && (
        <Suspense key={control.openings}>
          <FocusFirst>{body(dialog)}</FocusFirst>
        </Suspense>
      )}
    </Modal>
  );
}

/** The focus goes to the first field once it is there: the dialog opens before its code comes. */
function FocusFirst({ children }: { readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = content.current?.querySelector('[data-autofocus]');
    if (first instanceof HTMLElement) first.focus();
  }, []);
  return <div ref={content}>{children}</div>;
}

function titleOf(dialog: AccueilDialog): string {
  switch (dialog.kind) {
    case 'visite':
      if (dialog.subject.kind === 'nouvelle' || dialog.subject.kind === 'preparee')
        return 'Nouvelle visite';
      return dialog.subject.kind === 'presence' ? 'Terminer la visite' : 'Modifier la visite';
    case 'seance':
      return dialog.seance === null ? 'Séance collective' : 'Modifier la séance collective';
    case 'rattrapage':
      return 'Compléter un jour depuis sa feuille';
    case 'fin-de-journee':
      return 'Fin de journée';
    case 'favoris':
      return 'Mes favoris de la saisie éclair';
  }
}
