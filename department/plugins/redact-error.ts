/** What the log may say of an error. `message` is its code, `stack` its frames alone. */
export type RedactedError = {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly cause: RedactedError | null;
};

/**
 * An error as it may be logged: its kind, its code and where it happened. Never its message: those
 * of parsers and of the database quote what they were given.
 */
export function redactError(error: unknown): RedactedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '', cause: null };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    message: 'code' in error && typeof error.code === 'string' ? error.code : '',
    stack: frames.join('\n'),
    cause: error.cause === undefined ? null : redactError(error.cause),
  };
}
