import { useCallback, useEffect, useState } from 'react';
import type { Failure, Result } from '../../shared/kernel/result.ts';

/** What a page reads of the département: the last answer, why there is none, how to ask again. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly failure: Failure | null;
  readonly reload: () => Promise<void>;
}

/**
 * Reads once, and again on request; what was read stays until the next answer. `onExpired` is called
 * when the session is over. Both must keep their identity between renders.
 */
export function useLoaded<T>(read: () => Promise<Result<T>>, onExpired: () => void): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const reload = useCallback(async () => {
    const answer = await read();
    if (answer.ok) setValue(answer.value);
    else if (answer.failure.code === 'signed-out') onExpired();
    setFailure(answer.ok ? null : answer.failure);
  }, [read, onExpired]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { value, failure, reload };
}
