import readXlsxFile from 'read-excel-file/node';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { writeXlsx } from '../../department/operations/write-xlsx.ts';
import { mapAnswerSchema, officePaths as paths } from '../../shared/sync/office-api.ts';
import { pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { publishedPeriodSchema } from '../../shared/sync/published-figures.ts';
import { toDayText } from './day-documents.ts';
import { startTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let department: TestDepartment;
let cookie: string;

beforeAll(async () => {
  department = await startTestDepartment({ threshold: 5 });
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  cookie = await department.signIn('financeur');
  const { token } = await department.enrol('marvejols');
  await department.send(token, [
    toDayText({ day: '2026-03-03', themes: { T1: 40, T2: 12, T5: 2, T4: 3 } }),
  ]);
});

const get = (url: string) => department.app.inject({ url, headers: { cookie } });
const query = 'period=mois&at=2026-03-01';

it('writes in a CSV the very figures of the screens, and says which are withheld', async () => {
  const screen = publishedPeriodSchema.parse(
    (await get(`${pilotagePaths.published}?${query}`)).json(),
  );
  const file = await get(`${paths.export}?${query}&format=csv`);
  expect(file.headers['content-disposition']).toContain('relais-48-2026-03.csv');
  const lines = file.body.split('\r\n').map((line) => line.split(';'));
  const network = lines.filter((cells) => cells[4] === 'Réseau' && cells[6] === 'thème');
  const themes = screen.network.dimensions['demandes.theme'] ?? {};
  expect(Object.fromEntries(network.map((cells) => [cells[7], cells[9]]))).toEqual(
    Object.fromEntries(
      Object.entries(themes).map(([key, n]) => [key, n === null ? '' : String(n)]),
    ),
  );
  expect(network.find((cells) => cells[7] === 'T5')?.at(-1)).toBe('petit effectif');
  const totals = lines.find((cells) => cells[4] === 'Réseau' && cells[6] === 'total');
  expect(totals?.[9]).toBe(String(screen.network.totals.visites));
});

it('writes a workbook that spreadsheets read, numbers as numbers', async () => {
  const file = await get(`${paths.export}?${query}&format=xlsx`);
  const sheets = await readXlsxFile(file.rawPayload);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Synthèse', 'Détail', 'Lecture']);
  const marvejols = sheets[0]?.data.find(([name]) => name === 'Marvejols');
  expect(marvejols?.[1]).toBe(57);
});

it('lets nothing in a cell be run, or break the file', async () => {
  const nasty = ['=1+1', '<b>&"', 'a\u0001b', '+33'];
  const bytes = writeXlsx([
    {
      name: 'Essai & co',
      columns: [{ header: 'x', kind: 'texte', width: 9 }],
      rows: nasty.map((text) => [text]),
    },
  ]);
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  expect(sheet?.data.map(([cell]) => cell)).toEqual(['x', '=1+1', '<b>&"', 'ab', '+33']);
});

it('places the platforms within the outline of their département', async () => {
  const { contour, sites, credit } = mapAnswerSchema.parse((await get(paths.carte)).json());
  expect(credit).toMatch(/CC BY/);
  expect(sites).toHaveLength(9);
  const isInside = (x: number, y: number) =>
    (contour ?? []).reduce((inside, [ax, ay], at, corners) => {
      const [bx, by] = corners.at(at - 1) ?? [0, 0];
      const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
      return crosses ? !inside : inside;
    }, false);
  expect(sites.filter(({ longitude, latitude }) => !isInside(longitude, latitude))).toEqual([]);
});
