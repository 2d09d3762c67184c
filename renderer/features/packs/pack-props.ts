import type { ReactNode } from 'react';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { MandatSealed } from '../../../shared/domain/mandat/schema.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { UsagerContent } from '../../../shared/domain/usager/schema.ts';
import type { DrawnPage } from '../../../shared/documents/drawn-page.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { ChecklistDate } from '../../../shared/documents/papers/checklist-parts.ts';
import type { Calendar } from '../../data/agenda/calendar.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';

/** A dossier in words, as every paper names it. */
export interface DossierWords {
  readonly demarche: string;
  readonly nom: string;
  readonly avec: string;
  readonly reference: string;
  readonly etat: string;
}

/** Papers other features make, which a pack holds. */
export interface PackPapers {
  wordsOf(dossier: DossierEntry): DossierWords;
  /** The list of a dossier, or the one list of several. */
  listOf(dossiers: readonly DossierEntry[]): Paper;
  datesOf(dossier: DossierEntry): readonly ChecklistDate[];
  mandatOf(mandat: MandatSealed, identite: UsagerContent['identite']): Paper;
  noticeOf(finalite: string): Paper;
  /** The slip of a RDV: until the département has said yes, it says so. */
  slipOf(rdv: ShownRdv, calendar: Calendar): Paper;
}

/** What the desk gives to the screen of a pack. */
export interface PackScreenProps {
  readonly session: DeskSession;
  readonly today: LocalDay;
  /** The dossier it is of, from the address: it may lead nowhere. */
  readonly id: string;
  readonly papers: PackPapers;
  readonly hrefOfDossier: (dossier: string) => string;
  /** Goes back to where dossiers are looked for. */
  readonly onClosed: () => void;
  /** What stands before a person’s file until it may be shown, from its own feature. */
  readonly guard: (usager: Id, file: ReactNode) => ReactNode;
  /** The pages, drawn by the feature that draws every paper. */
  readonly draw: (pages: readonly DrawnPage[]) => ReactNode;
}
