import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { DeskLocked, isEndOfSession } from '../../../renderer/data/end-of-session.ts';

describe('the end of a session', () => {
  it('is what a key that is gone says, and a copy that was closed', () => {
    expect(isEndOfSession(new DeskLocked())).toBe(true);
    expect(isEndOfSession(new Dexie.DatabaseClosedError('closed'))).toBe(true);
    expect(isEndOfSession(new Dexie.AbortError('aborted'))).toBe(true);
  });

  it('never hides a bug', () => {
    expect(isEndOfSession(new TypeError('undefined is not a function'))).toBe(false);
    expect(isEndOfSession(new Error('The desk is locked.'))).toBe(false);
    expect(isEndOfSession('DatabaseClosedError')).toBe(false);
    expect(isEndOfSession(null)).toBe(false);
  });
});
