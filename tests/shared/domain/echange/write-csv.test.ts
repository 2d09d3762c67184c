import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankFigures, countVisite } from '../../../../shared/domain/comptage/figures.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { exportFileName } from '../../../../shared/domain/echange/file-name.ts';
import { figuresSheet } from '../../../../shared/domain/echange/figures-sheet.ts';
import { fromInert, toInert } from '../../../../shared/domain/echange/inert.ts';
import { ownColumns } from '../../../../shared/domain/echange/own-columns.ts';
import { entriesSheet } from '../../../../shared/domain/echange/entries-sheet.ts';
import { writeCsv } from '../../../../shared/domain/echange/write-csv.ts';
import { siteIdSchema } from '../../../../shared/domain/site/identifiers.ts';
import {
  blankDemande,
  blankDraft,
  draftToClear,
  sealDraft,
} from '../../../../shared/domain/visite/draft.ts';
import { arbitraryCounted } from '../arbitrary-details.ts';

const names = {
  communes: null,
  demarche: () => null,
  isPlace: (destination: string) => destination === 'CAF',
};

describe('a cell that would run as a formula', () => {
  test.each(['=1+1', '+33', '-2', '@SUM(A1)', '\tx', '\rx', '＝1', "'=1"])(
    'is inert: %j',
    (text) => {
      expect(toInert(text)).toBe(`'${text}`);
    },
  );

  test('is what it was once read back, like any other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^'{0,3}[=+@-]/)), (text) => {
        expect(fromInert(toInert(text))).toBe(text);
        expect(toInert(text)).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});

describe('a CSV', () => {
  const columns = [
    { header: 'Jour', kind: 'jour', width: 9 },
    { header: 'Nombre', kind: 'nombre', width: 9 },
    { header: 'Texte', kind: 'texte', width: 9 },
  ] as const;
  const write = (...rows: (string | number | null)[][]) =>
    writeCsv({ name: 'Essai', columns, rows });

  test('has its mark, semicolons, days of France, and ends each line with CRLF', () => {
    expect(write(['2026-11-21', -3, 'é'], [null, null, null])).toBe(
      '\ufeffJour;Nombre;Texte\r\n21/11/2026;-3;é\r\n;;\r\n',
    );
  });

  test('quotes what would break a line', () => {
    expect(write([null, null, 'a;b "c"\nd'])).toContain(';;"a;b ""c""\nd"\r\n');
  });

  test('keeps formulas inert, inside quotes too', () => {
    expect(write([null, null, '=1;2'])).toContain(';;"\'=1;2"\r\n');
  });
});

describe('the entries', () => {
  const entry = fc
    .tuple(fc.uuid({ version: 4 }), arbitraryCounted)
    .map(([id, [clear, counted]]) => ({
      id,
      localDay: localDaySchema.parse('2026-03-01'),
      held: false,
      clear,
      sealed: counted && {
        instant: null,
        auteur: 'a' as never,
        usager: null,
        foyer: null,
        note: 'un secret',
        source: { kind: 'saisie' as const },
        versions: [],
        ...counted,
      },
    }));

  test('have one line a demande, and one reference a visite', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (entries) => {
        const { rows } = entriesSheet(entries, [], names);
        expect(rows).toHaveLength(entries.flatMap(({ clear }) => clear.demandes).length);
        expect(new Set(rows.map(([reference]) => reference)).size).toBe(entries.length);
        expect(rows.every((row) => row.length === ownColumns.length)).toBe(true);
        expect(JSON.stringify(rows)).not.toContain('secret');
      }),
    );
  });
});

test('a destination typed by hand stays at the desk, that of a known place goes out', () => {
  const { rows } = entriesSheet(
    ['CAF', 'chez Mme Exemple'].map((destination, index) => ({
      id: `v${index}`,
      localDay: localDaySchema.parse('2026-03-01'),
      held: false,
      clear: {
        ...draftToClear(blankDraft),
        heure: null,
        premieres: null,
        etat: 'valide' as const,
        datation: 'confirmee' as const,
      },
      sealed: sealDraft(
        { ...blankDraft, demandes: [{ ...blankDemande, issue: 'oriente', destination }] },
        { instant: null, auteur: 'a' as never, source: { kind: 'saisie' } },
      ),
    })),
    [],
    names,
  );
  const column = ownColumns.findIndex(({ header }) => header === 'Destination de l’orientation');
  expect(rows.map((row) => row[column])).toEqual(['CAF', null]);
  expect(JSON.stringify(rows)).not.toContain('Exemple');
});

test('the figures are told with their units, and add up to their totals', () => {
  fc.assert(
    fc.property(fc.array(arbitraryCounted, { maxLength: 10 }), (visites) => {
      const figures = blankFigures();
      for (const [clear, counted] of visites) countVisite(figures, clear, counted);
      const { rows } = figuresSheet(figures, names);
      const sum = (unit: string, dimension: string) =>
        rows
          .filter((row) => row[0] === unit && row[1] === dimension)
          .reduce((total, row) => total + Number(row[4]), 0);
      expect(sum('Visites', 'Canal')).toBe(figures.visites.total);
      expect(sum('Demandes', 'Opérateur')).toBe(figures.demandes.total);
      expect(sum('Demandes', 'Total')).toBe(figures.demandes.total);
    }),
  );
});

test('a file is named by its platform and its period alone', () => {
  const site = siteIdSchema.parse('marvejols');
  const day = (text: string) => localDaySchema.parse(text);
  expect(exportFileName(site, 'visites', day('2026-11-01'), day('2026-11-30'), 'csv')).toBe(
    'relais-marvejols-visites-2026-11-01_2026-11-30.csv',
  );
  expect(exportFileName(site, 'chiffres', day('2026-11-01'), day('2026-11-01'), 'xlsx')).toBe(
    'relais-marvejols-chiffres-2026-11-01.xlsx',
  );
});
