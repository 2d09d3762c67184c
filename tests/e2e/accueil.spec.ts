import 'temporal-polyfill/global';
import type { Locator, Page } from '@playwright/test';
import { takeImage } from '../support/desk-images.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectFrameHolds, expectHolds } from '../support/desk-looks.ts';
import {
  dayRows,
  expectOpen,
  openDesk,
  outcome,
  pressPassage,
  readFigures,
} from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000 });

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  place = await createDeskPlace();
  desk = await place.start(['--demo', '--no-past', '--department', 'none']);
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await openDesk(page, desk);
  await expectOpen(page);
  await page.getByRole('button', { name: 'J’ai compris' }).click();
});

const line = (page: Page): Locator => page.getByRole('combobox', { name: /^(Saisie|Préciser)/ });

/** The rows of the day, once the list is read. */
async function countRows(page: Page): Promise<number> {
  await readFigures(page);
  return dayRows(page).count();
}

/** Presses keys one by one, as on a real keyboard; gives how many were pressed. */
async function pressKeys(page: Page, keys: readonly string[]): Promise<number> {
  for (const key of keys) {
    await page.keyboard.press(key);
    // The line comes with its words after the first paint.
    if (key === 'F3' || key === 'F4') await expect(line(page)).toBeFocused();
  }
  return keys.length;
}

/** Types a line of saisie éclair and saves it; the visite is the latest of the list. */
async function typeLine(page: Page, text: string): Promise<Locator> {
  const before = await countRows(page);
  await pressKeys(page, ['F3']);
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await expect(dayRows(page)).toHaveCount(before + 1);
  await expect(outcome(page)).toContainText('enregistrée');
  return dayRows(page).first();
}

/** Gives a favourite its place, in the open dialog. */
async function chooseFavori(page: Page, place: number, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Mes favoris de la saisie éclair' });
  await dialog.getByRole('combobox', { name: `Favori ${place}` }).fill(name);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
}

test('une entrée complète tient en cinq frappes : F3, favori, nature, durée, Entrée', async () => {
  const page = kept();
  await pressKeys(page, ['F3']);
  await page.getByRole('button', { name: 'Mes favoris' }).click();
  await chooseFavori(page, 1, 'RSA');
  await expectHolds(page, 'les favoris');
  await page.getByRole('button', { name: 'Garder ces favoris' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const before = await readFigures(page);

  expect(await pressKeys(page, ['F3', '1', 'c', 'v', 'Enter'])).toBe(5);

  await expect(dayRows(page).first()).toContainText('CAF, RSA, constitution de dossier, 20 min');
  await expect
    .poll(() => readFigures(page))
    .toEqual({ ...before, visites: before.visites + 1, demandes: before.demandes + 1 });
});

test('les mots du guichet sont compris, anciens noms, fautes et abrégés', async () => {
  const page = kept();
  await expect(await typeLine(page, 'caf apl 20 imp')).toContainText(
    'CAF, Aide au logement (APL), impression, scan, 20 min',
  );
  await expect(await typeLine(page, 'pole emploi actualisation 15 guidage')).toContainText(
    'France Travail, Actualisation, 15 min, avec guidage',
  );
});

test('deux demandes font une seule visite, et Ctrl+Z l’annule entière', async () => {
  const page = kept();
  const before = await readFigures(page);
  await pressKeys(page, ['F3']);
  await page.keyboard.type('carte grise 10');
  await page.keyboard.press('Shift+Enter');
  await expect(line(page)).toHaveValue('');
  await page.keyboard.type('impots 5');
  await takeImage(page, 'saisie');
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toContainText('enregistrée');
  const after = { visites: before.visites + 1, demandes: before.demandes + 2, usagersSuivis: 0 };
  await expect.poll(() => readFigures(page)).toEqual(after);
  await page.getByRole('heading', { name: 'Accueil' }).click();
  await page.keyboard.press('Control+z');
  await expect.poll(() => readFigures(page)).toEqual(before);
});

test('un mot qui veut dire plusieurs choses se choisit, un mot inconnu n’est jamais enregistré', async () => {
  const page = kept();
  const before = await countRows(page);
  await pressKeys(page, ['F3']);
  await page.keyboard.type('permis');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('peut vouloir dire plusieurs choses');
  const choices = page.getByRole('group', { name: 'Que veut dire permis' }).getByRole('button');
  expect(await choices.count()).toBeGreaterThan(1);
  await page.keyboard.press('Tab');
  await expect(choices.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(line(page)).toBeFocused();
  await page.keyboard.type(' zorglub');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('« zorglub » n’est pas compris');
  expect(await countRows(page)).toBe(before);
  await pressKeys(page, ['Escape']);
  await expect(line(page)).toHaveValue('');
});

test('le dernier passage se précise en place, sans en compter un autre', async () => {
  const page = kept();
  const before = await readFigures(page);
  await page.keyboard.press('F2');
  await expect(outcome(page)).toContainText('Passage');
  await pressKeys(page, ['F4']);
  await expect(line(page)).toHaveAccessibleName(/^Préciser/);
  await page.keyboard.type('cpam 5');
  await page.keyboard.press('Enter');
  await expect(dayRows(page).first()).toContainText('CPAM, 5 min');
  expect((await readFigures(page)).visites).toBe(before.visites + 1);

  // Once specified, nothing is left to specify: the next line is the next person’s.
  await page.getByRole('link', { name: 'Chiffres' }).click();
  await page.getByRole('link', { name: 'Accueil' }).click();
  await expect(line(page)).toHaveAccessibleName('Saisie éclair');
  await page.keyboard.press('F4');
  await expect(line(page)).toHaveAccessibleName('Saisie éclair');
  await typeLine(page, 'msa 10');
  expect((await readFigures(page)).visites).toBe(before.visites + 2);
});

test('un passage annulé ne se précise plus : la ligne note une nouvelle visite', async () => {
  const page = kept();
  const before = await readFigures(page);
  await page.keyboard.press('F2');
  await expect(outcome(page)).toContainText('Passage');
  await pressKeys(page, ['F4']);
  await page.getByRole('button', { name: /^Annuler.*Z/ }).click();
  await expect(line(page)).toHaveAccessibleName('Saisie éclair');
  // Nor once another one is noted.
  await pressPassage(page);
  await expect(line(page)).toHaveAccessibleName('Saisie éclair');
  await page.keyboard.press('Control+z');
  await expect(outcome(page)).toContainText('annulé');
  await typeLine(page, 'urssaf 10');
  await expect
    .poll(() => readFigures(page))
    .toMatchObject({ visites: before.visites + 1, demandes: before.demandes + 1 });
});

test('F2 pressée sur un autre écran se voit, et s’annule, là aussi', async () => {
  const page = kept();
  await page.getByRole('link', { name: 'Chiffres' }).click();
  await expect(page.getByRole('heading', { name: 'Chiffres', level: 1 })).toBeVisible();
  await page.keyboard.press('F2');
  await expect(outcome(page).first()).toContainText('enregistré');
  await page.keyboard.press('Control+z');
  await expect(outcome(page).first()).toContainText('annulé');
  await page.getByRole('link', { name: 'Accueil' }).click();
});

test('le formulaire tient en cinq touches du doigt, et une correction garde sa trace', async () => {
  const page = kept();
  const before = await countRows(page);
  await page.keyboard.press('F6');
  const form = page.getByRole('dialog', { name: 'Nouvelle visite' });
  await expect(form).toBeVisible();
  for (const choice of ['CPAM', 'Démarche accompagnée', '30 min', 'Traité sur place'])
    await form.getByText(choice, { exact: true }).click();
  await takeImage(page, 'formulaire');
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dayRows(page)).toHaveCount(before + 1);
  const row = dayRows(page).first();
  await expect(row).toContainText('CPAM, démarche accompagnée, 30 min, traité sur place');

  await row.getByRole('button', { name: /^Modifier/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Modifier la visite' });
  await dialog.getByText('45 min', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await expect(row).toContainText('45 min');
  await row.getByRole('button', { name: /^Modifier/ }).click();
  const trace = dialog.getByRole('region', { name: 'Historique de cette visite' });
  await expect(trace).toContainText('Animateur de démonstration');
  await expect(trace).toContainText(/Durée.: 30.min → 45.min/);
  await expectHolds(page, 'le formulaire');
  // A key that opens something else never takes the place of what is being typed.
  await page.keyboard.press('F6');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Fermer', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(outcome(page)).toContainText('modifiée');
});

test('une visite d’un jour passé change de jour, s’annule et se rétablit depuis son formulaire', async () => {
  const page = kept();
  const before = await readFigures(page);
  await typeLine(page, 'msa 15');
  const row = dayRows(page).first();
  await row.getByRole('button', { name: /^Modifier/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Modifier la visite' });
  await dialog.getByRole('button', { name: 'Annuler cette visite' }).click();
  await expect(row).toContainText('annulée');
  expect(await readFigures(page)).toEqual(before);
  await row.getByRole('button', { name: /^Rétablir/ }).click();
  await row.getByRole('button', { name: /^Modifier/ }).click();
  const day = dialog.getByLabel('Jour de la visite');
  const today = await day.inputValue();
  await day.fill(Temporal.PlainDate.from(today).subtract({ days: 1 }).toString());
  await dialog.getByRole('button', { name: 'Changer le jour' }).click();
  await expect.poll(() => readFigures(page)).toEqual(before);
});

test('le formulaire se remplit et s’enregistre au clavier seul', async () => {
  const page = kept();
  const before = await countRows(page);
  await page.keyboard.press('F6');
  const form = page.getByRole('dialog', { name: 'Nouvelle visite' });
  await expect(form.getByRole('radio', { name: 'CAF' })).toBeFocused();
  // The operator, its thème proposed, then the nature and the durée: arrows move, space chooses.
  for (const key of ['Space', 'Tab', 'Tab', 'Space', 'ArrowRight', 'Tab', 'Space', 'Enter'])
    await page.keyboard.press(key);
  await expect(dayRows(page)).toHaveCount(before + 1);
  await expect(dayRows(page).first()).toContainText('CAF, constitution de dossier, 5 min');
});

test('une personne attend, est reçue, mise en pause, et sa visite dure ce qu’elle a duré', async () => {
  const page = kept();
  await page.getByRole('button', { name: 'Mettre en attente' }).click();
  await page.getByRole('textbox', { name: 'En un mot (sans nom)' }).fill('carte grise');
  await page.keyboard.press('Enter');
  const here = page.getByRole('region', { name: 'Personnes présentes' });
  await expect(here.getByRole('group', { name: /^Numéro 1, carte grise/ })).toBeVisible();
  await here.getByRole('button', { name: 'Recevoir' }).click();
  await here.getByRole('button', { name: 'Pause' }).click();
  await expect(here).toContainText('(en pause)');
  await here.getByRole('button', { name: 'Reprendre' }).click();
  await expect(here.getByRole('button', { name: 'Pause' })).toBeVisible();
  await expect(here).toContainText(/00:0[1-9]/);

  const before = await countRows(page);
  await here.getByRole('button', { name: 'Terminer' }).click();
  const form = page.getByRole('dialog', { name: 'Terminer la visite' });
  await expect(form.getByRole('textbox', { name: 'Autre, en minutes' })).toHaveValue('1');
  await form.getByText('France Titres (ANTS)', { exact: true }).click();
  await form.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dayRows(page)).toHaveCount(before + 1);
  await expect(dayRows(page).first()).toContainText('France Titres (ANTS), 1 min');
  await expect(here.getByRole('group')).toHaveCount(0);
});

test('une séance collective se compte à part, se corrige et s’annule', async () => {
  const page = kept();
  const before = await readFigures(page);
  await page.getByRole('button', { name: 'Séance collective' }).click();
  const form = page.getByRole('dialog', { name: 'Séance collective' });
  await form.getByRole('button', { name: 'Enregistrer la séance' }).click();
  await expect(form.getByRole('alert')).toContainText('Donnez un titre');
  await form.getByRole('textbox', { name: 'Titre' }).fill('Contrat aidé, mode d’emploi');
  await form.getByText('Atelier', { exact: true }).click();
  await form.getByText('Protection sociale', { exact: true }).click();
  await form.getByRole('textbox', { name: 'Participants' }).fill('12');
  await expectHolds(page, 'la séance collective');
  await form.getByRole('button', { name: 'Enregistrer la séance' }).click();
  const sessions = page.getByRole('region', { name: 'Séances collectives' });
  await expect(sessions).toContainText('Contrat aidé, mode d’emploi, 12 participants');
  expect(await readFigures(page)).toEqual(before);
  await sessions.getByRole('button', { name: /^Annuler/ }).click();
  await expect(sessions).toContainText('(annulée)');
});

test('un jour passé se complète depuis sa feuille, d’un coup, et un jour à venir est refusé', async () => {
  const page = kept();
  const before = await readFigures(page);
  await page.getByRole('button', { name: 'Compléter un jour' }).click();
  const form = page.getByRole('dialog', { name: 'Compléter un jour depuis sa feuille' });
  const passages = form.getByRole('textbox', { name: 'Passages sans détail' });
  await passages.fill('3');
  await form
    .getByRole('combobox', { name: 'Une visite de la feuille par ligne' })
    .fill('caf rsa 20');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('listitem')).toHaveCount(1);
  await expectHolds(page, 'un jour à compléter');
  await page.keyboard.press('F3');
  await page.keyboard.press('Escape');
  await expect(form.getByRole('listitem')).toHaveCount(1);
  const day = form.getByLabel('Jour de la feuille');
  const yesterday = await day.inputValue();
  await day.fill('2099-01-01');
  await form.getByRole('button', { name: /^Enregistrer 4/ }).click();
  await expect(form.getByRole('alert')).toContainText('pas encore arrivé');
  await day.fill(yesterday);
  await form.getByRole('button', { name: /^Enregistrer 4/ }).click();
  await expect(page.getByText(/^4.visites enregistrées au/)).toBeVisible();
  expect(await readFigures(page)).toEqual(before);
  await page.getByRole('button', { name: 'Annuler cette feuille' }).click();
  await expect(page.getByText(/^Feuille du .* annulée/)).toBeVisible();
});

test('la fin de journée montre ce qui reste à préciser', async () => {
  const page = kept();
  await page.keyboard.press('F2');
  await expect(outcome(page)).toContainText('Passage');
  await page.getByRole('button', { name: 'Fin de journée' }).click();
  const dialog = page.getByRole('dialog', { name: 'Fin de journée' });
  await expect(dialog.getByRole('status')).toContainText(/^1.passage reste à préciser/);
  await expectHolds(page, 'la fin de journée');
  await dialog.getByRole('button', { name: /^Préciser le passage/ }).click();
  const form = page.getByRole('dialog', { name: 'Modifier la visite' });
  await form.getByText('Juridique', { exact: true }).click();
  await form.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await page.getByRole('button', { name: 'Fin de journée' }).click();
  await expect(dialog.getByRole('status')).toContainText('Tous les passages');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('l’accueil tient, rempli et la saisie ouverte', async () => {
  const page = kept();
  await pressKeys(page, ['F3']);
  await page.keyboard.type('permis caf zorglub');
  await expectFrameHolds(page, 'l’accueil');
  await pressKeys(page, ['Escape']);
});
