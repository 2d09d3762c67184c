import type { ReactNode } from 'react';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { DeskSession } from '../../data/desk-session.ts';

/** What every form of this screen is given. */
export interface PeopleForm {
  readonly session: DeskSession;
  /** The button that puts a paper on the printer, drawn by the feature that draws every paper. */
  readonly print: (paper: Paper) => ReactNode;
  /** The form is over: what happened in a sentence, or null when it was left. */
  readonly onDone: (said: string | null) => void;
}
