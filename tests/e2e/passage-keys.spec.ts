import type { Page } from '@playwright/test';
import { startLinkedDesk } from '../support/desk-linked.ts';
import type { LinkedDesk } from '../support/desk-linked.ts';
import { dayRows, openDelivery, outcome, pressPassage, readFigures } from '../support/desk-page.ts';
import { readNetwork, signIn } from '../support/desk-pilotage.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000 });

let linked: LinkedDesk;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  linked = await startLinkedDesk();
});

test.afterAll(() => linked.remove());

test.beforeEach(({ page }) => linked.open(page));

/** Waits until the day counts `added` more visites than `before`. */
async function expectVisites(page: Page, before: number, added: number): Promise<void> {
  await expect.poll(async () => (await readFigures(page)).visites).toBe(before + added);
}

/** Reads the day anew from the ledger: whatever was being recorded is in it by now. */
async function expectVisitesReopened(page: Page, visites: number): Promise<void> {
  await linked.open(page);
  expect(await countVisites(page)).toBe(visites);
}

async function countVisites(page: Page): Promise<number> {
  return (await readFigures(page)).visites;
}

test('F2 tenue enfoncée ne compte qu’un passage', async ({ page }) => {
  const before = await countVisites(page);
  await page.keyboard.down('F2');
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('F2');
  await page.keyboard.up('F2');
  await expectVisites(page, before, 1);
  await expectVisitesReopened(page, before + 1);
});

test('Entrée tenue sur le bouton ne compte qu’un passage', async ({ page }) => {
  const before = await countVisites(page);
  await page.getByRole('button', { name: /^Passage/ }).focus();
  await page.keyboard.down('Enter');
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  await expectVisites(page, before, 1);
  await expectVisitesReopened(page, before + 1);
});

test('deux pressions rapides comptent deux passages et proposent d’annuler', async ({ page }) => {
  const before = await countVisites(page);
  await page.keyboard.press('F2');
  await page.keyboard.press('F2');
  await expect(outcome(page)).toContainText('Deux passages coup sur coup.');
  await expectVisites(page, before, 2);
  await outcome(page)
    .getByRole('button', { name: /^Annuler/ })
    .click();
  await expect(outcome(page)).toContainText('annulé');
  await expectVisites(page, before, 1);
});

test('Ctrl+Z annule le dernier passage, et Rétablir le remet', async ({ page }) => {
  const before = await countVisites(page);
  await pressPassage(page);
  await pressPassage(page);
  await page.keyboard.press('Control+z');
  await expect(outcome(page)).toHaveText(/^Passage de .* annulé\./);
  await expectVisites(page, before, 1);
  await page.keyboard.press('Control+z');
  await expectVisites(page, before, 0);
  await outcome(page).getByRole('button', { name: 'Rétablir' }).click();
  await expectVisites(page, before, 1);
  await expect(outcome(page)).toContainText('enregistré');
});

test('Ctrl+Z ne remonte pas avant l’ouverture de cette fenêtre', async ({ page }) => {
  await pressPassage(page);
  const before = await countVisites(page);
  await linked.open(page);
  await expectVisites(page, before, 0);
  await page.keyboard.press('Control+z');
  await pressPassage(page);
  await expectVisites(page, before, 1);
});

test('une visite s’annule depuis sa ligne, reste visible, et se rétablit', async ({ page }) => {
  await pressPassage(page);
  const before = await countVisites(page);
  const rows = await dayRows(page).count();
  const row = dayRows(page).filter({ hasText: 'à préciser' }).first();
  await row.getByRole('button', { name: /^Annuler la visite de/ }).click();
  await expectVisites(page, before, -1);
  await expect(dayRows(page)).toHaveCount(rows);
  const cancelled = dayRows(page).filter({ hasText: 'annulée' }).first();
  await cancelled.getByRole('button', { name: /^Rétablir la visite de/ }).click();
  await expectVisites(page, before, 0);
});

test('préciser donne un thème, ici, dans le compte à préciser et au pilotage', async ({
  page,
  context,
}) => {
  await pressPassage(page);
  await pressPassage(page);
  const pilotage = await context.newPage();
  await signIn(pilotage, linked.department.url, linked.department.staff);
  const readTheme = async (theme: string) =>
    (await readNetwork(pilotage)).themes.find((line) => line.theme === theme)?.demandes ?? 0;
  const before = await readTheme('T2');

  const toSpecify = page.getByRole('button', { name: /passages? à préciser$/ });
  const waiting = Number.parseInt(await toSpecify.innerText(), 10);
  expect(waiting).toBeGreaterThan(1);
  const row = dayRows(page).filter({ hasText: 'à préciser' }).first();
  await row.getByRole('button', { name: /^Préciser la visite de/ }).click();
  await page.getByRole('menuitem', { name: 'Protection sociale' }).click();
  await expect(dayRows(page).filter({ hasText: 'Protection sociale' })).not.toHaveCount(0);
  await expect(toSpecify).toHaveText(
    waiting === 2 ? '1 passage à préciser' : `${waiting - 1} passages à préciser`,
  );
  await expect.poll(() => readTheme('T2')).toBe(before + 1);

  // The button leaves only those that wait.
  await toSpecify.click();
  await expect(dayRows(page)).toHaveCount(waiting - 1);
  await toSpecify.click();
});

test('le bouton Passage se touche, et F2 marche de partout', async ({ page }) => {
  const before = await countVisites(page);
  await page.getByRole('button', { name: /^Passage/ }).click();
  await expectVisites(page, before, 1);

  await dayRows(page)
    .first()
    .getByRole('button', { name: /^Préciser/ })
    .click();
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.press('F2');
  await expectVisites(page, before, 2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();

  await openDelivery(page);
  await page.keyboard.press('F2');
  await expectVisites(page, before, 3);
});
