import { readFile } from 'node:fs/promises';
import '../support/temporal.ts';
import type { Locator, Page } from '@playwright/test';
import { readXlsx } from '../../renderer/workers/exchange/read-xlsx.ts';
import { ownColumns } from '../../shared/domain/echange/own-columns.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { nowInMarvejols } from '../support/desk-ledger.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 180_000, mode: 'serial' });

let place: DeskPlace;
let desk: DeskProcess;

const today = nowInMarvejols().toPlainDate().toString();
const french = today.split('-').toReversed().join('/');

test.beforeAll(async () => {
  place = await createDeskPlace();
  installDesk(place);
  desk = await place.start(['--department', 'none']);
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await openDesk(page, desk);
  await unlockDesk(page);
  await page.getByRole('link', { name: 'Chiffres' }).click();
});

/** A file as it would be chosen; `windows` writes it as old spreadsheets do. */
function csv(name: string, lines: readonly string[], encoding: 'utf8' | 'latin1' = 'utf8') {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n'), encoding) };
}

async function openImport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Importer…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Importer des entrées passées' });
  await expect(dialog.getByRole('button', { name: 'Choisir un fichier…' })).toBeVisible();
  return dialog;
}

async function choose(dialog: Locator, file: ReturnType<typeof csv> | string): Promise<void> {
  await dialog.locator('input[type=file]').setInputFiles(file);
}

async function check(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Vérifier sans rien enregistrer' }).click();
  await expect(dialog.getByRole('region', { name: 'Ce que contient le fichier' })).toBeVisible();
}

async function close(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(dialog).toBeHidden();
}

/** Makes a file of this month’s entries and saves it; its name and its bytes. */
async function exportMonth(
  page: Page,
  format: 'Classeur (.xlsx)' | 'CSV (.csv)',
  content: 'Les entrées' | 'Les chiffres' = 'Les entrées',
) {
  await page.getByRole('button', { name: 'Exporter…' }).click();
  const dialog = page.getByRole('dialog', { name: /^Exporter/ });
  await dialog.getByRole('radio', { name: content }).check();
  await dialog.getByRole('radio', { name: format }).check();
  await dialog.getByRole('button', { name: 'Préparer le fichier' }).click();
  const save = dialog.getByRole('link', { name: /^Enregistrer/ });
  await expect(save).toBeVisible();
  if (content === 'Les chiffres') await expectHolds(page, 'export');
  const saving = page.waitForEvent('download');
  await save.click();
  const download = await saving;
  const path = await download.path();
  await close(dialog);
  return { path, name: download.suggestedFilename() };
}

const log = csv(
  'journal.csv',
  [
    'Date;Organisme;Durée;Ville',
    `${french};Préfecture;20;Marvejols`,
    `${french};Pôle emploi;1h30;Mende`,
    `${french};CAF;-5;Mende`,
    '31/12/2999;CAF;10;Mende',
    `${french};Machin;10;Atlantis`,
  ],
  'latin1',
);

test('a home-made log is read, judged line by line, and imported', async () => {
  const page = kept();
  const dialog = await openImport(page);
  await choose(dialog, log);
  await expect(dialog.getByLabel('Ce qu’est la colonne Organisme')).toHaveValue('operateur');
  await expectHolds(page, 'colonnes d’un import');
  await check(dialog);
  await expect(dialog.getByText('Sur ce poste, visites : 2 nouvelles.')).toBeVisible();
  const errors = dialog.getByRole('region', { name: 'Erreurs du fichier' });
  await expect(
    errors.getByRole('row').filter({ hasText: 'n’est pas une durée possible' }),
  ).toContainText('4');
  await expect(errors).toContainText('n’est pas encore arrivé');
  await expect(errors).toContainText('n’est pas un opérateur que Relais connaît');
  await expectHolds(page, 'essai d’un import');

  const saving = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Enregistrer toutes les erreurs' }).click();
  const saved = await readFile(await (await saving).path(), 'utf8');
  expect(saved).toContain('4;Durée;');

  await dialog.getByRole('button', { name: 'Importer 2 visites' }).click();
  await expect(dialog.getByText('L’import est terminé. Visites : 2 nouvelles.')).toBeVisible();
  await close(dialog);
});

test('the same file again adds nothing, and its columns are remembered', async () => {
  const dialog = await openImport(kept());
  await choose(dialog, log);
  await expect(dialog.getByText('elles sont lues comme alors')).toBeVisible();
  await check(dialog);
  await expect(dialog.getByText('Tout ce que contient ce fichier est déjà là.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /^Importer/ })).toHaveCount(0);
  await close(dialog);
});

test('the entries go out as a workbook and as CSV, and come back to where they are', async () => {
  const page = kept();
  const workbook = await exportMonth(page, 'Classeur (.xlsx)');
  expect(workbook.name).toMatch(/^relais-marvejols-visites-\d{4}-\d\d-01_\d{4}-\d\d-\d\d\.xlsx$/);
  const read = await readXlsx(new Uint8Array(await readFile(workbook.path)));
  if (!read.ok) throw new Error(read.failure.sentence);
  expect(read.value[0]?.cells).toEqual(ownColumns.map(({ header }) => header));
  expect(read.value).toHaveLength(3);
  expect(read.value[1]?.cells[2]).toBe(today);

  const text = await exportMonth(page, 'CSV (.csv)');
  const lines = (await readFile(text.path, 'utf8')).split('\r\n');
  expect(lines[0]?.startsWith('\ufeffRéférence de la visite;')).toBe(true);
  expect(lines).toHaveLength(4);

  const dialog = await openImport(page);
  await choose(dialog, workbook.path);
  await expect(dialog.getByText('C’est un export de Relais')).toBeVisible();
  await check(dialog);
  await expect(dialog.getByText('Tout ce que contient ce fichier est déjà là.')).toBeVisible();
  await close(dialog);
});

test('the figures go out too, each with its unit', async () => {
  const { path, name } = await exportMonth(kept(), 'CSV (.csv)', 'Les chiffres');
  expect(name).toMatch(/^relais-marvejols-chiffres-/);
  const text = await readFile(path, 'utf8');
  expect(text).toContain('Visites;Total;;;2\r\n');
  expect(text).toContain('Demandes;Opérateur;Préfecture;prefecture;1\r\n');
});

test('an import is undone whole, and comes back when its file does', async () => {
  const page = kept();
  const dialog = await openImport(page);
  await expectHolds(page, 'imports de ce poste');
  await dialog.getByRole('button', { name: 'Annuler cet import' }).click();
  await dialog.getByRole('button', { name: /^Retirer ses 2\svisites des chiffres$/ }).click();
  await expect(dialog.getByRole('row', { name: /journal\.csv.*annulé/ })).toBeVisible();
  await choose(dialog, log);
  await check(dialog);
  await expect(dialog.getByText('0 nouvelle, 2 remises')).toBeVisible();
  await dialog.getByRole('button', { name: 'Importer 2 visites' }).click();
  await expect(dialog.getByText('L’import est terminé.')).toBeVisible();
  await close(dialog);
});

test('a file that will not do is told in a sentence, and nothing is kept', async () => {
  const dialog = await openImport(kept());
  await choose(dialog, { ...csv('classeur.xlsx', []), buffer: Buffer.from('PK\u0003\u0004abîmé') });
  await expect(dialog.getByRole('alert')).toContainText('Ce classeur est abîmé ou incomplet');
  await choose(dialog, csv('vide.csv', ['']));
  await expect(dialog.getByRole('alert')).toContainText('Ce fichier est vide');
  await choose(dialog, csv('sans-date.csv', ['Organisme;Durée', 'CAF;20']));
  await dialog.getByRole('button', { name: 'Vérifier sans rien enregistrer' }).click();
  await expect(dialog.getByRole('alert')).toContainText('quelle colonne contient la date');
  await close(dialog);
});

/** A file of several batches, to be cut short between two of them. */
function longLog() {
  const lines = Array.from({ length: 1200 }, (_, index) => {
    const day = nowInMarvejols()
      .toPlainDate()
      .subtract({ days: index % 300 });
    return `${day.toString()};CAF;${(index % 60) + 1};`;
  });
  return csv('annees.csv', ['Date;Organisme;Durée;Ville', ...lines]);
}

/** Lets one batch of an import be recorded; the next ones wait until this is called. */
async function holdAfterOneBatch(page: Page): Promise<() => Promise<void>> {
  let batches = 0;
  const held = Promise.withResolvers<void>();
  await page.route('**/contrat/ledger.append', async (route) => {
    batches += 1;
    if (batches > 1) await held.promise;
    // A page that has gone since asks for nothing more.
    await route.continue().catch(() => {});
  });
  return async () => {
    held.resolve();
    await page.unroute('**/contrat/ledger.append');
  };
}

test('an import cut short is said at the next opening, gone on with, and ends whole', async () => {
  const page = kept();
  const dialog = await openImport(page);
  await choose(dialog, longLog());
  await check(dialog);
  const release = await holdAfterOneBatch(page);
  await dialog.getByRole('button', { name: /^Importer 1.200 visites/ }).click();
  await expect(dialog.getByText(/^200 sur 1.200/)).toBeVisible();
  // The window closes on an import under way, and opens again on the Accueil.
  await page.goto(new URL('/', page.url()).href);
  await release();
  await unlockDesk(page);

  const notice = page.getByRole('status').filter({ hasText: 'a été interrompu' });
  await expect(notice).toContainText('annees.csv');
  await page.getByRole('button', { name: 'Continuer l’import' }).click();
  await choose(dialog, log);
  await expect(dialog.getByRole('alert')).toContainText('Ce n’est pas le fichier de l’import');
  await choose(dialog, longLog());
  await check(dialog);
  await dialog.getByRole('button', { name: /^(Importer|Terminer)/ }).click();
  await expect(dialog.getByText(/terminé.*1\s200\snouvelles/)).toBeVisible();
  await close(dialog);
  await expect(notice).toBeHidden();
});

test('an import someone interrupts leaves nothing in the figures', async () => {
  const page = kept();
  await page.getByRole('link', { name: 'Chiffres' }).click();
  const dialog = await openImport(page);
  const row = dialog.getByRole('row', { name: /annees\.csv/ });
  await row.getByRole('button', { name: 'Annuler cet import' }).click();
  await row.getByRole('button', { name: /^Retirer ses/ }).click();
  await expect(row).toContainText('annulé');
  await choose(dialog, longLog());
  await check(dialog);
  const release = await holdAfterOneBatch(page);
  await dialog.getByRole('button', { name: /^Importer/ }).click();
  await expect(dialog.getByText(/^200 sur 1.200/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Interrompre' }).click();
  await release();
  await expect(dialog.getByText('rien n’en a été gardé dans les chiffres')).toBeVisible();
  await close(dialog);
  const { path } = await exportMonth(page, 'CSV (.csv)', 'Les chiffres');
  expect(await readFile(path, 'utf8')).toContain('Visites;Total;;;2\r\n');
});
