import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Locator, Page } from '@playwright/test';
import { textPdf } from '../renderer/workers/copies/file-examples.ts';
import { exampleForm } from '../renderer/workers/forms/form-examples.ts';
import { callDesk } from '../support/desk-contract.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectHolds, expectViewHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { popplerText, qpdfFaults, requirePdfReaders } from '../support/pdf-readers.ts';
import { dismissHelp, part } from './dossier-steps.ts';
import { appendMove } from './pack-records.ts';

// Generous: axe looks at each screen, on machines busy with something else.
test.describe.configure({ timeout: 300_000, mode: 'serial' });

const DEMARCHE = 'cpam-changement-caisse';
const PDF = 'application/pdf';

/** What reads strangers’ PDFs is a megabyte, fetched and read for the first time. */
const AT_FIRST = { timeout: 90_000 };

let place: DeskPlace;
let desk: DeskProcess;
let dossier: string;
let form: Buffer;

test.beforeAll(async () => {
  requirePdfReaders();
  form = Buffer.from(await exampleForm());
  place = await createDeskPlace();
  installDesk(place);
  desk = await place.start(['--department', 'none']);
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await openDesk(page, desk);
  dossier = await appendMove(await callDesk(desk), [], { nom: 'Łukaszewicz-Essai' });
  await unlockDesk(page);
  await goTo(page, `demarches/${DEMARCHE}`);
  await dismissHelp(page);
});

async function goTo(page: Page, screen: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#${screen}`);
}

function forms(page: Page): Locator {
  return part(page, 'Formulaires officiels');
}

function dialog(page: Page): Locator {
  return page.getByRole('dialog');
}

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await dialog(page).locator('input[type=file]').setInputFiles({ name, mimeType: PDF, buffer });
}

/** The pages of the form, each drawn. */
async function expectPages(where: Locator, pages: number): Promise<void> {
  await expect(where.locator('[data-papier] image[data-venue]')).toHaveCount(pages, AT_FIRST);
}

async function save(where: Locator): Promise<Buffer> {
  const saving = where.page().waitForEvent('download');
  await where.getByRole('link', { name: 'Enregistrer en PDF' }).click();
  const download = await saving;
  return readFile(await download.path());
}

test('aucun formulaire : la démarche dit à quoi il servirait', async () => {
  const page = kept();
  await expect(forms(page)).toContainText('Aucun formulaire.');
  await expectHolds(page, 'démarche sans formulaire');
});

test('ce qui n’est pas un formulaire à remplir est refusé, avec ce qu’il faut faire', async () => {
  const page = kept();
  await forms(page).getByRole('button', { name: 'Ajouter un formulaire…' }).click();
  const keep = dialog(page).getByRole('button', { name: 'Enregistrer le formulaire' });
  await choose(page, 'cerfa.pdf', Buffer.from('Bonjour'));
  await expect(dialog(page).getByRole('alert')).toContainText('PDF');
  await expect(keep).toBeDisabled();
  await choose(page, 'cerfa.pdf', Buffer.from(await textPdf(1)));
  await expect(dialog(page).getByRole('alert')).toContainText('champ');
  await expect(keep).toBeDisabled();
  await expectViewHolds(page, 'formulaire refusé');
});

test('un vrai formulaire est gardé, ses champs se relient à côté de ses pages', async () => {
  const page = kept();
  await choose(page, 'Demande_de_transfert.pdf', form);
  await expect(dialog(page)).toContainText('2\u00a0pages, 9\u00a0champs');
  await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  await expect(dialog(page).getByLabel('Nom du formulaire')).toHaveValue('Demande de transfert');
  await dialog(page).getByRole('button', { name: 'Enregistrer le formulaire' }).click();

  const fields = dialog(page).getByRole('group', { name: 'Champs' });
  await expect(dialog(page)).toContainText('Formulaire enregistré.');
  await expectPages(dialog(page), 2);
  await expect(fields.getByRole('combobox')).toHaveCount(9);
  await expect(fields.getByLabel('1. Nom du demandeur')).toHaveValue('nom');
  await expectHolds(page, 'champs d’un formulaire');

  await dialog(page).getByRole('switch', { name: 'Seulement ceux à décider' }).check();
  await expect(fields.getByRole('combobox')).toHaveCount(2);
  await fields.getByLabel('5. Ressources').selectOption('À remplir à la main');
  await dialog(page).getByRole('button', { name: 'Enregistrer les champs' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(forms(page)).toContainText('1\u00a0champ à la main, 1\u00a0champ à décider');
});

test('la démarche garde son formulaire, et dit où en sont ses champs', async () => {
  const page = kept();
  await expect(forms(page)).toContainText('7\u00a0champs reliés');
  await expectViewHolds(page, 'formulaires d’une démarche');
});

test('rempli seul : ouvert ou figé, le nom entier, et ce qui reste à faire est nommé', async () => {
  const page = kept();
  await goTo(page, `packs/${dossier}`);
  await dismissHelp(page);
  await page.getByRole('button', { name: 'Remplir seul : Demande de transfert' }).click();
  await expectPages(dialog(page), 2);
  const gap = 'Champ non relié, laissé vide\u00a0: «\u00a0accord\u00a0».';
  await expect(dialog(page)).toContainText(gap);
  const open = await save(dialog(page));
  expect(qpdfFaults(open)).toBe('');
  const filled = (await PDFDocument.load(open, { updateMetadata: false })).getForm();
  expect(filled.getTextField('Nom_usage').getText()).toBe('Łukaszewicz-Essai');
  expect(filled.getTextField('Ressources').getText()).toBeUndefined();
  await expectViewHolds(page, 'formulaire rempli');

  await dialog(page).getByText('Figé', { exact: true }).click();
  await expect(dialog(page)).toContainText('ne se change plus');
  await expectPages(dialog(page), 2);
  const flat = await save(dialog(page));
  expect((await PDFDocument.load(flat, { updateMetadata: false })).getForm().getFields()).toEqual(
    [],
  );
  expect(popplerText(flat).join('')).toContain('Łukaszewicz-Essai');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
});

test('dans le pack pour l’organisme : rempli, sous son titre, et ce qui manque est nommé', async () => {
  const page = kept();
  await page.getByText('Pour l’organisme', { exact: true }).click();
  const pack = part(page, 'Le pack');
  await expectPages(pack, 2);
  await expect(pack).toContainText('Demande de transfert. Champ non relié, laissé vide');
  const pages = popplerText(await save(pack));
  const at = pages.findIndex((text) => text.includes('FORMULAIRE DE DEMANDE'));
  expect(pages[at]).toContain('Łukaszewicz-Essai');
  expect(pages[at]?.replaceAll('\u00a0', ' ')).toContain('Formulaire : Demande de transfert');
});

test('une nouvelle version dit ce qui change, et garde ce qui a été choisi', async () => {
  const page = kept();
  await goTo(page, `demarches/${DEMARCHE}`);
  await forms(page).getByRole('button', { name: 'Nouvelle version…' }).click();
  const newer = await exampleForm((pdf) => {
    const fields = pdf.getForm();
    fields.removeField(fields.getField('Prenom'));
    fields.createTextField('Quotient').addToPage(pdf.getPage(0), { x: 60, y: 380 });
  });
  await choose(page, 'Demande_2027.pdf', Buffer.from(newer));
  await expect(dialog(page)).toContainText('Champ nouveau\u00a0: «\u00a0Quotient\u00a0».');
  await expect(dialog(page)).toContainText('Champ disparu\u00a0: «\u00a0Prenom\u00a0».');
  await dialog(page).getByRole('button', { name: 'Remplacer le fichier' }).click();
  await expect(dialog(page)).toContainText('Nouvelle version enregistrée.');
  await expect(dialog(page).getByLabel('Ressources')).toHaveValue('a-la-main');
  await expect(dialog(page).getByLabel('Quotient')).toHaveValue('');
  await dialog(page).getByRole('button', { name: 'Laisser comme avant' }).click();
  await expect(forms(page)).toContainText('2\u00a0champs à décider');
});

test('supprimé, il n’est plus proposé', async () => {
  const page = kept();
  await forms(page).getByRole('button', { name: 'Supprimer…' }).click();
  await dialog(page).getByRole('button', { name: 'Supprimer le formulaire' }).click();
  await expect(forms(page)).toContainText('Formulaire supprimé.');
  await expect(forms(page)).toContainText('Aucun formulaire.');
  await goTo(page, `packs/${dossier}`);
  await expect(part(page, 'Le pack').getByRole('img').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Remplir seul/ })).toHaveCount(0);
});
