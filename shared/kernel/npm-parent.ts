/** What a started program can see of whoever started it. */
export interface Parentage {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** The parent’s process id now: it changes when the parent dies. */
  parent(): number;
  /** Calls `look` again and again; gives the way to stop. */
  repeat(look: () => void): () => void;
}

/**
 * Resolves when the shell npm started a program in is gone. npm passes a signal to that shell alone,
 * which dies without passing it on: its death is the signal. Outside npm nothing is watched, since a
 * program started by hand may well outlive its terminal’s shell; nor on Windows, where a process
 * keeps its parent’s number.
 */
export function untilNpmGone({ env, platform, parent, repeat }: Parentage): Promise<void> {
  const first = parent();
  return new Promise((resolve) => {
    if (env['npm_lifecycle_event'] === undefined || platform === 'win32') return;
    const stop = repeat(() => {
      if (parent() === first) return;
      stop();
      resolve();
    });
  });
}
