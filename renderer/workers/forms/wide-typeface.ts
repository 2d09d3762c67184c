/**
 * Liberation Sans, of the widths of Helvetica: shipped beside this script for the PDFs that name a
 * typeface without bringing it.
 */
export async function fetchWideTypeface(): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL('LiberationSans-Regular.ttf', self.location.href));
  if (!response.ok) throw new Error(`The typeface answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
