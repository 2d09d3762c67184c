import type { Sheet, SheetCell, SheetColumn } from '../../../shared/domain/echange/sheet.ts';
import { writeZip } from './write-zip.ts';

/** Rows written at once: the text of a large sheet never stands whole in memory. */
const ROWS_AT_ONCE = 2_000;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles of the workbook, by their place in it: plain, bold headers, days as JJ/MM/AAAA. */
const PLAIN = 0;
const BOLD = 1;
const DAY = 2;

/**
 * A sheet as an XLSX workbook (ECMA-376): real numbers, real dates, and text that stays text, so that
 * nothing in it is a formula. Headers are frozen and filtered. Nothing in it says who made it, or when.
 */
export async function writeXlsx(sheet: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const strings = new Map<string, number>();
  // Written first: it is what gathers the texts.
  const worksheet = [...worksheetParts(sheet, strings)];
  return writeZip(
    [
      file('[Content_Types].xml', contentTypes()),
      file('_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])),
      file('xl/workbook.xml', workbook(sheet.name)),
      file(
        'xl/_rels/workbook.xml.rels',
        relationships([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['styles', 'styles.xml'],
          ['sharedStrings', 'sharedStrings.xml'],
        ]),
      ),
      file('xl/styles.xml', styles()),
      { path: 'xl/worksheets/sheet1.xml', parts: worksheet },
      { path: 'xl/sharedStrings.xml', parts: sharedStringsParts(strings) },
    ],
    { compress: true },
  );
}

function* worksheetParts(
  { columns, rows }: Sheet,
  strings: Map<string, number>,
): Iterable<Uint8Array<ArrayBuffer>> {
  const last = `${columnName(columns.length - 1)}${rows.length + 1}`;
  yield encode(
    `${DECLARATION}<worksheet xmlns="${MAIN}"><dimension ref="A1:${last}"/>` +
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<cols>${columns.map(columnMarkup).join('')}</cols><sheetData>` +
      rowMarkup(
        1,
        columns.map(({ header }, index) => textCell(index, 1, header, BOLD, strings)),
      ),
  );
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    yield encode(
      rows
        .slice(start, start + ROWS_AT_ONCE)
        .map((row, index) => {
          const number = start + index + 2;
          return rowMarkup(
            number,
            columns.map((column, at) => cellMarkup(column, at, number, row[at] ?? null, strings)),
          );
        })
        .join(''),
    );
  yield encode(`</sheetData><autoFilter ref="A1:${last}"/></worksheet>`);
}

function columnMarkup({ width }: SheetColumn, index: number): string {
  return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`;
}

function rowMarkup(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`;
}

function cellMarkup(
  { kind }: SheetColumn,
  index: number,
  row: number,
  cell: SheetCell,
  strings: Map<string, number>,
): string {
  if (cell === null) return '';
  const address = `${columnName(index)}${row}`;
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  if (kind === 'jour') return `<c r="${address}" s="${DAY}"><v>${toSerial(cell)}</v></c>`;
  return textCell(index, row, cell, PLAIN, strings);
}

function textCell(
  index: number,
  row: number,
  text: string,
  style: number,
  strings: Map<string, number>,
): string {
  const place = strings.get(text) ?? strings.size;
  strings.set(text, place);
  return `<c r="${columnName(index)}${row}" s="${style}" t="s"><v>${place}</v></c>`;
}

function* sharedStringsParts(strings: ReadonlyMap<string, number>) {
  yield encode(`${DECLARATION}<sst xmlns="${MAIN}" uniqueCount="${strings.size}">`);
  const texts = [...strings.keys()];
  for (let start = 0; start < texts.length; start += ROWS_AT_ONCE)
    yield encode(
      texts
        .slice(start, start + ROWS_AT_ONCE)
        .map((text) => `<si><t xml:space="preserve">${escapeText(text)}</t></si>`)
        .join(''),
    );
  yield encode('</sst>');
}

/** Days since 30 December 1899, as spreadsheets count them; days of UTC all have the same length. */
function toSerial(day: string): number {
  return (Date.parse(`${day}T00:00Z`) - Date.parse('1899-12-30T00:00Z')) / 86_400_000;
}

/** `A`, `B`, … `Z`, `AA`: the name of a column from its place. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function escapeText(text: string): string {
  return (
    text
      // Spreadsheets read `_x0041_` as a letter: the underscore itself is spelled out.
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;')
      // What XML 1.0 cannot hold.
      // oxlint-disable-next-line no-control-regex -- these are the characters to take out
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll(/\p{Surrogate}/gu, '\ufffd')
  );
}

function file(path: string, markup: string) {
  return { path, parts: [encode(DECLARATION + markup)] };
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function contentTypes(): string {
  const parts = [
    ['/xl/workbook.xml', `${TYPES}.sheet.main+xml`],
    ['/xl/worksheets/sheet1.xml', `${TYPES}.worksheet+xml`],
    ['/xl/styles.xml', `${TYPES}.styles+xml`],
    ['/xl/sharedStrings.xml', `${TYPES}.sharedStrings+xml`],
  ] as const;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    parts.map(([n, type]) => `<Override PartName="${n}" ContentType="${type}"/>`).join('') +
    '</Types>'
  );
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const lines = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`;
}

function workbook(name: string): string {
  return (
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
    `<sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  );
}

function styles(): string {
  return (
    `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>' +
    '</styleSheet>'
  );
}
