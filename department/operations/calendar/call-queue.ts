/** Runs work in the order it came, a few at a time: a rush waits here, not for a connection. */
export function createCallQueue(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever waited longest takes the place over; without anyone, it is free.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
