import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chromium } from '@playwright/test';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expectLocked, installDesk, unlockDesk } from '../support/desk-install.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test, watchContext } from '../support/desk-test.ts';
import type { Watch } from '../support/desk-test.ts';
import { findPieces, piecesOf } from '../support/find-pieces.ts';
import { filesUnder, findCanaries } from '../support/find-canaries.ts';
import { pageText, readPdf } from '../support/read-pdf.ts';

test.describe.configure({ timeout: 120_000, mode: 'serial' });

let place: DeskPlace;
let desk: DeskProcess;
let context: BrowserContext;
let page: Page;
let watch: Watch;

test.beforeAll(async () => {
  place = await createDeskPlace();
  mkdirSync(temporaryFolder());
  installDesk(place);
  desk = await place.start(['--department', 'none'], { TMPDIR: temporaryFolder() });
  await openWindow();
});

/** A browser that writes on the disk: what it keeps there is looked at too. */
async function openWindow(): Promise<void> {
  const { launchOptions, locale, timezoneId } = test.info().project.use;
  context = await chromium.launchPersistentContext(browserFolder(), {
    ...launchOptions,
    env: { ...process.env, TMPDIR: temporaryFolder() },
    ...(locale === undefined ? {} : { locale }),
    ...(timezoneId === undefined ? {} : { timezoneId }),
  });
  watch = watchContext(context);
  page = await context.newPage();
  await openDesk(page, desk);
  await unlockDesk(page);
  await page.getByRole('link', { name: 'Usagers et dossiers' }).click();
}

test.afterEach(() => expect(watch.faults).toEqual([]));

test.afterAll(async () => {
  await context.close();
  await place.remove();
});

const browserFolder = (): string => join(place.folder, 'navigateur');

/** Where the desk and the browser put what they keep for a moment: it is looked at like the rest. */
const temporaryFolder = (): string => join(place.folder, 'temporaire');

const search = (): Locator => page.getByRole('textbox', { name: 'Qui, ou quel dossier' });

const found = (): Locator =>
  page.getByRole('list', { name: 'Personnes trouvées' }).getByRole('link');

const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });

const title = (): Locator => page.getByRole('heading', { level: 1 });

/** Told by nobody else on this machine: what must not be read on the disk. */
const canaries = [
  'Vigiesentinelle',
  'Philomène',
  '0698765432',
  '98765432',
  'ruelle du Guet',
  '185077505612323',
  'guetapensier',
];

test('sans fiche, l’écran dit à quoi elles servent, et ce qui est cherché en vain se crée', async () => {
  await expect(search()).toBeFocused();
  await page.getByRole('button', { name: 'J’ai compris' }).click();
  await expect(page.getByRole('heading', { name: 'Aucune fiche pour l’instant' })).toBeVisible();
  await expectHolds(page, 'usagers, aucune fiche');
  await search().fill('vigiesentinelle philomène');
  await page.getByRole('button', { name: /^Créer la fiche «/ }).click();
  await expect(title()).toHaveText('Nouvelle fiche');
  await expect(field('Nom')).toHaveValue('Vigiesentinelle');
  await expect(field('Prénom')).toHaveValue('Philomène');
});

test('des numéros faux sont refusés chacun dans une phrase, et rien n’est perdu', async () => {
  await field('Naissance').fill('31/02/1958');
  await field('Téléphone').fill('06 98');
  await field('Numéro CAF').fill('123');
  await field('Numéro de sécurité sociale').fill('1 85 07 75 056 123 24');
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  for (const sentence of [
    'Cette date n’existe pas au calendrier',
    'Un numéro de téléphone a 10 chiffres',
    'Le numéro d’allocataire CAF a 7 chiffres',
    'La clé ne correspond pas au numéro',
    'Dites pourquoi cette fiche est nécessaire',
  ])
    await expect(page.getByText(sentence)).toBeVisible();
  await expect(field('Naissance')).toBeFocused();
  await expect(field('Téléphone')).toHaveValue('06 98');
  await expectHolds(page, 'formulaire refusé');

  await field('Numéro de sécurité sociale').fill('1 85 07 75 056 123 23');
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await expect(page.getByText('n’est pas conservé ici')).toBeVisible();
});

test('ce qui est à moitié tapé tient devant le masque, et quitter demande', async () => {
  await page.getByRole('link', { name: 'Chiffres' }).click();
  const asked = page.getByRole('dialog', { name: 'Quitter sans enregistrer' });
  await asked.getByRole('button', { name: 'Continuer la fiche' }).click();
  await expect(asked).toBeHidden();
  await page.keyboard.press('F8');
  const choice = page.getByRole('dialog', { name: /Choisissez d’abord le code/ });
  await choice.getByLabel('Code de masquage', { exact: true }).fill('2580');
  await choice.getByLabel('Le même code').fill('2580');
  await choice.getByRole('button', { name: 'Enregistrer le code' }).click();
  await expect(page.getByRole('heading', { name: 'Écran masqué' })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('Vigiesentinelle');
  await page.getByLabel('Code de masquage', { exact: true }).fill('2580');
  await page.keyboard.press('Enter');
  await expect(field('Nom')).toHaveValue('Vigiesentinelle');
  await expect(field('Téléphone')).toHaveValue('06 98');
});

test('la fiche se crée : un code postal a plusieurs communes, l’inconnu reste inconnu', async () => {
  await field('Naissance').fill('avril 1958');
  await field('Téléphone').fill('06.98.76.54.32');
  await field('Numéro CAF').fill('0123456 a');
  await field('De quelle caisse').fill('Caf de la Lozère');
  await field('Identifiant France Travail').fill('12345678901');
  await field('Numéro de sécurité sociale').fill('');
  await field('Adresse').fill('7 ruelle du Guet');
  await field('Code postal').fill('48100');
  await page
    .getByRole('group', { name: 'Communes de ce code postal' })
    .getByText('Palhers', { exact: true })
    .click();
  await page.getByText('Suivre un dossier jusqu’à sa réponse').click();
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await expect(title()).toHaveText('Philomène Vigiesentinelle');
  const main = page.getByRole('main');
  await expect(main).toContainText('naissance\u00a0: avril 1958 · Palhers');
  await expect(main).toContainText('06\u202f98\u202f76\u202f54\u202f32');
  await expect(main).toContainText('non renseigné');
  await page.getByRole('button', { name: 'Informée aujourd’hui' }).click();
  await expect(main).toContainText('La personne a été informée aujourd’hui');
  await expect(page).toHaveURL(/#usagers\/[0-9a-f-]{36}$/);
  await expect(page).toHaveTitle('Usager – Relais');
  await expectHolds(page, 'page d’un usager');
});

test('personne n’est montré avant d’être cherché, puis une faute ou un nom inversé suffit', async () => {
  await page.getByRole('link', { name: 'Chercher quelqu’un d’autre' }).click();
  await expect(search()).toBeFocused();
  await expect(page.getByText('Vigiesentinelle')).toHaveCount(0);
  for (const typed of ['philomene vigiesentinele', 'vigiesentinelle philomene', '0698765432']) {
    await search().fill(typed);
    await expect(found()).toHaveCount(1);
    await expect(found()).toContainText('Philomène Vigiesentinelle');
  }
  await search().press('Enter');
  await expect(title()).toHaveText('Philomène Vigiesentinelle');
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Chercher une action' }).fill('vigiesent');
  await expect(page.getByRole('dialog').getByText('Philomène Vigiesentinelle')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('une seconde fiche au même numéro est dite, avec ses raisons, avant d’être créée', async () => {
  await page.getByRole('link', { name: 'Chercher quelqu’un d’autre' }).click();
  await expect(search()).toHaveValue('');
  await page.getByRole('button', { name: 'Créer une fiche' }).click();
  await field('Nom').fill('Philomène');
  await field('Prénom').fill('Vigiesentinelle');
  await field('Identifiant France Travail').fill('123 456 789 01');
  const likely = page.getByRole('region', { name: 'Peut-être déjà connue' });
  await expect(likely).toContainText('Une fiche porte déjà ce numéro');
  await expect(likely).toContainText('Nom et prénom inversés, même identifiant France Travail');
  await page.getByText('Rappeler la personne avant une échéance').click();
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await expect(page.getByText('dites d’abord si c’est cette personne')).toBeVisible();
  await likely.getByRole('button', { name: 'C’est quelqu’un d’autre' }).click();
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await expect(title()).toHaveText('Vigiesentinelle Philomène');
  await expect(page.getByRole('main')).toContainText('Une autre fiche porte le même numéro');
});

test('les deux se réunissent, et ce qui disparaît reste lisible', async () => {
  await page.getByRole('button', { name: 'Voir et réunir' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^C’est elle/ }).click();
  await dialog.getByRole('button', { name: 'Réunir les deux fiches' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('Les deux fiches n’en font plus qu’une');
  await expect(main).toContainText('7 ruelle du Guet');
  await main.getByText(/^Réunie le/).click();
  await expect(main).toContainText('Elle servait à\u00a0: Suivre un dossier jusqu’à sa réponse');
  await expect(main).not.toContainText('Une autre fiche porte le même numéro');
});

test('la copie de tout ce qui est gardé s’imprime et s’enregistre, sans nom dans ses propriétés', async () => {
  await page.getByRole('button', { name: 'Papiers et fiche' }).click();
  await page.getByRole('menuitem', { name: /^Remettre la copie/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Préparer un fichier' }).click();
  const savingFile = page.waitForEvent('download');
  await dialog.getByRole('link', { name: /^Enregistrer le fichier/ }).click();
  const file = await savingFile;
  expect(file.suggestedFilename()).toMatch(/^copie-marvejols-[\d-]+\.json$/);
  const held: unknown = JSON.parse(await readFile(await file.path(), 'utf8'));
  expect(held).toMatchObject({
    usager: { contact: { telephones: ['+33698765432'] }, fusions: [{ avant: {} }] },
    acces: expect.arrayContaining([expect.objectContaining({ geste: 'fusion' })]) as unknown,
  });
  await dialog.getByRole('button', { name: 'Imprimer la copie' }).click();
  await expect(dialog.getByRole('img', { name: /^Page 1 sur/ })).toBeVisible();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Enregistrer en PDF' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toMatch(/^copie-marvejols-[\d-]+\.pdf$/);
  const { pages, metadata } = readPdf(await readFile(await download.path()));
  const text = pages.map(pageText).join('\n');
  for (const said of ['Vigiesentinelle', '7 ruelle du Guet', 'fiches réunies', 'fiche consultée'])
    expect(text).toContain(said);
  expect(metadata).not.toContain('Vigiesentinelle');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('le numéro de sécurité sociale se garde par décision seule, caché, chaque affichage noté', async () => {
  const { hash } = new URL(page.url());
  const show = () => page.evaluate((there) => (window.location.hash = there), hash);
  const main = page.getByRole('main');
  await page.getByRole('link', { name: 'Réglages' }).click();
  const decision = page.getByRole('region', { name: 'Numéros de sécurité sociale' });
  await decision.getByRole('button', { name: 'Permettre de les garder' }).click();
  await expect(decision).toContainText('Dites en 500 caractères au plus');
  await decision.getByRole('textbox').fill('Délibération d’essai');
  await decision.getByRole('button', { name: 'Permettre de les garder' }).click();
  await expect(decision).toContainText('peuvent être gardés');
  await show();
  await page.getByRole('button', { name: 'Modifier', exact: true }).click();
  // A browser writes the titles of its pages on the disk.
  await expect(page).toHaveTitle('Modifier une fiche – Relais');
  await field('Numéro de sécurité sociale').fill('1 85 07 75 056 123 23');
  await page.getByRole('button', { name: 'Enregistrer les changements' }).click();
  await expect(main).toContainText(`${'•'.repeat(13)}\u202f23`);
  await page.getByRole('button', { name: 'Afficher le numéro de sécurité sociale' }).click();
  await expect(main).toContainText('1\u202f85\u202f07\u202f75\u202f056\u202f123\u202f23');
  await page.getByRole('link', { name: 'Réglages' }).click();
  const log = page.getByRole('region', { name: 'Qui a ouvert quelle fiche' });
  await expect(log).not.toContainText('Vigiesentinelle');
  await log.getByRole('button', { name: 'Lire le journal' }).click();
  await expect(log.getByRole('row', { name: /Numéro de sécurité sociale affiché/ })).toContainText(
    'Vigiesentinelle Philomène',
  );
  await expect(log).toContainText('La chaîne du journal est entière');
});

test('le motif se demande quand il est décidé : une touche, une fois, et le journal le dit', async () => {
  const log = page.getByRole('region', { name: 'Qui a ouvert quelle fiche' });
  await log.getByRole('button', { name: 'Refermer le journal' }).click();
  await log.getByRole('switch', { name: 'Demander le motif' }).click();
  await expect(log).toContainText(/Demandé depuis le/);
  // Whoever made the file is not asked; whoever opens the desk again is.
  await page.getByRole('link', { name: 'Accueil' }).click();
  await page.keyboard.press('Control+l');
  await unlockDesk(page);
  const main = page.getByRole('main');
  const open = async () => {
    await page.getByRole('link', { name: 'Usagers et dossiers' }).click();
    await search().fill('vigiesentinelle');
    await expect(found()).toHaveCount(1);
    await search().press('Enter');
  };
  await open();
  await expect(title()).toHaveText('Pourquoi ouvrir cette fiche\u202f?');
  await expect(title()).toBeFocused();
  await expect(main).not.toContainText('7 ruelle du Guet');
  await expectHolds(page, 'motif demandé');
  await page.keyboard.press('Escape');
  await expect(search()).toBeFocused();

  await open();
  await expect(title()).toHaveText('Pourquoi ouvrir cette fiche\u202f?');
  await page.keyboard.press('5');
  await expect(field('En quelques mots')).toBeFocused();
  await page.keyboard.type('appel de Philomène');
  await page.keyboard.press('Enter');
  await expect(main).toContainText('Sans le nom de la personne');
  await field('En quelques mots').fill('contrôle guetapensier');
  await page.keyboard.press('Enter');
  await expect(main).toContainText('7 ruelle du Guet');
  // Once is enough.
  await open();
  await expect(main).toContainText('7 ruelle du Guet');

  await page.getByRole('link', { name: 'Réglages' }).click();
  await log.getByRole('button', { name: 'Lire le journal' }).click();
  await expect(log.getByRole('row', { name: /Fiche consultée/ }).first()).toContainText(
    'Contrôle guetapensier',
  );
  await expect(log).toContainText('La chaîne du journal est entière');
  await log.getByRole('button', { name: 'Exporter le journal' }).click();
  const saving = page.waitForEvent('download');
  await log.getByRole('link', { name: /^Enregistrer relais-marvejols-journal-acces-/ }).click();
  const csv = await readFile(await (await saving).path(), 'utf8');
  expect(csv).toContain(';autre;contrôle guetapensier;');
  expect(csv).not.toMatch(/vigiesentinelle|philomène/i);
});

test('verrouillé, rien de la personne ne se lit dans le profil, le navigateur ni une sauvegarde', async () => {
  const backups = join(place.folder, 'CLE_USB');
  mkdirSync(backups);
  const section = page.getByRole('region', { name: 'Sauvegardes' });
  await section.getByRole('button', { name: 'Régler les sauvegardes' }).click();
  await section.getByRole('textbox').fill(backups);
  await page.keyboard.press('Enter');
  await expect(section).toContainText('Dernière sauvegarde vérifiée');
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  // Closed, it has written all it ever will; where it keeps its crashes is in its own folder.
  await context.close();
  const folders = [place.folder];
  const names = folders.flatMap(filesUnder);
  expect(names.filter((name) => /IndexedDB.*\.(?:log|ldb)$/.test(name))).not.toEqual([]);
  expect(names.filter((name) => name.endsWith('journal.db'))).not.toEqual([]);
  expect(names.filter((name) => name.endsWith('.relais'))).not.toEqual([]);
  expect(findCanaries(folders, canaries)).toEqual([]);
  expect(desk.program.said().join('\n')).not.toMatch(new RegExp(canaries.join('|')));
});

/** What only the bytes of the sealed files of people are made of. */
let pieces: readonly Buffer[] = [];

test('effacée, la fiche ne se retrouve plus, par son nom ni par son adresse', async () => {
  pieces = sealedPeople().flatMap(piecesOf);
  // Where they will be looked for, they are found.
  for (const held of ['journal.db', 'IndexedDB'])
    expect(findPieces(holders(), pieces).some((path) => path.includes(held))).toBe(true);
  await openWindow();
  await search().fill('vigiesentinelle');
  await found().click();
  // Asked again of whoever has just unlocked the desk; nothing of the file is there before.
  await expect(title()).toHaveText('Pourquoi ouvrir cette fiche\u202f?');
  await page.keyboard.press('2');
  await expect(page.getByRole('button', { name: 'Papiers et fiche' })).toBeVisible();
  const address = page.url();
  await page.getByRole('button', { name: 'Papiers et fiche' }).click();
  await page.getByRole('menuitem', { name: /^Effacer la fiche/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Les chiffres ne changent pas');
  await expect(dialog.getByRole('button', { name: 'Effacer pour de bon' })).toBeDisabled();
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Effacer pour de bon' }).click();
  await expect(search()).toBeVisible();
  await search().fill('vigiesentinelle');
  await expect(page.getByRole('heading', { name: /^Personne de ce nom/ })).toBeVisible();
  await page.evaluate((hash) => (window.location.hash = hash), new URL(address).hash);
  await expect(page.getByRole('heading', { name: 'Cette fiche n’est plus là' })).toBeVisible();
});

test('rouvert, le poste n’a plus un octet de la fiche effacée, le navigateur compris', async () => {
  await page.getByRole('link', { name: 'Accueil' }).click();
  await page.keyboard.press('Control+l');
  await unlockDesk(page);
  await context.close();
  expect(findPieces(holders(), pieces)).toEqual([]);
});

/** Everything the desk and the browser write in; a backup of before keeps what it was made of. */
function holders(): readonly string[] {
  return [place.profile, browserFolder(), temporaryFolder()];
}

/** The sealed halves of everything held on people. */
function sealedPeople(): readonly Buffer[] {
  const ledger = new DatabaseSync(join(place.profile, 'journal.db'), { readOnly: true });
  const rows = ledger
    .prepare(`SELECT sealed FROM records WHERE collection = 'usager' AND sealed IS NOT NULL`)
    .all();
  ledger.close();
  return rows.map(({ sealed }) => Buffer.from(sealed as Uint8Array));
}
