/** Where a command speaks: answers on `out`, everything else on `err`. One line a call. */
export interface Console {
  out(line: string): void;
  err(line: string): void;
}

/** Says why a command stops, and the last words of whatever did not start. */
export function reportFailure(
  console: Console,
  failure: { readonly sentence: string; readonly lastWords?: string },
): void {
  console.err(failure.sentence);
  if (failure.lastWords !== undefined && failure.lastWords !== '') console.err(failure.lastWords);
}
