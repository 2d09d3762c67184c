import { readSheet } from 'read-excel-file/universal';
import { MAX_COLUMNS, MAX_ROWS } from '../../../shared/domain/echange/table.ts';
import type { TextRow } from '../../../shared/domain/echange/table.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { BadZip, inflateEntry, listZip } from './read-zip.ts';
import type { ZipEntry } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

/** Bytes of a workbook as it stands on the disk, and of what it says it holds. */
const MAX_PACKED = 20 * 1024 * 1024;
const MAX_INFLATED = 200 * 1024 * 1024;

/**
 * The rows of the first sheet of an XLSX workbook, cells as text: days as `YYYY-MM-DD`, with the time
 * when there is one; a formula as the value it had when the file was saved. Sizes are judged before
 * anything is inflated. Refusals: `classeur-trop-gros`, `classeur-illisible`, `classeur-autre`,
 * `trop-de-lignes`, `trop-de-colonnes`.
 */
export async function readXlsx(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<readonly TextRow[]>> {
  if (bytes.length > MAX_PACKED) return tooBig('Ce classeur fait plus de 20\u00a0Mo');
  try {
    const entries = listZip(bytes);
    if (!entries.some(({ path }) => path === 'xl/workbook.xml'))
      return refuse(
        'classeur-autre',
        'Ce fichier est une archive, pas un classeur Excel. S’il vient de LibreOffice, enregistrez-le en .xlsx ou en CSV, puis recommencez.',
      );
    const wanted = entries.filter(({ path }) => /\.xml(\.rels)?$/.test(path));
    // The archive as a whole: what lies in it beside its texts would be just as large once opened.
    if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_INFLATED)
      return tooBig('Ce classeur dépasse 200\u00a0Mo une fois ouvert');
    const plain = await inflateAll(bytes, wanted);
    const wide = plain.find(({ path, content }) => isSheet(path) && isTooWide(content));
    if (wide !== undefined)
      return refuse(
        'trop-de-lignes',
        'Une feuille de ce classeur s’étend au-delà de 200\u202f000 lignes ou de 200 colonnes. Copiez les lignes utiles dans un nouveau classeur, puis recommencez.',
      );
    return await readStored(await toStored(plain));
  } catch (error) {
    if (error instanceof BadZip) return unreadable();
    throw error;
  }
}

async function readStored(archive: ArrayBuffer): Promise<Result<readonly TextRow[]>> {
  try {
    const rows = await readSheet(archive, { trim: false });
    return ok(rows.map((cells, index) => ({ line: index + 1, cells: cells.map(toText) })));
  } catch {
    // The reader throws whatever a broken file makes it meet.
    return unreadable();
  }
}

interface PlainFile {
  readonly path: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

async function inflateAll(
  bytes: Uint8Array<ArrayBuffer>,
  entries: readonly ZipEntry[],
): Promise<readonly PlainFile[]> {
  const plain: PlainFile[] = [];
  for (const entry of entries)
    plain.push({ path: entry.path, content: await inflateEntry(bytes, entry) });
  return plain;
}

/**
 * The same files in an archive that stores them as they are. The reader inflates in workers made of
 * a `blob:`, which the page’s policy refuses; stored files need none.
 */
async function toStored(files: readonly PlainFile[]): Promise<ArrayBuffer> {
  const archive = await writeZip(
    files.map(({ path, content }) => ({ path, parts: [content] })),
    { compress: false },
  );
  return archive.buffer;
}

function isSheet(path: string): boolean {
  return /^xl\/worksheets\/[^/]+\.xml$/.test(path);
}

/**
 * Whether a cell lies beyond the limits: the reader makes a table of the whole rectangle, so one cell
 * at the far end of a sheet would fill the memory.
 */
function isTooWide(content: Uint8Array): boolean {
  const markup = new TextDecoder().decode(content);
  for (const [, column = '', row] of markup.matchAll(
    /<(?:\w+:)?(?:row|c)\b[^>]*?\sr\s*=\s*["']([A-Z]*)(\d+)["']/g,
  ))
    // Some rows of words of their own may come before the headers.
    if (columnNumber(column) > MAX_COLUMNS || Number(row) > MAX_ROWS + 100) return true;
  return false;
}

function columnNumber(name: string): number {
  return Array.from(name).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateToText(cell);
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  return typeof cell === 'number' || typeof cell === 'string' ? String(cell) : '';
}

/** A cell formatted as a date or a time; spreadsheets know no zone, the reader gives them in UTC. */
function dateToText(date: Date): string {
  // Rounded: a time is kept as a fraction of a day, and loses a little.
  const seconds = Math.round(date.getTime() / 1000) * 1000;
  const [day = '', time = ''] = new Date(seconds).toISOString().split('T');
  const clock = time.slice(0, 5);
  if (day < '1900-01-02') return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}

function tooBig(what: string): Result<never> {
  return refuse(
    'classeur-trop-gros',
    `${what}\u00a0: Relais ne l’ouvre pas. Gardez-en une année, ou enregistrez-le en CSV, puis recommencez.`,
  );
}

function unreadable(): Result<never> {
  return refuse(
    'classeur-illisible',
    'Ce classeur est abîmé ou incomplet. Ouvrez-le dans votre tableur, enregistrez-le de nouveau en .xlsx, puis recommencez.',
  );
}
