/**
 * What a spreadsheet would run as a formula when it opens a CSV: a cell that begins with one of these
 * (their full-width twins too), behind any apostrophes this rule has put before.
 */
const active = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text cell of a CSV made inert: an apostrophe goes before what would be run (OWASP, CSV injection). */
export function toInert(text: string): string {
  return active.test(text) ? `'${text}` : text;
}

/** The text a cell of our own CSV was written from. */
export function fromInert(text: string): string {
  return text.startsWith("'") && active.test(text) ? text.slice(1) : text;
}
