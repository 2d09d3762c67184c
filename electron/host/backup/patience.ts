/** Milliseconds a place is given to say whether it is there. */
export const REACH = 15_000;

/** Milliseconds without a sign after which something under way at a place is given up. */
export const SILENCE = 10 * 60_000;

/** The same while someone looks at the screen: a restoration. */
export const FACED = 2 * 60_000;

/**
 * Waits for a place that may never answer: a network share whose server is gone gives neither a value nor
 * an error, for hours. What is waited for cannot be stopped: it holds one of the few threads files are
 * read with, so that nothing of the same name is begun again before it has come back.
 */
export interface Patience {
  /**
   * What `work` gives, or null when it gave no sign for so long: it gives one by calling `heard`, and by
   * ending. Null at once while the former work of that name has not come back.
   */
  within<T>(
    name: string,
    milliseconds: number,
    work: (heard: () => void) => Promise<T>,
  ): Promise<{ readonly value: T } | null>;
}

export function createPatience(
  schedule: (milliseconds: number, task: () => void) => () => void,
): Patience {
  const pending = new Set<string>();
  return {
    within: async (name, milliseconds, work) => {
      if (pending.has(name)) return null;
      pending.add(name);
      const silence = Promise.withResolvers<null>();
      let cancel = () => {};
      const heard = () => {
        cancel();
        cancel = schedule(milliseconds, () => silence.resolve(null));
      };
      heard();
      const answer = work(heard)
        .then((value) => ({ value }))
        .finally(() => {
          pending.delete(name);
          cancel();
        });
      // Given up, it may still fail: nobody is there to hear it.
      answer.catch(() => {});
      return Promise.race([answer, silence.promise]);
    },
  };
}
