/** A text of the catalogue with the no-break spaces of a screen: narrow before `; ! ?` and in numbers. */
export function frenchSpaces(text: string): string {
  return text
    .replaceAll(/(?<=\d) (?=\d{3}\b)| (?=[;!?])/g, '\u202f')
    .replaceAll(/ (?=[:»%€])/g, '\u00a0')
    .replaceAll('« ', '«\u00a0');
}
