import type { DeskSession } from '../../data/desk-session.ts';

/** What every form of this screen is given. */
export interface PeopleForm {
  readonly session: DeskSession;
  /** The form is over: what happened in a sentence, or null when it was left. */
  readonly onDone: (said: string | null) => void;
}
