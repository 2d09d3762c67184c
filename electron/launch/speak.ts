/** Says a line to whoever started the program; what other programs read goes to `announce`. */
export function complain(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Says on standard output what scripts wait for. */
export function announce(line: string): void {
  process.stdout.write(`${line}\n`);
}
