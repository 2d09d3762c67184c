import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Usager } from '../../data/usagers/usager-kind.ts';
import type { UsagerFields } from './form/usager-fields.ts';

/** What the desk gives to the screens of usagers. */
export interface UsagersScreenProps {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** The id of the usager on show; null for the search. */
  readonly opened: string | null;
  /** The address of a usager’s page; of the search for null. */
  readonly hrefOf: (id: string | null) => string;
  readonly hrefOfDossier: (id: string) => string;
  readonly onOpen: (id: string | null) => void;
  readonly onPrint: (paper: Paper) => void;
  /** What stands before a person’s file until it may be shown, from its own feature. */
  readonly guard: (usager: Id, file: ReactNode) => ReactNode;
  /** The dossiers of a usager, shown by their own feature. */
  readonly dossiers: (usager: Usager) => ReactNode;
  /** The mandats of a usager, shown by their own feature. */
  readonly mandats: (usager: Usager) => ReactNode;
  /** The visites of a usager, shown by their own feature. */
  readonly visites: (usager: Usager) => ReactNode;
}

/** What the page of a usager is given beside what the screen is. */
export interface UsagerViewProps extends UsagersScreenProps {
  readonly id: Id;
  /** The way back to the search. */
  readonly back: ReactNode;
  /** What was typed in a new file before it was known to be this person’s. */
  readonly carried: UsagerFields | null;
  readonly onCarried: () => void;
}

/** What every dialog of the page is given. */
export interface PageDialogProps extends UsagerViewProps {
  readonly usager: Usager;
  readonly communeName: (insee: string) => string;
  readonly onClose: () => void;
  /** Closes the dialog and says what was done. */
  readonly onSaid: (sentence: string) => void;
}
