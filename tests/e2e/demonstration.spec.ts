import 'temporal-polyfill/global';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import { generateDay, listDemoDays } from '../../shared/domain/demonstration/demo-visites.ts';
import { figuresSchema, pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import {
  dayRows,
  expectDelivered,
  expectFigures,
  expectOpen,
  openDesk,
  pressPassage,
} from '../support/desk-page.ts';
import { takeImage } from '../support/desk-images.ts';
import { signIn } from '../support/desk-pilotage.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

// Twelve thousand records and five thousand day documents: a limit on a busy machine, no measure.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

const today = localDaySchema.parse(Temporal.Now.plainDateISO('Europe/Paris').toString());
const lastMonth = localDaySchema.parse(
  Temporal.PlainDate.from(today).with({ day: 1 }).subtract({ months: 1 }).toString(),
);
const lastYear = localDaySchema.parse(`${Number(today.slice(0, 4)) - 1}-01-01`);

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  place = await createDeskPlace();
  desk = await place.start(['--demo']);
});

test.afterAll(() => place.remove());

/** Makes a window believe in a time of today: the desk keeps its own clock, and agrees on the day. */
async function pretend(page: Page, time: string): Promise<void> {
  await page.clock.setFixedTime(
    Temporal.PlainDate.from(today).toZonedDateTime({ timeZone: 'Europe/Paris', plainTime: time })
      .epochMilliseconds,
  );
}

const filling = (page: Page) => page.getByText(/accueils? inventés? en cours d’ajout/);

async function readFigures(pilotage: Page, period: string, at: LocalDay): Promise<Figures> {
  const query = new URLSearchParams({ period, at });
  const answer = await pilotage.request.get(
    `${await desk.department()}${pilotagePaths.figures}?${query.toString()}`,
  );
  expect(answer.ok()).toBe(true);
  return figuresSchema.parse(await answer.json());
}

/** The visites of each platform in a period, as the generator makes them. */
function expectedSites(figures: Figures): Readonly<Record<string, number>> {
  const days = listDemoDays(today).filter((day) => day >= figures.from && day <= figures.to);
  return Object.fromEntries(
    figures.sites.map(({ site }) => [
      site,
      days.reduce((sum, day) => sum + generateDay(site, day).length, 0),
    ]),
  );
}

/** Waits until the département has exactly what was invented for a period, no more and no less. */
async function expectInvented(pilotage: Page, period: string, at: LocalDay): Promise<void> {
  const expected = expectedSites(await readFigures(pilotage, period, at));
  expect(Object.keys(expected)).toHaveLength(9);
  await expect
    .poll(
      async () => {
        const { sites } = await readFigures(pilotage, period, at);
        return Object.fromEntries(sites.map(({ site, visites }) => [site, visites]));
      },
      { timeout: 120_000 },
    )
    .toEqual(expected);
}

/** Waits until everything invented has arrived. */
async function expectFilled(page: Page, pilotage: Page): Promise<void> {
  await expect(filling(page)).toHaveCount(0, { timeout: 120_000 });
  await expectDelivered(page);
  await expectInvented(pilotage, 'annee', lastYear);
  await expectInvented(pilotage, 'mois', lastMonth);
}

test('une coupure en plein ajout ne perd ni ne double rien, et rien n’est inventé aujourd’hui', async ({
  page,
  context,
  watch,
}) => {
  await openDesk(page, desk);
  await expectOpen(page);
  await expect(filling(page)).toBeVisible();
  await desk.program.hear(/^Démonstration\s: 24 mois d’accueils inventés .* neuf plateformes\./);

  watch.expectSilence();
  await desk.killGroup();
  desk = await place.start(['--demo']);
  await openDesk(page, desk);
  await expectOpen(page);
  await expectFigures(page, { visites: 0, demandes: 0, usagersSuivis: 0 });

  const pilotage = await context.newPage();
  await signIn(pilotage, await desk.department(), await desk.demoSecrets());
  await expectFilled(page, pilotage);
  const { total } = await readFigures(pilotage, 'jour', today);
  expect(total).toEqual({ visites: 0, demandes: 0, usagersSuivis: 0 });
});

test('un passage ajoute un à l’année, et un seul', async ({ page, context }) => {
  const pilotage = await context.newPage();
  await signIn(pilotage, await desk.department(), await desk.demoSecrets());
  const readTotal = async () => (await readFigures(pilotage, 'annee', today)).total.visites ?? 0;
  const before = await readTotal();
  expect(before).toBeGreaterThan(1000);

  await pretend(page, '09:02');
  await openDesk(page, desk);
  await expectOpen(page);
  await pressPassage(page);
  await expectDelivered(page);
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
  await expect.poll(readTotal).toBe(before + 1);
  const { sites } = await readFigures(pilotage, 'jour', today);
  expect(sites.filter(({ visites }) => (visites ?? 0) > 0)).toMatchObject([
    { site: 'marvejols', visites: 1 },
  ]);
});

test('le pilotage montre les neuf plateformes, dit que c’est fictif, et les chiffres publiés à part', async ({
  page,
}) => {
  await signIn(page, await desk.department(), await desk.demoSecrets());
  for (const hash of [`#mois/${lastMonth.slice(0, 7)}`, `#annee/${lastYear.slice(0, 4)}`]) {
    await page.goto(`${await desk.department()}/${hash}`);
    await expect(page.getByText('Démonstration : chiffres fictifs.')).toBeVisible();
    const table = page.getByRole('table', {
      name: 'Visites, demandes et usagers suivis par plateforme',
    });
    await expect(table.getByRole('rowheader')).toHaveCount(10);
    await expect(table.getByText('rien reçu')).toHaveCount(0);
  }

  const cells = (table: string, row: string) =>
    page
      .getByRole('table', { name: table })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
      .getByRole('cell');
  await expect(page.getByRole('heading', { name: 'Chiffres publiés' })).toBeVisible();
  await expect(page.getByText(/Chiffres déclarés, antérieurs à cet outil/)).toContainText(
    'ne s’ajoutent jamais',
  );
  const years = 'Accueils publiés, année par année';
  await expect(cells(years, '2009')).toHaveText(['5 000', 'non publié']);
  await expect(cells(years, '2013')).toHaveText(['plus de 18 000', 'environ 6 000']);
  const shares = 'Activités de 2013 par thème, part déclarée';
  for (const [theme, share] of [
    ['Formation, insertion, emploi, création d’entreprise', '50 %'],
    ['Protection sociale', '23 %'],
    ['Action sociale, logement, services à la personne', '13 %'],
    ['Services de l’État', '11 %'],
    ['Juridique', '1 %'],
    ['Non précisé', '2 %'],
  ] as const)
    await expect(cells(shares, theme)).toHaveText(share);
  await expect(page.getByText(/^Source des chiffres de 2009 et 2013/)).toContainText(
    'Couleurs Lozère',
  );

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(
      (await new AxeBuilder({ page }).setLegacyMode().analyze()).violations,
      colorScheme,
    ).toEqual([]);
  }
});

test('les images du guide se prennent sur ce qui tourne', async ({ page, context }) => {
  await pretend(page, '09:05');
  await openDesk(page, desk);
  await expectOpen(page);
  await page.getByRole('button', { name: 'J’ai compris' }).click();
  // A morning, as a platform lives it: lines typed, and passages still to be specified.
  for (const { at, line } of [
    { at: '09:11', line: 'caf apl 20 dossier' },
    { at: '09:26', line: 'pole emploi actualisation 15 guidage' },
    { at: '09:48', line: 'carte grise 10 imp' },
    { at: '10:05', line: null },
    { at: '10:17', line: 'mission locale 30 rdv' },
    { at: '10:33', line: 'c2s 20 dossier en cours' },
    { at: '10:52', line: 'fsl 45' },
    { at: '11:08', line: null },
  ]) {
    await pretend(page, at);
    if (line === null) {
      await pressPassage(page);
      continue;
    }
    const before = await dayRows(page).count();
    await page.keyboard.press('F3');
    await expect(page.getByRole('combobox', { name: 'Saisie éclair' })).toBeFocused();
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await expect(dayRows(page)).toHaveCount(before + 1);
  }
  await expect(page.getByRole('banner')).toContainText('11 h 08');
  await expectDelivered(page);
  await takeImage(page, 'poste');

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('textbox', { name: 'Chercher une action' })).toBeVisible();
  await takeImage(page, 'chercher');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Chiffres' }).click();
  await page.getByRole('button', { name: 'J’ai compris' }).click();
  await page.getByText('Année', { exact: true }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
  await takeImage(page, 'chiffres');

  await page.getByRole('link', { name: 'Agenda' }).click();
  await page.getByRole('button', { name: 'J’ai compris' }).click();
  await page.getByText('Permanences', { exact: true }).first().click();
  await expect(page.getByRole('list', { name: 'Permanences' })).toContainText('CAF, en visio');
  await page.getByText('Semaine', { exact: true }).click();
  await page.getByRole('button', { name: 'Après' }).click();
  await expect(page.getByRole('region', { name: 'Semaine' })).toContainText('libre');
  await takeImage(page, 'agenda-semaine');

  await page.getByRole('link', { name: 'Réglages' }).click();
  await expect(page.getByRole('heading', { name: 'Réglages', level: 1 })).toBeVisible();
  await takeImage(page, 'reglages');
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Code de masquage', { exact: true }).fill('2468');
  await dialog.getByLabel('Le même code').fill('2468');
  await dialog.getByRole('button', { name: 'Enregistrer le code' }).click();
  await expect(page.getByRole('heading', { name: 'Écran masqué' })).toBeVisible();
  await takeImage(page, 'masque');

  const pilotage = await context.newPage();
  await signIn(pilotage, await desk.department(), await desk.demoSecrets());
  await pilotage.goto(`${await desk.department()}/#mois/${lastMonth.slice(0, 7)}`);
  // The same page under another hash: what is drawn until then is of another month.
  await pilotage.reload();
  await expect(pilotage.getByRole('button', { name: 'Imprimer' })).toBeEnabled();
  await expect(pilotage.getByText('rien reçu')).toHaveCount(0);
  await expect(pilotage.locator('.recharts-bar-rectangle').first()).toBeVisible();
  await takeImage(pilotage, 'pilotage');
});

test('un autre démarrage n’invente rien de plus', async ({ page, context, watch }) => {
  watch.expectSilence();
  await desk.stop();
  desk = await place.start(['--demo']);
  await openDesk(page, desk);
  await expectOpen(page);
  await expectDelivered(page);
  const pilotage = await context.newPage();
  await signIn(pilotage, await desk.department(), await desk.demoSecrets());
  await expectInvented(pilotage, 'annee', lastYear);
  await expect(filling(page)).toHaveCount(0);
  expect(desk.program.said().filter((line) => line.includes('24 mois'))).toEqual([]);
});
