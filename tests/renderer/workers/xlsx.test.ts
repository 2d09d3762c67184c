import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflateEntry, listZip } from '../../../renderer/workers/exchange/read-zip.ts';
import { readXlsx } from '../../../renderer/workers/exchange/read-xlsx.ts';
import { writeXlsx } from '../../../renderer/workers/exchange/write-xlsx.ts';
import { writeZip } from '../../../renderer/workers/exchange/write-zip.ts';
import type { SheetCell } from '../../../shared/domain/echange/sheet.ts';
import type { Result } from '../../../shared/kernel/result.ts';

const columns = [
  { header: 'Jour', kind: 'jour', width: 12 },
  { header: 'Nombre', kind: 'nombre', width: 12 },
  { header: 'Texte', kind: 'texte', width: 12 },
] as const;

function workbook(rows: readonly (readonly SheetCell[])[]) {
  return writeXlsx({ name: 'Visites', columns, rows });
}

function encode(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** A workbook around the XML of its one sheet. */
async function around(sheetData: string): Promise<Uint8Array<ArrayBuffer>> {
  const plain = await workbook([]);
  const entries = await Promise.all(
    listZip(plain).map(async (entry) => ({
      path: entry.path,
      parts: [
        entry.path === 'xl/worksheets/sheet1.xml'
          ? encode(
              `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`,
            )
          : await inflateEntry(plain, entry),
      ],
    })),
  );
  return writeZip(entries, { compress: true });
}

function codeOf(result: Result<unknown>): string | null {
  return result.ok ? null : result.failure.code;
}

async function cellsOf(bytes: Uint8Array<ArrayBuffer>): Promise<readonly (readonly string[])[]> {
  const read = await readXlsx(bytes);
  if (!read.ok) throw new Error(read.failure.sentence);
  return read.value.map(({ cells }) => cells);
}

describe('a workbook we write', () => {
  test('is read back as it was, days and numbers included', async () => {
    const bytes = await workbook([
      ['2026-11-21', 20, 'dossier <CAF> & "APL"'],
      [null, -3, ' espaces '],
      ['2000-02-29', null, '_x0041_ et \n deux lignes'],
    ]);
    expect(await cellsOf(bytes)).toEqual([
      ['Jour', 'Nombre', 'Texte'],
      ['2026-11-21', '20', 'dossier <CAF> & "APL"'],
      ['', '-3', ' espaces '],
      ['2000-02-29', '', '_x0041_ et \n deux lignes'],
    ]);
  });

  test('holds no formula, whatever its texts begin with', async () => {
    const bytes = await workbook([[null, null, '=HYPERLINK("http://exemple.fr")']]);
    const sheet = listZip(bytes).find(({ path }) => path.endsWith('sheet1.xml'));
    if (sheet === undefined) throw new Error('The workbook has no sheet.');
    expect(new TextDecoder().decode(await inflateEntry(bytes, sheet))).not.toMatch(/<f[ >]/);
    expect((await cellsOf(bytes))[1]?.[2]).toBe('=HYPERLINK("http://exemple.fr")');
  });

  test('keeps any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme', minLength: 1 })), async (texts) => {
        const printable = texts.map((text) => `t${text.replaceAll(/\p{C}/gu, '')}`);
        const bytes = await workbook(printable.map((text) => [null, null, text]));
        const read = await cellsOf(bytes);
        expect(read.slice(1).map((cells) => cells[2])).toEqual(printable);
      }),
      { numRuns: 40 },
    );
  });

  test('says nothing of when it was made: the same sheet gives the same bytes', async () => {
    const rows = [['2026-11-21', 1, 'a']] as const;
    expect(await workbook(rows)).toEqual(await workbook(rows));
  });
});

describe('a workbook of others', () => {
  test('gives the value a formula had when it was saved', async () => {
    const bytes = await around(
      '<row r="1"><c r="A1" t="str"><f>A2</f><v>CAF</v></c><c r="B1"><f>10+10</f><v>20</v></c></row>',
    );
    expect(await cellsOf(bytes)).toEqual([['CAF', '20']]);
  });

  test('gives times and yes or no as words', async () => {
    const bytes = await around(
      '<row r="1"><c r="A1" s="2"><v>0.375</v></c><c r="B1" s="2"><v>46347.375</v></c><c r="C1" t="b"><v>1</v></c></row>',
    );
    expect(await cellsOf(bytes)).toEqual([['09:00', '2026-11-21 09:00', 'oui']]);
  });
});

describe('a workbook that will not do', () => {
  test('is refused when it is cut short', async () => {
    const bytes = await workbook([['2026-11-21', 1, 'a']]);
    const codes = await Promise.all(
      [30, 200, bytes.length - 5].map(async (length) =>
        codeOf(await readXlsx(bytes.slice(0, length))),
      ),
    );
    expect(codes).toEqual(Array(3).fill('classeur-illisible'));
  });

  test('is refused, never thrown, when any of its bytes is altered', async () => {
    const bytes = await workbook([['2026-11-21', 1, 'a']]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const altered = bytes.slice();
          altered[at] = ((altered[at] ?? 0) + by) & 0xff;
          const code = codeOf(await readXlsx(altered));
          expect([null, 'classeur-illisible', 'classeur-autre', 'classeur-trop-gros']).toContain(
            code,
          );
        },
      ),
      { numRuns: 80 },
    );
  });

  test('is refused when its XML is nonsense', async () => {
    expect(codeOf(await readXlsx(await around('<row r="1"><c r="A1" t="s"><v>99</v></c>')))).toBe(
      'classeur-illisible',
    );
  });

  test('is refused before it is opened when it declares more than 200 MB', async () => {
    const bytes = await workbook([]);
    const [entry] = listZip(bytes);
    if (entry === undefined) throw new Error('The workbook is empty.');
    const view = new DataView(bytes.buffer);
    // The declared size of the first file, in the directory.
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 300 * 1024 * 1024, true);
    expect(codeOf(await readXlsx(bytes))).toBe('classeur-trop-gros');
  });

  test('is refused when it gives more than it declares', async () => {
    const bytes = await writeZip(
      [
        { path: 'xl/workbook.xml', parts: [encode('<workbook/>')] },
        { path: 'xl/styles.xml', parts: [new Uint8Array(5_000_000)] },
      ],
      { compress: true },
    );
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    const second = directory + 46 + 'xl/workbook.xml'.length;
    view.setUint32(second + 24, 10, true);
    expect(codeOf(await readXlsx(bytes))).toBe('classeur-illisible');
  });

  test('is refused when it is larger than 20 MB', async () => {
    expect(codeOf(await readXlsx(new Uint8Array(20 * 1024 * 1024 + 1)))).toBe('classeur-trop-gros');
  });

  test('is refused when one lost cell would make a table of a billion', async () => {
    const far = ['<row r="1"><c r="XFD1"><v>1</v></c></row>', '<row r="99999999"></row>'];
    const codes = await Promise.all(
      far.map(async (data) => codeOf(await readXlsx(await around(data)))),
    );
    expect(codes).toEqual(['trop-de-lignes', 'trop-de-lignes']);
  });

  test('is refused when it is another archive', async () => {
    const archive = await writeZip([{ path: 'content.xml', parts: [encode('<a/>')] }], {
      compress: true,
    });
    expect(codeOf(await readXlsx(archive))).toBe('classeur-autre');
  });
});
