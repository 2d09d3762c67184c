import { useState } from 'react';
import type { Result } from '../../shared/kernel/result.ts';
import { useBusy } from '../ui/use-busy.ts';

/** What came of the last thing asked of the département. */
export interface Said {
  readonly ok: boolean;
  readonly text: string;
}

/**
 * Asks something of the département and keeps what to say of it. `onExpired` is called when the session
 * is over.
 */
export function useAct(onExpired: () => void) {
  const [said, setSaid] = useState<Said | null>(null);
  const [busy, run] = useBusy();
  const act = <T>(
    work: () => Promise<Result<T>>,
    done: (value: T) => string | Promise<string>,
  ): Promise<void | undefined> =>
    run(async () => {
      const answer = await work();
      if (!answer.ok) {
        if (answer.failure.code === 'signed-out') onExpired();
        setSaid({ ok: false, text: answer.failure.sentence });
        return;
      }
      setSaid({ ok: true, text: await done(answer.value) });
    });
  return { said, busy, act } as const;
}
