import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';

/** What the desk gives to the screen of a dossier. */
export interface DossierScreenProps {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** From the address: it may lead nowhere. */
  readonly id: string;
  readonly hrefOf: (dossier: string) => string;
  readonly hrefOfPack: (dossier: string) => string;
  readonly hrefOfUsager: (usager: string) => string;
  /** Goes back to where dossiers are looked for. */
  readonly onClosed: () => void;
  readonly onPrint: (paper: Paper) => void;
  /** What stands before a person’s file until it may be shown, from its own feature. */
  readonly guard: (usager: Id, file: ReactNode) => ReactNode;
  /** The copies kept with the dossier, shown by their own feature. */
  readonly copies: (dossier: DossierEntry) => ReactNode;
  /** The mandat it is done under, shown by its own feature; `onTie` keeps another, or none. */
  readonly mandat: (dossier: DossierEntry, onTie: (mandat: Id | null) => void) => ReactNode;
}
