import { DatabaseSync } from 'node:sqlite';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { DayRange } from '../../shared/domain/comptage/period.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../shared/domain/visite/schema.ts';
import type { StoredRow } from '../../renderer/data/store/desk-database.ts';
import { createInstalledSealer } from '../../tests/support/desk-install.ts';

/** Columns each figure is cut by. */
const VISITE = ['canal', 'heure', 'age', 'commune', 'premiere'] as const;
const DEMANDE = [
  'theme',
  'operateur',
  'nature',
  'issue',
  'duree',
  'demarche',
  'autonomie',
] as const;

/** What SQL counts of a period: enough to see that it is the same work. */
export interface SqlFigures {
  readonly visites: number;
  readonly demandes: number;
  readonly themes: Readonly<Record<string, number>>;
}

/**
 * What one would write without sealing anything: a column for each thing said, in clear, and covering
 * indexes by day for every figure.
 */
export interface FiguresDatabase {
  figures(range: DayRange): SqlFigures;
  /** The rows of a day, sealed halves still sealed. */
  journal(day: LocalDay): readonly StoredRow[];
  close(): void;
}

/** Fills it in memory with these visites, opened. */
export function createFiguresDatabase(rows: Iterable<StoredRow>): FiguresDatabase {
  const database = new DatabaseSync(':memory:');
  database.exec(
    `
    CREATE TABLE visite (id TEXT PRIMARY KEY, day TEXT NOT NULL, ${VISITE.join(', ')}, jour, mois, annee, envelope TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE demande (day TEXT NOT NULL, ${DEMANDE.join(', ')});
  `.replace(' STRICT,', ''),
  );
  fill(database, rows);
  database.exec(`
    CREATE INDEX visite_by_day ON visite (day, ${VISITE.join(', ')}, jour, mois, annee);
    CREATE INDEX demande_by_day ON demande (day, ${DEMANDE.join(', ')});
    ANALYZE;
  `);
  const cells = database.prepare(
    [
      `SELECT 'visites' AS cut, '' AS key, count(*) AS n FROM visite WHERE day BETWEEN :from AND :to`,
      ...VISITE.map((column) => cut('visite', column)),
      `SELECT 'demandes', '', count(*) FROM demande WHERE day BETWEEN :from AND :to`,
      ...DEMANDE.map((column) => cut('demande', column)),
      ...['jour', 'mois', 'annee'].map(
        (first) =>
          `SELECT '${first}', '', count(*) FROM visite WHERE day BETWEEN :from AND :to AND ${first} = 1`,
      ),
    ].join(' UNION ALL '),
  );
  const ofDay = database.prepare('SELECT envelope FROM visite WHERE day = ?');
  return {
    figures: ({ from, to }) => {
      const found = cells.all({ from, to });
      const total = (name: string) => Number(found.find((one) => one['cut'] === name)?.['n'] ?? 0);
      return {
        visites: total('visites'),
        demandes: total('demandes'),
        themes: Object.fromEntries(
          found.flatMap((one) =>
            one['cut'] === 'theme' ? [[String(one['key']), Number(one['n'])]] : [],
          ),
        ),
      };
    },
    journal: (day) => ofDay.all(day).map((row) => JSON.parse(String(row['envelope'])) as StoredRow),
    close: () => database.close(),
  };
}

function cut(table: string, column: string): string {
  return `SELECT '${column}', coalesce(${column}, '-'), count(*) FROM ${table} WHERE day BETWEEN :from AND :to GROUP BY 2`;
}

function fill(database: DatabaseSync, rows: Iterable<StoredRow>): void {
  const sealer = createInstalledSealer();
  const marks = (count: number) => Array.from({ length: count }, () => '?').join(', ');
  const visite = database.prepare(`INSERT INTO visite VALUES (${marks(VISITE.length + 6)})`);
  const demande = database.prepare(`INSERT INTO demande VALUES (${marks(DEMANDE.length + 1)})`);
  database.exec('BEGIN');
  for (const row of rows) {
    const clear = visiteClearSchema.parse(row.clear);
    const sealed = visiteSealedSchema.parse(sealer.open(row));
    const { premieres } = clear;
    visite.run(
      row.id,
      row.localDay,
      clear.canal,
      clear.heure,
      sealed.age,
      sealed.commune,
      sealed.premiereVenue === null ? null : Number(sealed.premiereVenue),
      Number(premieres?.jour ?? 0),
      Number(premieres?.mois ?? 0),
      Number(premieres?.annee ?? 0),
      JSON.stringify(row),
    );
    for (const [index, { theme, operateur, nature }] of clear.demandes.entries()) {
      const said = sealed.demandes[index];
      demande.run(
        row.localDay,
        theme,
        operateur,
        nature,
        said?.issue ?? null,
        said?.dureeMinutes ?? null,
        said?.demarche ?? null,
        said?.autonomie ?? null,
      );
    }
  }
  database.exec('COMMIT');
}
