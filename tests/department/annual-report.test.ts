import { beforeAll, beforeEach, expect, it } from 'vitest';
import { readAnnualReport } from '../../department/operations/read-annual.ts';
import { createPublishedFigures } from '../../department/operations/published/read-published-figures.ts';
import { networkSchema } from '../../shared/domain/network/network.ts';
import { themeLabels } from '../../shared/domain/vocabulary/theme.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import type { Block, Paper } from '../../shared/documents/paper.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { printNumber } from '../../shared/documents/words.ts';
import { officePaths as paths, budgetsAnswerSchema } from '../../shared/sync/office-api.ts';
import { declaredFiguresSchema, pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import { publishedPeriodSchema } from '../../shared/sync/published-figures.ts';
import { toDayText } from './day-documents.ts';
import { startTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

const THRESHOLD = 5;

let department: TestDepartment;
let cookie: string;

beforeAll(async () => {
  department = await startTestDepartment({ threshold: THRESHOLD });
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  cookie = await department.signIn();
});

const get = (url: string) => department.app.inject({ url, headers: { cookie } });
const post = (url: string, payload: object) =>
  department.app.inject({ method: 'POST', url, payload, headers: { cookie } });

async function readReport(
  year: number,
  store: Pick<
    TestDepartment['store'],
    'network' | 'budgets' | 'figures' | 'agenda'
  > = department.store,
): Promise<Paper> {
  const { clock } = department;
  const shipped = networkSchema.parse(network);
  const published = createPublishedFigures({
    figures: store.figures,
    network: shipped,
    clock,
    threshold: THRESHOLD,
  });
  const paper = await readAnnualReport({ published, store, network: shipped }, year);
  if (!paper.ok) throw new Error(paper.failure.sentence);
  return paper.value;
}

async function readScreen(year: number) {
  const answer = await get(`${pilotagePaths.published}?period=annee&at=${year}-01-01`);
  return publishedPeriodSchema.parse(answer.json());
}

/** The lines of the table whose first heading is this. */
function linesOf(paper: Paper, heading: string): readonly (readonly string[])[] {
  const table = paper.contenu.find(
    (block): block is Extract<Block, { genre: 'tableau' }> =>
      block.genre === 'tableau' && block.colonnes.some(({ titre }) => titre === heading),
  );
  return table?.lignes ?? [];
}

/** Three years of two platforms. */
async function sendYears(provenance: 'mesure' | 'fictif' = 'mesure'): Promise<void> {
  for (const [site, size] of [
    ['marvejols', 60],
    ['florac', 23],
  ] as const) {
    const { token } = await department.enrol(site);
    await department.send(
      token,
      [2024, 2025, 2026].flatMap((year, at) =>
        ['01', '02'].map((month, index) =>
          toDayText({
            site,
            provenance,
            rev: 1 + at * 2 + index,
            day: `${year}-${month}-14`,
            themes: { T1: size + at * 7, T2: 11 + index },
            firsts: { jour: 9, mois: 8, annee: 7 },
          }),
        ),
      ),
    );
  }
}

it('says the figures of the screens, to the unit', async () => {
  await sendYears();
  const [paper, screen] = [await readReport(2025), await readScreen(2025)];
  const key = paper.contenu.find((block) => block.genre === 'chiffres');
  expect(key?.chiffres.map(({ valeur }) => valeur)).toEqual(
    [
      screen.network.totals.visites,
      screen.network.totals.demandes,
      screen.network.totals.usagersSuivis,
    ].map((value) => printNumber(value ?? Number.NaN)),
  );
  expect(screen.network.totals.visites).toBe(2 * (67 + 30) + 2 * 23);
  const lines = linesOf(paper, 'Plateforme');
  for (const { name, totals, lastReceived } of screen.sites) {
    const line = lines.find(([first]) => first === name);
    expect(line?.[1]).toBe(
      lastReceived === null ? 'rien reçu' : printNumber(totals.visites ?? Number.NaN),
    );
  }
  const themes = paper.contenu.find((block) => block.genre === 'repartition');
  for (const [theme, label] of [
    ['T1', themeLabels.T1],
    ['T2', themeLabels.T2],
  ] as const)
    expect(themes?.lignes.find(({ nom }) => nom === label)?.nombre).toBe(
      screen.network.dimensions['demandes.theme']?.[theme],
    );
});

it('says the kilometres of the département’s own table, and withholds those of a few people', async () => {
  await sendYears();
  const spared = (rdv: number) =>
    readReport(2025, {
      ...department.store,
      agenda: {
        ...department.store.agenda,
        kilometres: async () => ({
          sites: [
            { site: siteIdSchema.parse('marvejols'), rdv, km: 57.4, estimes: 0, sansDistance: 0 },
            { site: siteIdSchema.parse('florac'), rdv: 1, km: 80, estimes: 1, sansDistance: 0 },
          ],
          distances: [],
        }),
      },
    });
  expect(linesOf(await spared(THRESHOLD - 1), '')).toContainEqual([
    `Kilomètres évités, dont ${printNumber(1)} rendez-vous à distance estimée`,
    printNumber(137),
  ]);
  const [line] = linesOf(await spared(THRESHOLD - 2), '');
  expect(line).toEqual(['Kilomètres évités', 'petit effectif']);
  expect(JSON.stringify(await readReport(2025))).not.toContain('Kilomètres évités","');
});

it('grows from the first year counted, and leaves declared years apart as they were printed', async () => {
  await sendYears();
  const paper = await readReport(2026);
  expect(linesOf(paper, 'depuis 2024').map(([year]) => year)).toEqual(['2024', '2025', '2026']);
  expect(linesOf(paper, 'Accueils déclarés').map(([year, accueils]) => [year, accueils])).toEqual([
    ['2009', printNumber(5000)],
    ['2013', `plus de ${printNumber(18_000)}`],
  ]);
  const method = paper.contenu.at(-1);
  expect(method?.genre === 'note' && method.textes.join(' ')).toMatch(/jamais additionnées/);
});

it('says that a demonstration’s figures are fictive, at the top and on each page', async () => {
  await sendYears('fictif');
  const paper = await readReport(2025);
  expect(paper.sousTitres.join(' ')).toMatch(/fictifs/);
  expect(paper.mention).toMatch(/démonstration/);
  expect((await readReport(2023)).mention).toBeNull();
});

it('withholds in the report what the screens withhold', async () => {
  const { token } = await department.enrol('florac');
  await department.send(token, [
    toDayText({ site: 'florac', day: '2025-02-03', themes: { T1: 40, T5: 2, T4: 3 } }),
  ]);
  const text = JSON.stringify(await readReport(2025));
  expect(text).toContain('petit effectif');
  expect((await readScreen(2025)).network.dimensions['demandes.theme']?.['T5']).toBeNull();
});

it('gives a cost per visite once the year is over and a budget entered, and for nothing else', async () => {
  await sendYears();
  const save = (year: number, euros: number | null) =>
    post(paths.budgets, { site: 'marvejols', year, euros, source: 'Budget voté' });
  await save(2025, 19_400);
  await save(2026, 20_000);
  const { totals } = (await readScreen(2025)).sites.find(({ site }) => site === 'marvejols') ?? {};
  expect(linesOf(await readReport(2025), 'Coût par visite')).toEqual([
    [
      'Marvejols',
      `${printNumber(19_400)}\u00a0€`,
      printNumber(totals?.visites ?? 0),
      `${Math.round(19_400 / (totals?.visites ?? 0))}\u00a0€`,
    ],
  ]);
  expect(linesOf(await readReport(2026), 'Coût par visite')[0]?.at(-1)).toBe('–');
  await save(2025, null);
  expect(linesOf(await readReport(2025), 'Coût par visite')).toEqual([]);
  expect(budgetsAnswerSchema.parse((await get(paths.budgets)).json()).budgets).toMatchObject([
    { site: 'marvejols', year: 2026, enteredBy: 'mende' },
  ]);
});

it('hands the report over as a PDF, always the same for the same figures', async () => {
  await sendYears();
  const [first, second] = [
    await get(`${paths.rapport}?annee=2025`),
    await get(`${paths.rapport}?annee=2025`),
  ];
  expect(first.headers['content-type']).toBe('application/pdf');
  expect(first.headers['content-disposition']).toContain('rapport-annuel-48-2025.pdf');
  expect(first.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect(first.rawPayload.equals(second.rawPayload)).toBe(true);
});

it('keeps declared years as entered, replaces them, and does not bring back those taken off', async () => {
  const year = {
    year: 2011,
    accueils: 12_000,
    qualifier: 'environ',
    sites: [{ site: 'marvejols', accueils: 4000, qualifier: null }],
    themes: null,
    sources: ['Rapport d’essai'],
  };
  const list = async () =>
    declaredFiguresSchema.parse((await get(paths.declares)).json()).years.map((one) => one);
  expect((await post(paths.declares, { years: [year] })).json()).toEqual({ fait: true });
  await post(paths.declares, { years: [{ ...year, accueils: 12_500, sites: [] }] });
  expect((await list()).find((one) => one.year === 2011)).toMatchObject({
    accueils: 12_500,
    sites: [],
  });
  expect((await readScreen(2011)).network.totals.visites).toBe(0);
  await post(paths.retraitDeclare, { year: 2009 });
  await department.store.network.declare(networkSchema.parse(network).declared);
  expect((await list()).map((one) => one.year)).toEqual([2011, 2013]);
  expect((await post(paths.retraitDeclare, { year: 2009 })).json()).toMatchObject({
    code: 'annee-absente',
  });
  await post(paths.retraitDeclare, { year: 2011 });
  await post(paths.declares, { years: networkSchema.parse(network).declared });
});

it('refuses a declared year for a platform nobody knows, and keeps none of the others', async () => {
  const good = {
    year: 2010,
    accueils: 1,
    qualifier: null,
    sites: [],
    themes: null,
    sources: ['x'],
  };
  const bad = {
    ...good,
    year: 2012,
    sites: [{ site: 'nulle-part', accueils: 1, qualifier: null }],
  };
  expect((await post(paths.declares, { years: [good, bad] })).json()).toMatchObject({
    code: 'plateforme-inconnue',
  });
  const { years } = declaredFiguresSchema.parse((await get(paths.declares)).json());
  expect(years.map(({ year }) => year)).toEqual([2009, 2013]);
});
