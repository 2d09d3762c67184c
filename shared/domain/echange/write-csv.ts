import { toInert } from './inert.ts';
import type { Sheet, SheetCell, SheetColumn } from './sheet.ts';

/**
 * A sheet as CSV for French spreadsheets: UTF-8 with its mark, `;` between cells, CRLF between
 * lines, days as JJ/MM/AAAA. A text that would run as a formula is made inert (`toInert`).
 */
export function writeCsv(sheet: Sheet): string {
  const lines = [
    sheet.columns.map(({ header }) => quote(toInert(header))).join(';'),
    ...sheet.rows.map((row) =>
      sheet.columns.map((column, index) => writeCell(column, row[index] ?? null)).join(';'),
    ),
  ];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function writeCell({ kind }: SheetColumn, cell: SheetCell): string {
  if (cell === null) return '';
  // A number is never text, so its sign is its own.
  if (typeof cell === 'number') return String(cell);
  if (kind === 'jour') return cell.split('-').toReversed().join('/');
  return quote(toInert(cell));
}

function quote(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
