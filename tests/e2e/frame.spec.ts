import type { Page, Request } from '@playwright/test';
import { expectLocked, typePassphrase } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectFrameHolds, expectTouchHolds } from '../support/desk-looks.ts';
import { expectOpen, openDesk, readFigures } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000 });

const PIN = '2468';

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  place = await createDeskPlace();
  desk = await place.start(['--demo', '--no-past', '--department', 'none']);
});

test.afterAll(() => place.remove());

// What a screen says to the console when it cannot be fetched.
const unfetched = /annuaire-place|net::ERR_FAILED|dynamically imported module/;

const kept = keepPage(
  async (page) => {
    await openDesk(page, desk);
    await expectOpen(page);
  },
  [unfetched],
);

/** Gives the mask its code, in Réglages; leaves the desk there. */
async function choosePin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Réglages' }).click();
  const section = page.getByRole('region', { name: 'Masque entre deux visiteurs' });
  await section.getByLabel('Code de masquage', { exact: true }).fill(PIN);
  await section.getByLabel('Le même code').fill(PIN);
  await section.getByRole('button', { name: 'Enregistrer le code' }).click();
  await expect(section.getByRole('status')).toContainText('Enregistré');
}

async function typePin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('Code de masquage', { exact: true }).fill(pin);
  await page.keyboard.press('Enter');
}

async function expectMasked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Écran masqué' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Visites du jour' })).toHaveCount(0);
}

async function show(page: Page, screen: 'Accueil' | 'Réglages'): Promise<void> {
  await page.getByRole('link', { name: screen }).click();
  await expect(page.getByRole('heading', { name: screen, level: 1 })).toBeVisible();
}

/** The desk locked, then opened again as the demonstration says. */
async function unlock(page: Page): Promise<void> {
  await expectLocked(page);
  await typePassphrase(page, (await desk.demoSecrets()).passphrase);
  await expect(page.getByRole('heading', { name: 'Poste verrouillé' })).toBeHidden();
}

test('la première visite d’un écran dit à quoi il sert, une fois', async () => {
  const page = kept();
  await expect(page.getByText('Première visite')).toBeVisible();
  await expectFrameHolds(page, 'accueil, première visite');
  await page.getByRole('button', { name: 'J’ai compris' }).click();
  await expect(page.getByText('Première visite')).toBeHidden();
  await page.reload();
  await expectOpen(page);
  await expect(page.getByText('Première visite')).toBeHidden();
});

test('le premier chargement n’emporte pas la liste des mots de secours', async () => {
  const scripts = await kept().evaluate(async () => {
    const names = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js'));
    return Promise.all(names.map(async (name) => (await fetch(name)).text()));
  });
  expect(scripts.join('').length).toBeGreaterThan(100_000);
  // Three words of it side by side are in nothing else.
  expect(scripts.filter((text) => /aborder\W+n?aboutir\W+n?aboyer/.test(text))).toHaveLength(0);
});

test('? montre toutes les touches, sauf quand on écrit', async () => {
  const page = kept();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Les touches de Relais' });
  await expect(dialog.getByRole('row').filter({ hasText: 'F2' })).not.toHaveCount(0);
  await expect(dialog).toContainText('Masquer l’écran');
  await expectFrameHolds(page, 'touches');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await show(page, 'Réglages');
  await page.getByLabel('Code de masquage', { exact: true }).fill('12');
  await page.keyboard.press('?');
  await expect(dialog).toBeHidden();
});

test('le rail mène aux écrans, et un rechargement y reste', async () => {
  const page = kept();
  await page.getByRole('link', { name: 'Accueil' }).click();
  await expectOpen(page);
  await page.getByRole('link', { name: 'Réglages' }).click();
  await expect(page.getByRole('heading', { name: 'Réglages', level: 1 })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Réglages', level: 1 })).toBeVisible();
  await expectFrameHolds(page, 'réglages');
});

test('F8 demande d’abord un code, puis masque ; le code fait revenir', async () => {
  const page = kept();
  await show(page, 'Accueil');
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog', { name: /Choisissez d’abord le code/ });
  await dialog.getByLabel('Code de masquage', { exact: true }).fill('1111');
  await dialog.getByLabel('Le même code').fill('1111');
  await dialog.getByRole('button', { name: 'Enregistrer le code' }).click();
  await expect(dialog.getByRole('alert')).toContainText('même chiffre');
  await dialog.getByLabel('Code de masquage', { exact: true }).fill(PIN);
  await dialog.getByLabel('Le même code').fill(PIN);
  await dialog.getByRole('button', { name: 'Enregistrer le code' }).click();
  await expectMasked(page);
  await expectFrameHolds(page, 'masqué');
  await typePin(page, PIN);
  await expectOpen(page);
});

test('un formulaire à moitié rempli attend derrière le masque, et Ctrl+Z n’annule rien derrière lui', async () => {
  const page = kept();
  await choosePin(page);
  await show(page, 'Accueil');
  const { visites } = await readFigures(page);
  await page.keyboard.press('F2');
  await expect.poll(async () => (await readFigures(page)).visites).toBe(visites + 1);
  await page.keyboard.press('F6');
  const form = page.getByRole('dialog');
  await form.getByText('CAF', { exact: true }).click();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('F8');
  await expectMasked(page);
  await expect(form).toBeHidden();
  await typePin(page, PIN);
  await expect(form.getByRole('radio', { name: 'CAF', exact: true })).toBeChecked();
  await form.getByRole('button', { name: 'Fermer' }).click();
  await expect(form).toBeHidden();
  expect((await readFigures(page)).visites).toBe(visites + 1);
});

test('masqué, un passage est gardé pour le retour sans compter avant, et rien d’autre n’agit', async () => {
  const page = kept();
  await choosePin(page);
  await show(page, 'Accueil');
  const before = await readFigures(page);
  await page.keyboard.press('F8');
  await expectMasked(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('F2');
  await expect(page.getByText('1 passage noté')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Chercher une action' })).toHaveCount(0);
  await expectMasked(page);
  await typePin(page, PIN);
  await expect(page.getByRole('heading', { name: /1 passage noté/ })).toBeVisible();
  expect(await readFigures(page)).toEqual(before);
  await page.getByRole('button', { name: 'Garder' }).click();
  await expect.poll(async () => (await readFigures(page)).visites).toBe(before.visites + 1);
});

test('en mode tactile le code se touche, et aucune cible n’est trop petite, verrouillé compris', async () => {
  const page = kept();
  await choosePin(page);
  const touch = page.getByRole('switch', { name: 'Mode tactile' });
  await touch.click();
  await expectTouchHolds(page, 'réglages');
  await show(page, 'Accueil');
  await expectTouchHolds(page, 'accueil');
  await page.keyboard.press('F8');
  await expectMasked(page);
  await expectTouchHolds(page, 'masqué');
  for (const digit of ['2', '4', '6', '9'])
    await page.getByRole('button', { name: digit, exact: true }).click();
  await page.getByRole('button', { name: 'Effacer' }).click();
  await page.getByRole('button', { name: '8', exact: true }).click();
  await page.getByRole('button', { name: 'Revenir' }).click();
  await expectOpen(page);
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await expectTouchHolds(page, 'verrouillé');
  await unlock(page);
  await show(page, 'Réglages');
  await touch.click();
  await expect(page.locator('html')).not.toHaveAttribute('data-tactile');
});

test('cinq codes faux verrouillent pour de bon', async () => {
  const page = kept();
  await choosePin(page);
  await page.keyboard.press('F8');
  for (const left of [4, 3, 2, 1]) {
    await typePin(page, '1357');
    await expect(page.getByText(`Encore ${left}`)).toBeVisible();
  }
  await typePin(page, '1357');
  await expectLocked(page);
  await expectFrameHolds(page, 'verrouillé');
  await unlock(page);
});

test('Ctrl+K trouve une action par un autre mot que le sien, et la fait', async () => {
  const page = kept();
  const search = page.getByRole('textbox', { name: 'Chercher une action' });
  await page.keyboard.press('Control+k');
  await search.fill('rien de tel');
  await expect(page.getByText('Rien de ce nom')).toBeVisible();
  await search.fill('');
  await expectFrameHolds(page, 'chercher une action');
  await search.fill('nuit');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('la recherche ne se rouvre pas d’elle-même au retour du masque', async () => {
  const page = kept();
  await choosePin(page);
  await show(page, 'Accueil');
  const search = page.getByRole('textbox', { name: 'Chercher une action' });
  await page.keyboard.press('Control+k');
  await expect(search).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
  await page.keyboard.press('F8');
  await expectMasked(page);
  await typePin(page, PIN);
  await expect(page.getByRole('region', { name: 'Visites du jour' })).toBeVisible();
  await expect(search).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await expect(search).toBeVisible();
  await page.keyboard.press('Escape');
});

test('un écran qui ne peut pas s’ouvrir le dit, et les autres marchent', async () => {
  const page = kept();
  await page.reload();
  await expectOpen(page);
  await page.route('**/assets/annuaire-place*', (route) => route.abort());
  await page.getByRole('link', { name: 'Annuaire' }).click();
  await expect(page.getByRole('alert')).toContainText('Cet écran n’a pas pu s’ouvrir');
  await show(page, 'Accueil');
  await expect(page.getByRole('button', { name: /^Passage/ })).toBeVisible();
  await page.unroute('**/assets/annuaire-place*');
});

test('au repos, le poste ne demande rien de plus que l’heure', async () => {
  const page = kept();
  await page.reload();
  await expectOpen(page);
  await page.keyboard.press('F2');
  let asked: string[] = [];
  const note = (request: Request) => void asked.push(new URL(request.url()).pathname);
  page.on('request', note);
  // Once what an opening, a Passage and the demonstration bring with them is over.
  await expect(async () => {
    asked = [];
    await page.waitForTimeout(5_000);
    expect(asked.filter((path) => path !== '/contrat/clock.check')).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(2);
  }).toPass({ timeout: 60_000 });
  page.off('request', note);
});

// Last: what is done to the page’s clock cannot be undone.
test('une demi-heure masqué verrouille pour de bon', async () => {
  const page = kept();
  await choosePin(page);
  await page.clock.install();
  await page.keyboard.press('F8');
  await expectMasked(page);
  await page.clock.runFor('30:10');
  await expectLocked(page);
});
