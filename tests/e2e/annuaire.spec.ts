import type { Locator, Page } from '@playwright/test';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000, mode: 'serial' });

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  place = await createDeskPlace();
  installDesk(place);
  desk = await place.start(['--department', 'none']);
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await openDesk(page, desk);
  await unlockDesk(page);
});

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Qui ou quoi' });

const found = (page: Page): Locator => page.getByRole('list', { name: 'Lieux' }).getByRole('link');

test('sans département, l’annuaire a les lieux livrés, du plus proche au plus loin, et le dit', async () => {
  const page = kept();
  await page.getByRole('link', { name: 'Annuaire' }).click();
  await expect(field(page)).toBeFocused();
  await page.getByRole('button', { name: 'J’ai compris' }).click();
  await expect(field(page)).toBeFocused();
  await expect(found(page).first()).toContainText('Plateforme de Marvejols');
  await expect(found(page).nth(1)).toContainText('à 17\u00a0km');
  await expect(page.getByText('Ce poste n’est relié à aucun département')).toBeVisible();
  await expectHolds(page, 'annuaire');
});

test('un lieu se trouve par l’opérateur dont on dit le nom, et s’ouvre au clavier', async () => {
  const page = kept();
  await field(page).fill('urssaf');
  await expect(found(page)).toHaveCount(1);
  await expect(found(page)).toContainText('Caisse commune de sécurité sociale');
  await field(page).fill('xylophone');
  await expect(page.getByRole('heading', { name: 'Rien de ce nom' })).toBeVisible();
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await field(page).fill('florac');
  await field(page).press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plateforme de Florac');
});

test('ce qui n’est pas connu est dit non renseigné, jamais deviné', async () => {
  const page = kept();
  const reach = page.getByRole('region', { name: 'Joindre et trouver' });
  await expect(reach).toContainText('Florac Trois Rivières');
  await expect(reach.getByText('non renseigné', { exact: true })).toHaveCount(3);
  await expect(page.getByRole('region', { name: 'Horaires' })).toContainText('non renseignés');
  await expect(page.getByText('à vérifier')).toBeVisible();
  await expectHolds(page, 'fiche d’un lieu');
  await page.goBack();
  await expect(field(page)).toBeVisible();
});

test('un lieu qui n’est plus là ramène à la liste', async () => {
  const page = kept();
  await page.evaluate(() => {
    window.location.hash = '#annuaire/parti';
  });
  await expect(page.getByText('Ce lieu n’est plus dans l’annuaire')).toBeVisible();
  await page.getByRole('link', { name: 'Tout l’annuaire' }).click();
  await expect(field(page)).toBeVisible();
});
