/** An expected outcome: a value, or a failure the person can act on. Bugs throw instead. */
export type Result<T, F = Failure> = Ok<T> | Err<F>;

interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Err<F> {
  readonly ok: false;
  readonly failure: F;
}

/** A refusal: `code` for logs and tests, `sentence` (French) says what to do. Neither names a visitor. */
export interface Failure {
  readonly code: string;
  readonly sentence: string;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<F>(failure: F): Err<F> {
  return { ok: false, failure };
}

/** A refusal as a value, from its code and its French sentence. */
export function refuse(code: string, sentence: string): Err<Failure> {
  return { ok: false, failure: { code, sentence } };
}
