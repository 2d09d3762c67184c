import { describe, expect, test } from 'vitest';
import { readFile } from '../../../renderer/workers/exchange/read-file.ts';
import { writeXlsx } from '../../../renderer/workers/exchange/write-xlsx.ts';

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** A text as Windows-1252 writes it; enough letters of French for a test. */
function windows1252(text: string): Uint8Array<ArrayBuffer> {
  const special: Readonly<Record<string, number>> = { '’': 0x92, œ: 0x9c, '€': 0x80 };
  return Uint8Array.from(text, (letter) => special[letter] ?? letter.charCodeAt(0));
}

async function tableOf(bytes: Uint8Array<ArrayBuffer>) {
  const read = await readFile(bytes);
  if (!read.ok) throw new Error(read.failure.sentence);
  return read.value;
}

async function codeOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  const read = await readFile(bytes);
  return read.ok ? null : read.failure.code;
}

describe('a CSV file', () => {
  test.each([
    ['semicolons', 'Date;Opérateur;Durée\n21/11/2026;CAF;20\n'],
    ['commas', 'Date,Opérateur,Durée\r\n21/11/2026,CAF,20\r\n'],
    ['tabs', 'Date\tOpérateur\tDurée\n21/11/2026\tCAF\t20'],
    ['its mark', '\ufeffDate;Opérateur;Durée\n21/11/2026;CAF;20'],
  ])('is read with %s', async (_, text) => {
    const table = await tableOf(bytesOf(text));
    expect(table.headers).toEqual(['Date', 'Opérateur', 'Durée']);
    expect(table.rows).toEqual([{ line: 2, cells: ['21/11/2026', 'CAF', '20'] }]);
  });

  test('is read in Windows-1252', async () => {
    const table = await tableOf(windows1252('Date;Opérateur;Thème\n21/11/2026;Préfecture;d’œuvre'));
    expect(table.headers).toEqual(['Date', 'Opérateur', 'Thème']);
    expect(table.rows[0]?.cells).toEqual(['21/11/2026', 'Préfecture', 'd’œuvre']);
  });

  test('is read in UTF-16', async () => {
    const text = '\ufeffDate;Opérateur\n21/11/2026;CAF';
    const units = Uint16Array.from(text, (letter) => letter.charCodeAt(0));
    const table = await tableOf(new Uint8Array(units.buffer));
    expect(table.headers).toEqual(['Date', 'Opérateur']);
  });

  test('keeps line breaks and delimiters inside quotes', async () => {
    const table = await tableOf(bytesOf('Date;Note\n21/11/2026;"a;b\nc ""d"""\n\n22/11/2026;e'));
    expect(table.rows.map(({ cells }) => cells[1])).toEqual(['a;b\nc "d"', 'e']);
  });

  test('is found under the words an export begins with', async () => {
    const table = await tableOf(
      bytesOf('Informations export;\nNom;X\n\nDate;Durée;Opérateur\n21/11/2026;20;CAF'),
    );
    expect(table.headers).toEqual(['Date', 'Durée', 'Opérateur']);
    expect(table.rows).toHaveLength(1);
  });

  test('gives each column a name of its own', async () => {
    const table = await tableOf(bytesOf('Date;;Commune;Commune\n21/11/2026;a;b;c'));
    expect(table.headers).toEqual(['Date', 'Colonne 2', 'Commune', 'Commune (2)']);
  });
});

describe('a file is refused', () => {
  test('when it is empty', async () => {
    expect(await codeOf(new Uint8Array())).toBe('fichier-vide');
    expect(await codeOf(bytesOf(' \r\n ;;\n'))).toBe('fichier-vide');
  });

  test('when it has headers alone', async () => {
    expect(await codeOf(bytesOf('Date;Opérateur\n'))).toBe('fichier-sans-ligne');
  });

  test('when a quote stays open', async () => {
    expect(await codeOf(bytesOf('Date;Note\n21/11/2026;"a\n22/11/2026;b\n'))).toBe(
      'guillemets-ouverts',
    );
  });

  test('when it is something else, whatever its name', async () => {
    expect(await codeOf(bytesOf('%PDF-1.7'))).toBe('format-autre');
    expect(await codeOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toBe('format-autre');
    expect(await codeOf(Uint8Array.of(0x89, 0x50, 0, 1, 2, 3, 0x0a, 4))).toBe('fichier-binaire');
  });

  test('when it has more than 200,000 lines', async () => {
    const lines = `Date;Durée\n${'21/11/2026;20\n'.repeat(200_001)}`;
    expect(await codeOf(bytesOf(lines))).toBe('trop-de-lignes');
    expect((await tableOf(bytesOf(lines.slice(0, -14)))).rows).toHaveLength(200_000);
  });

  test('when it has more than 200 columns', async () => {
    expect(await codeOf(bytesOf(`${'a;'.repeat(201)}b\n${'1;'.repeat(201)}2\n`))).toBe(
      'trop-de-colonnes',
    );
  });
});

test('a workbook is read for what it is, even named .csv', async () => {
  const bytes = await writeXlsx({
    name: 'Visites',
    columns: [
      { header: 'Date', kind: 'jour', width: 12 },
      { header: 'Durée', kind: 'nombre', width: 12 },
    ],
    rows: [['2026-11-21', 20]],
  });
  expect((await tableOf(bytes)).rows).toEqual([{ line: 2, cells: ['2026-11-21', '20'] }]);
});
