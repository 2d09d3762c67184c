/** Something asked for the data key once the desk was locked. */
export class DeskLocked extends Error {
  constructor() {
    super('The desk is locked.');
    this.name = 'DeskLocked';
  }
}

/** What Dexie throws to whoever reads or writes a copy that was just closed. */
const CLOSED_COPY: readonly unknown[] = ['DatabaseClosedError', 'AbortError'];

/**
 * Whether a failure only says that the session ended under whoever was reading: nothing was lost, as
 * what matters is in the ledger, and there is nobody left to tell.
 */
export function isEndOfSession(error: unknown): boolean {
  return (
    error instanceof DeskLocked || (error instanceof Error && CLOSED_COPY.includes(error.name))
  );
}
