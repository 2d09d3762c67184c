import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { isToSpecify } from '../../../shared/domain/visite/passage.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Seance } from '../../data/seances/seances.ts';
import type { VisiteEntry } from '../../data/visites/visite-entry.ts';
import type { Completed } from './journee/day-completed.tsx';
import type { VisiteSubject } from './journee/visite-dialog.tsx';
import { useFavoris } from './saisie/use-favoris.ts';
import type { Favoris } from './saisie/use-favoris.ts';
import type { PassageControl } from './use-passage.ts';

/** What is open over the screen, if anything. */
export type AccueilDialog =
  | { readonly kind: 'visite'; readonly subject: VisiteSubject }
  | { readonly kind: 'seance'; readonly seance: Seance | null }
  | { readonly kind: 'rattrapage' }
  | { readonly kind: 'fin-de-journee' }
  | { readonly kind: 'favoris' };

/** What the Accueil, its keys, the spotlight and the journal share. */
export interface AccueilControl {
  readonly favoris: Favoris;
  /** The sheet of a past day just copied, until its notice is closed. */
  readonly completed: Completed | null;
  readonly setCompleted: (completed: Completed | null) => void;
  readonly dialog: AccueilDialog | null;
  /** How many dialogs were opened: each has its own state. */
  readonly openings: number;
  /** Whether something typed in it would be lost: no key closes it nor leads elsewhere. */
  readonly formOpen: boolean;
  /** The Passage the line specifies; null when it notes a new visite. */
  readonly specified: VisiteEntry | null;
  /** Grows each time the line is asked for. */
  readonly saisieCalls: number;
  /** Whether a call of the line is to be answered: each is, once. */
  readonly takeCall: (call: number) => boolean;
  /** Goes to the line, for a new visite. Nothing while a form is open: what it holds would be lost. */
  readonly askSaisie: () => void;
  /** Goes to the line, for the last Passage, when there is something to specify. */
  readonly askSpecify: () => void;
  readonly specify: (entry: VisiteEntry | null) => void;
  /** Opens something, unless a form is open. */
  readonly open: (dialog: AccueilDialog) => void;
  readonly close: () => void;
}

export function useAccueil(session: DeskSession, passage: PassageControl): AccueilControl {
  const favoris = useFavoris(session);
  const [completed, setCompleted] = useState<Completed | null>(null);
  const [dialog, setDialog] = useState<AccueilDialog | null>(null);
  const [openings, setOpenings] = useState(0);
  const [saisieCalls, setSaisieCalls] = useState(0);
  const [chosen, setChosen] = useState<VisiteEntry | null>(null);
  const answered = useRef(0);
  const opener = useRef<Element | null>(null);
  const formOpen = dialog !== null && isForm(dialog);

  const goToLine = useCallback(
    (entry: VisiteEntry | null) => {
      if (formOpen) return;
      setDialog(null);
      setChosen(entry);
      setSaisieCalls((before) => before + 1);
    },
    [formOpen],
  );
  const askSpecify = useCallback(() => {
    const status = passage.status();
    if (status.kind === 'enregistre' && isToSpecify(status.entry.clear)) goToLine(status.entry);
  }, [passage, goToLine]);
  const open = useCallback(
    (next: AccueilDialog) => {
      if (formOpen) return;
      // From one dialog to another, what opened the first is still where one was.
      if (dialog === null) opener.current = document.activeElement;
      setOpenings((before) => before + 1);
      setDialog(next);
    },
    [dialog, formOpen],
  );
  const close = useCallback(() => {
    setDialog(null);
    // At once: given back later, the focus would be taken from the line a key has just asked for.
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }, []);
  const takeCall = useCallback((call: number) => {
    if (call <= answered.current) return false;
    answered.current = call;
    return true;
  }, []);
  // Undone, it is no longer there to be specified, whatever is noted next.
  useEffect(
    () =>
      passage.subscribe(() => {
        const status = passage.status();
        if (status.kind === 'annule')
          setChosen((known) => (known?.id === status.entry.id ? null : known));
      }),
    [passage],
  );

  return useMemo(
    () => ({
      favoris,
      completed,
      setCompleted,
      dialog,
      openings,
      formOpen,
      specified: chosen,
      saisieCalls,
      takeCall,
      askSaisie: () => goToLine(null),
      askSpecify,
      specify: (entry) => (entry === null ? setChosen(null) : goToLine(entry)),
      open,
      close,
    }),
    [
      favoris,
      completed,
      dialog,
      openings,
      formOpen,
      chosen,
      saisieCalls,
      takeCall,
      goToLine,
      askSpecify,
      open,
      close,
    ],
  );
}

/** Whether something typed would be lost with it. */
function isForm({ kind }: AccueilDialog): boolean {
  return kind === 'visite' || kind === 'seance' || kind === 'rattrapage';
}
