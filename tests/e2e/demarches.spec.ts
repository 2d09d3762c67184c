import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { takeImage } from '../support/desk-images.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectHolds, expectTouchHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { pageText, readPdf } from '../support/read-pdf.ts';

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

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Quelle démarche' });

const found = (page: Page): Locator =>
  page.getByRole('list', { name: 'Démarches trouvées' }).getByRole('link');

const part = (page: Page, name: string): Locator => page.getByRole('region', { name });

test('rien des fiches n’est lu avant qu’une démarche ne s’ouvre', async () => {
  const page = kept();
  const scripts = () =>
    page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  expect((await scripts()).filter((name) => /fiches|fiche-view|demarches/.test(name))).toEqual([]);
  await page.getByRole('link', { name: 'Démarches' }).click();
  await expect(field(page)).toBeFocused();
  expect((await scripts()).filter((name) => name.includes('fiche-view'))).toEqual([]);
  await page.getByRole('button', { name: 'J’ai compris' }).click();
  await expectHolds(page, 'toutes les démarches');
});

test('un ancien nom trouve la démarche, Entrée l’ouvre, Retour revient à la liste', async () => {
  const page = kept();
  await field(page).fill('rmi');
  await expect(found(page)).toHaveCount(1);
  await expect(found(page)).toContainText('Ancien nom\u00a0: RMI');
  await field(page).fill('surendetement');
  await expect(found(page)).toContainText('Surendettement');
  await field(page).fill('xylophone');
  await expect(page.getByRole('heading', { name: 'Rien de ce nom au catalogue' })).toBeVisible();
  await page.getByRole('button', { name: 'Tout effacer' }).click();
  await field(page).fill('carte d’identité');
  await field(page).press('Enter');
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText(/Carte nationale d’identité/);
  await expect(title).toBeFocused();
  await page.goBack();
  await expect(field(page)).toHaveValue('carte d’identité');
});

test('l’organisme et le thème de vie resserrent la liste', async () => {
  const page = kept();
  await field(page).fill('');
  await page.getByRole('combobox', { name: 'Organisme' }).fill('conseil dép');
  await page.getByRole('option', { name: 'Conseil départemental' }).click();
  await expect(page.getByRole('link', { name: /^FSL/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Carte grise/ })).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Thème de vie' }).click();
  await page.getByRole('option', { name: 'Logement' }).click();
  await expect(page.getByText('1 démarche', { exact: true })).toBeVisible();
  for (const choice of ['Organisme', 'Thème de vie']) {
    await page.getByRole('combobox', { name: choice }).click();
    await page.getByRole('option', { name: 'Tous', exact: true }).click();
  }
  await expect(page.getByRole('link', { name: /^Carte grise/ })).toBeVisible();
});

test('Ctrl+K trouve une démarche par son ancien nom, et ses questions choisissent les pièces', async () => {
  const page = kept();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Chercher une action' }).fill('revenu minimum');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/RSA/);
  await expect(part(page, 'À apporter')).toContainText('RIB');
  await expect(part(page, 'Selon les réponses qui manquent')).toContainText('Titre de séjour');
  await expectHolds(page, 'fiche du RSA');

  const foreign = page.getByRole('radiogroup', { name: /hors Union européenne/ });
  await foreign.getByText('Non', { exact: true }).click();
  await expect(part(page, 'Pas nécessaire ici')).toContainText('Titre de séjour');
  await foreign.getByText('Oui', { exact: true }).click();
  await expect(part(page, 'À apporter')).toContainText(/Titre de séjour.*Demandée dans ce cas/);
  await expect(part(page, 'Pas nécessaire ici')).toHaveCount(0);
  await expect(page.getByText('4 pièces à apporter', { exact: false })).toBeVisible();
  await takeImage(page, 'demarche');
  await page.getByRole('switch', { name: 'Montrer les sources' }).click();
  const forms = page.getByRole('region', { name: 'Formulaires', exact: true });
  await expect(forms).toContainText('Source');
  await expect(forms).toContainText('Cerfa 15481*01');
  await page.getByRole('switch', { name: 'Montrer les sources' }).click();
});

test('la liste s’imprime : ce qu’il faut, ce qui dépend, sans rien de la personne', async () => {
  const page = kept();
  await page.getByRole('button', { name: 'Imprimer la liste' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: /^Page 1 sur/ })).toBeVisible();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Enregistrer en PDF' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^liste-caf-rsa-[a-z-]+\.pdf$/);
  const { pages } = readPdf(await readFile(await download.path()));
  const text = pages.map(pageText).join('\n');
  expect(text).toContain('Titre de séjour');
  expect(text).toContain('Si\u00a0: enfants ou conjoint au foyer');
  expect(text).toContain('d’ici le');
  expect(text).not.toContain('hors Union européenne');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('une autre démarche ne garde aucune réponse, un nom inconnu se dit', async () => {
  const page = kept();
  await page.getByRole('link', { name: 'Toutes les démarches' }).click();
  await page.getByRole('link', { name: /^Prime d’activité/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(page.getByRole('radiogroup', { name: /hors Union européenne/ })).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.evaluate(() => (window.location.hash = 'demarches/nulle-part'));
  await expect(page.getByRole('heading', { name: /n’est plus au catalogue/ })).toBeVisible();
});

test('au doigt, aucune cible de la liste ni d’une fiche n’est trop petite', async () => {
  const page = kept();
  await page.getByRole('link', { name: 'Réglages' }).click();
  await page.getByRole('switch', { name: 'Mode tactile' }).click();
  await page.getByRole('link', { name: 'Démarches' }).click();
  await expectTouchHolds(page, 'démarches');
  await page
    .getByRole('link', { name: /^Permis/ })
    .first()
    .click();
  await expect(part(page, 'À apporter')).toBeVisible();
  await expectTouchHolds(page, 'fiche');
});
