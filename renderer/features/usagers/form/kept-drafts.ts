import type { DeskSession } from '../../../data/desk-session.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import type { UsagerFields } from './usager-fields.ts';

/** A form half filled: what it started from, and what was typed since. */
export interface KeptDraft {
  /** The file as it was when the form opened; null for a new one. */
  readonly usager: Usager | null;
  readonly initial: UsagerFields;
  readonly fields: UsagerFields;
}

/** The name of the draft of a new file. */
export const NEW = 'nouvelle';

/**
 * The form half filled on a file (`NEW`, or its id) before the screen was masked; null when there is
 * none. In memory alone: locking, which ends the session, forgets it.
 */
export function readDraft(session: DeskSession, key: string): KeptDraft | null {
  return drafts.get(session)?.get(key) ?? null;
}

/** Keeps a form half filled for when the mask is removed; null lets it go. */
export function keepDraft(session: DeskSession, key: string, draft: KeptDraft | null): void {
  const kept = drafts.get(session) ?? new Map<string, KeptDraft>();
  drafts.set(session, kept);
  if (draft === null) kept.delete(key);
  else kept.set(key, draft);
}

const drafts = new WeakMap<DeskSession, Map<string, KeptDraft>>();
