import { expectLocked, installDesk, unlockDesk } from '../support/desk-install.ts';
import { dayRows, expectFigures, expectOpen, outcome, pressPassage } from '../support/desk-page.ts';
import { test } from '../support/desk-shells.ts';
import { expect } from '../support/desk-test.ts';

test.describe.configure({ timeout: 180_000 });

const PIN = '2468';

test('déverrouillé, compté, masqué, verrouillé, les touches font ce qu’elles disent', async ({
  place,
  show,
}) => {
  installDesk(place);
  const { page } = await show();
  await unlockDesk(page);
  await pressPassage(page);
  await pressPassage(page);
  await page.keyboard.press('Control+z');
  await expect(outcome(page)).toHaveText(/^Passage de .* annulé\./);
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });

  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: /Choisissez d’abord le code/ });
  await dialog.getByLabel('Code de masquage', { exact: true }).fill(PIN);
  await dialog.getByLabel('Le même code').fill(PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Écran masqué' })).toBeVisible();
  await expect(dayRows(page)).toHaveCount(0);
  await page.getByLabel('Code de masquage', { exact: true }).fill(PIN);
  await page.keyboard.press('Enter');
  await expectOpen(page);

  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await page.keyboard.press('F2');
  await expect(page.getByText('1 passage noté')).toBeVisible();
  await unlockDesk(page);
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
  await expect(page.getByRole('heading', { name: /1 passage noté/ })).toBeVisible();
});

test('coupé net trois fois de suite, le poste ne perd ni ne double aucun passage', async ({
  place,
  show,
}) => {
  installDesk(place);
  let desk = await show();
  await unlockDesk(desk.page);
  for (let passages = 1; passages <= 3; passages += 1) {
    await desk.page.keyboard.press('F2');
    await expect(outcome(desk.page)).toContainText('enregistré');
    await desk.cut();
    desk = await show();
    await unlockDesk(desk.page);
    await expectFigures(desk.page, { visites: passages, demandes: passages, usagersSuivis: 0 });
  }
});
