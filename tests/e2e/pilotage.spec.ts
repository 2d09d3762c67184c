import 'temporal-polyfill/global';
import { AxeBuilder } from '@axe-core/playwright';
import { test, type Cookie, type Page } from '@playwright/test';
import { formatDay, formatMonth } from '../../renderer/ui/format.ts';
import { addDays } from '../../shared/domain/calendar/local-day.ts';
import type { DayCounts } from '../../shared/domain/comptage/day-document.ts';
import { expect } from '../support/desk-test.ts';
import {
  startDepartmentUnderTest,
  todayInLozere,
  type DepartmentUnderTest,
  type SendingDesk,
} from './department-under-test.ts';

const today = todayInLozere();
const lastMonth = addDays(addDays(today, 1 - Number(today.slice(8))), -1);

const morning: DayCounts = {
  visites: { total: 3, canal: { 'accueil-spontane': 2, telephone: 1 } },
  demandes: { total: 4, theme: { T1: 3, T9: 1 }, operateur: { caf: 1 } },
  usagersSuivis: { jour: 1, mois: 1, annee: 0 },
};
const evening: DayCounts = {
  visites: { total: 1204, canal: { 'accueil-spontane': 1204 } },
  demandes: { total: 1300, theme: { T1: 1300 }, operateur: {} },
  usagersSuivis: { jour: 2, mois: 2, annee: 1 },
};
const formerMonth: DayCounts = {
  visites: { total: 7, canal: { 'visio-sur-place': 7 } },
  demandes: { total: 7, theme: { T2: 7 }, operateur: {} },
  usagersSuivis: { jour: 0, mois: 0, annee: 0 },
};

// Each step finds what the former ones sent. Generous on a busy machine: a limit, never a measure.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

let department: DepartmentUnderTest;
let marvejols: SendingDesk;
let violations: string[];

test.beforeAll(async () => {
  department = await startDepartmentUnderTest();
});

test.afterAll(() => department.stop());

test.beforeEach(({ page }) => {
  violations = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
});

test.afterEach(() => {
  expect(violations, 'the page’s own policy refuses nothing of it').toEqual([]);
});

/** Signs in by hand. */
async function signIn(page: Page) {
  await page.getByLabel('Identifiant').fill(department.staff.login);
  await page.getByLabel('Mot de passe', { exact: true }).fill(department.staff.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
}

/** Opens the page as someone already signed in: one session serves, each costs an argon2id. */
async function open(page: Page, address = '') {
  await page.context().addCookies(await sessionCookies(page));
  await page.goto(department.url + address);
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
}

let cookies: Cookie[] | null = null;

async function sessionCookies(page: Page): Promise<Cookie[]> {
  if (cookies === null) {
    await page.goto(department.url);
    await signIn(page);
    cookies = await page.context().cookies();
  }
  return cookies;
}

async function expectNoFault(page: Page, schemes: readonly ('light' | 'dark')[] = ['light']) {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    // Legacy: everything is in one frame, and axe needs no second page to gather what it found.
    const { violations: faults } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(faults, `axe, ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

function rowOf(page: Page, table: string, name: string) {
  return page
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
}

const byPlatform = 'Visites, demandes et usagers suivis par plateforme';
const byTheme = 'Demandes par thème, et leur part du total';

test('a stranger must sign in, and a wrong password is refused with what to do', async ({
  page,
}) => {
  await page.goto(department.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  await expectNoFault(page, ['light', 'dark']);

  await page.getByLabel('Identifiant').fill(department.staff.login);
  await page.getByLabel('Mot de passe', { exact: true }).fill('autre chose');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('incorrect');
  await expect(page.getByLabel('Mot de passe', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Mot de passe', { exact: true })).toHaveValue('');
  await expectNoFault(page);
});

test('a network that has sent nothing says so, and shows no zero', async ({ page }) => {
  await open(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `Aujourd’hui, ${formatDay(today)}`,
  );
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expect(page.getByText('Aucune plateforme n’a envoyé de chiffres')).toBeVisible();
  await expect(page.getByRole('table', { name: byPlatform })).toHaveCount(0);
  await expect(page.getByRole('table', { name: byTheme })).toHaveCount(0);
  await expectNoFault(page);

  await page.getByRole('button', { name: 'Voir le mois' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    new RegExp(formatMonth(today), 'i'),
  );
});

test('what a desk sends is counted in three units, by platform and by thème', async ({ page }) => {
  marvejols = await department.enrol('marvejols');
  await marvejols.send(today, morning);
  await open(page);

  const sent = rowOf(page, byPlatform, 'Marvejols');
  await expect(sent.getByRole('cell')).toContainText(['3', '4', '1', 'aujourd’hui à']);
  await expect(rowOf(page, byPlatform, 'Florac').getByRole('cell')).toHaveText(
    Array.from({ length: 4 }, () => 'rien reçu'),
  );
  await expect(rowOf(page, byPlatform, 'Réseau').getByRole('cell')).toHaveText(['3', '4', '1', '']);
  await expect(page.getByText('1\u00a0plateforme sur 9 a envoyé')).toBeVisible();
  await expect(page.getByText('Démonstration')).toBeVisible();
  // Thèmes are published by closed month: the day has none.
  await expect(page.getByRole('table', { name: byTheme })).toHaveCount(0);
  // The drawing comes in its own file: wait for it before looking for faults.
  await expect(
    page.getByRole('img', { name: /^Visites par plateforme/ }).locator('svg'),
  ).toBeVisible();
  await expectNoFault(page, ['light', 'dark']);
});

test('a later version of a day replaces it when the page is looked at again', async ({ page }) => {
  await open(page);
  await expect(rowOf(page, byPlatform, 'Réseau').getByRole('cell').first()).toHaveText('3');
  await marvejols.send(today, evening);
  await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')));
  await expect(rowOf(page, byPlatform, 'Réseau').getByRole('cell').first()).toHaveText(
    '1\u202f204',
  );
});

test('a month is reached from the keyboard and kept over a reload', async ({ page }) => {
  await marvejols.send(lastMonth, formerMonth);
  await open(page);
  const title = page.getByRole('heading', { level: 1 });
  await page.getByRole('radio', { name: 'Aujourd’hui' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Mois' })).toBeChecked();
  await page.getByRole('button', { name: 'Mois précédent' }).press('Enter');
  await expect(title).toHaveText(new RegExp(formatMonth(lastMonth), 'i'));
  await expect(rowOf(page, byPlatform, 'Réseau').getByRole('cell').first()).toHaveText('7');

  await page.reload();
  await expect(title).toHaveText(new RegExp(formatMonth(lastMonth), 'i'));
  await page.getByRole('button', { name: 'Mois suivant' }).press('Enter');
  await expect(title).toHaveText(new RegExp(formatMonth(today), 'i'));
  await expect(page.getByRole('button', { name: 'Mois suivant' })).toBeDisabled();

  await page.getByLabel('Date').fill(lastMonth);
  await expect(title).toHaveText(new RegExp(formatMonth(lastMonth), 'i'));
});

test('without the département the last figures stay, with their time, until it answers', async ({
  page,
  context,
}) => {
  await open(page);
  await expect(page.getByRole('table', { name: byPlatform })).toBeVisible();
  await context.setOffline(true);
  await page.evaluate(() => globalThis.dispatchEvent(new Event('focus')));
  await expect(page.getByRole('alert')).toContainText('ne répond pas');
  await expect(page.getByRole('alert')).toContainText('ont été arrêtés le');
  await expect(page.getByRole('table', { name: byPlatform })).toBeVisible();
  await expectNoFault(page);

  await context.setOffline(false);
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an expired session asks to sign in again and finds the same figures', async ({
  page,
  context,
}) => {
  await open(page, '/#annee/2026');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Année précédente' }).click();
  await expect(page.getByRole('status')).toContainText('session a expiré');
  await signIn(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Année 2025');
});

test('signing out closes the session, not only the page', async ({ page }) => {
  await page.goto(department.url);
  await signIn(page);
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter');
});

test('the page holds on the common laptop, a wide screen and zoomed twice, without scrolling sideways', async ({
  page,
}) => {
  await open(page);
  await expect(page.getByRole('table', { name: byPlatform })).toBeVisible();
  for (const [width, height] of [
    [1366, 768],
    [1920, 1080],
    [683, 384],
  ] as const) {
    await page.setViewportSize({ width, height });
    // The drawing follows the width of its frame a moment later.
    await expect
      .poll(
        () =>
          page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        { message: `${width} × ${height}` },
      )
      .toBe(0);
    await expectNoFault(page);
  }
});

test('the analysis compares platforms and years, draws the map, and hands the same figures over', async ({
  page,
}) => {
  await open(page, `/#analyse/${lastMonth.slice(0, 7)}`);
  const compared = 'Visites, demandes et usagers suivis, par plateforme et un an avant';
  await expect(rowOf(page, compared, 'Marvejols').getByRole('cell').first()).toHaveText('7');
  await expect(rowOf(page, compared, 'Florac').getByRole('cell').first()).toHaveText('rien reçu');
  await expect(page.getByRole('img', { name: /^Carte des plateformes/ })).toBeVisible();
  await expectNoFault(page, ['light', 'dark']);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`relais-48-${lastMonth.slice(0, 7)}.csv`);

  await page.getByRole('combobox', { name: 'Plateforme' }).selectOption({ label: 'Marvejols' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Marvejols');
  await expect(page.getByRole('img', { name: /^Carte des plateformes/ })).toHaveCount(0);
});

test('the desks page gives a code once, and takes an access away after asking', async ({
  page,
}) => {
  await open(page, '/#postes');
  const gone = page.getByRole('button', { name: 'Retirer l’accès du poste A de Marvejols…' });
  await expect(gone).toBeVisible();
  await expectNoFault(page);
  await page.getByRole('button', { name: 'Florac', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Code d’inscription' })).toContainText('Florac');
  await page.getByRole('button', { name: 'C’est noté' }).click();
  await gone.click();
  await page.getByRole('button', { name: 'Garder' }).click();
  await expect(gone).toBeVisible();
});

test('a financeur reads figures and the report, and is offered nothing else', async ({ page }) => {
  await open(page, '/#administration');
  await page.getByRole('button', { name: 'Ajouter un compte' }).click();
  const password = 'une phrase des essais';
  await page.getByLabel('Identifiant').fill('prefecture');
  await page.getByLabel('Nom affiché').fill('Préfecture (essai)');
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Le compte prefecture est enregistré.')).toBeVisible();
  await expectNoFault(page);

  await page.context().clearCookies();
  await page.goto(`${department.url}/#rapport`);
  await page.reload();
  await page.getByLabel('Identifiant').fill('prefecture');
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rapport annuel');
  await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link')).toHaveText([
    'Chiffres',
    'Analyse',
    'Rapport annuel',
    'Mon compte',
  ]);
  await expect(page.getByRole('heading', { name: 'Budgets' })).toHaveCount(0);
  await expect(
    rowOf(page, 'Accueils publiés, année par année', '2009').getByRole('cell').first(),
  ).toHaveText(/5.000/);
  await expectNoFault(page);
});
