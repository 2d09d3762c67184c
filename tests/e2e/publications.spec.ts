import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { callDesk } from '../support/desk-contract.ts';
import { startDepartmentPlace } from '../support/desk-department.ts';
import type { DepartmentPlace } from '../support/desk-department.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { openDesk } from '../support/desk-page.ts';
import { signIn } from '../support/desk-pilotage.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

// Each step finds what the former ones published.
test.describe.configure({ timeout: 120_000, mode: 'serial' });

let department: DepartmentPlace;
let place: DeskPlace;

test.beforeAll(async () => {
  department = await startDepartmentPlace();
  place = await createDeskPlace();
});

test.afterAll(async () => {
  await place.remove();
  await department.remove();
});

const file = [
  'Nom;Type de lieu;Opérateur;Commune;Code INSEE;Tél;Lundi',
  'Agence des Essais;;Pôle emploi;Mende;48095;3949;9 h – 12 h',
  'Mairie des Essais;Mairie;;Florac;48061;12;',
].join('\n');

async function expectNoFault(page: Page, what: string) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    what,
  ).toEqual([]);
}

async function choose(page: Page, field: string, option: string) {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
}

test('la coordination importe un fichier de lieux, essayé avant d’être écrit', async ({ page }) => {
  await signIn(page, department.url, department.staff);
  await page.getByRole('link', { name: 'Annuaire' }).click();
  await expectNoFault(page, 'annuaire du pilotage');
  await page.getByRole('link', { name: 'Importer un fichier' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'lieux.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(file),
  });
  await page.getByRole('textbox', { name: 'D’où vient ce fichier' }).fill('Liste des essais');
  await page.getByRole('button', { name: 'Essayer sans rien écrire' }).click();
  const trial = page.getByRole('status').filter({ hasText: 'rien n’est encore écrit' });
  await expect(trial).toContainText('2\u00a0lieux ajoutés');
  await expect(trial).toContainText('Ligne 3, colonne «\u00a0Tél\u00a0»');
  await expectNoFault(page, 'essai d’un import');
  await page.getByRole('button', { name: 'Importer et publier' }).click();
  await expect(page.getByText('lieux.csv\u00a0: importé.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Agence des Essais' })).toBeVisible();
});

test('elle corrige une fiche, avec sa source, et ajoute une démarche locale', async ({ page }) => {
  await signIn(page, department.url, department.staff);
  await page.getByRole('link', { name: 'Catalogue' }).click();
  await page.getByRole('link', { name: /^RSA/ }).click();
  await page.getByRole('button', { name: 'Publier la correction' }).click();
  await expect(page.getByRole('alert')).toContainText('Dites où cela a été lu');
  await page.getByRole('button', { name: 'Ajouter une pièce' }).click();
  await page
    .getByRole('textbox', { name: /^Pièce \d+$/ })
    .last()
    .fill('Attestation des essais');
  await page.getByRole('textbox', { name: 'Raison' }).fill('La caisse la demande');
  await page.getByRole('textbox', { name: 'Source' }).fill('Note de la caisse');
  await choose(page, 'Fiabilité', 'Vérifié');
  await expectNoFault(page, 'correction d’une fiche');
  await page.getByRole('button', { name: 'Publier la correction' }).click();
  await expect(page.getByText('RSA\u00a0: publié.')).toBeVisible();
  await expect(page.getByRole('link', { name: /^RSA.*corrigée/ })).toBeVisible();

  await page.getByRole('link', { name: 'Ajouter une démarche locale' }).click();
  await page.getByRole('textbox', { name: 'Nom court' }).fill('Navette des essais');
  await choose(page, 'Avec qui', 'Conseil départemental');
  await page.keyboard.press('Escape');
  await choose(page, 'Thème du rapport', 'Action sociale');
  await choose(page, 'Thèmes de vie', 'Transports');
  await page.keyboard.press('Escape');
  await page.getByRole('textbox', { name: 'Raison' }).fill('Service du département');
  await page.getByRole('textbox', { name: 'Source' }).fill('Règlement de la navette');
  await choose(page, 'Fiabilité', 'Vérifié');
  await page.getByRole('button', { name: 'Publier cette démarche' }).click();
  await expect(page.getByText('Navette des essais\u00a0: publié.')).toBeVisible();
});

test('un poste le reçoit, le dit, et le garde sans réseau', async ({ page }) => {
  installDesk(place);
  let desk = await place.start(['--department', department.url]);
  const { call } = await callDesk(desk);
  await call('department.enrol', {
    url: department.url,
    code: await department.createCode('marvejols'),
  });
  await openDesk(page, desk);
  await unlockDesk(page);
  await page.getByRole('link', { name: 'Annuaire' }).click();
  await page.getByRole('textbox', { name: 'Qui ou quoi' }).fill('anpe mende');
  await page.getByRole('link', { name: /Agence des Essais/ }).click();
  const reach = page.getByRole('region', { name: 'Joindre et trouver' });
  await expect(reach).toContainText('39 49');
  await expect(page.getByRole('region', { name: 'Horaires' })).toContainText('9 h – 12 h');

  // Gone before the desk is: a page left open would say that it is no longer linked.
  await page.goto('about:blank');
  await desk.stop();
  await department.stop();
  desk = await place.start(['--department', department.url]);
  await openDesk(page, desk);
  await unlockDesk(page);
  await page.getByRole('link', { name: 'Démarches' }).click();
  await page.getByRole('textbox', { name: 'Quelle démarche' }).fill('navette');
  await page.getByRole('link', { name: /Navette des essais/ }).click();
  await expect(page.getByText('Démarche locale')).toBeVisible();
  await page.goBack();
  // What people say at the desk names it too.
  await page.keyboard.press('F3');
  await page.getByRole('combobox', { name: /^Saisie/ }).fill('navette des essais 10');
  // Its words are made in a moment without work, once the desk is open.
  await expect(page.getByRole('main').getByText(/Navette des essais, 10.min/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Visites du jour' })).toContainText(
    'Navette des essais',
  );
  await page.getByRole('link', { name: 'Démarches' }).click();
  await page.getByRole('textbox', { name: 'Quelle démarche' }).fill('rsa');
  await page.getByRole('textbox', { name: 'Quelle démarche' }).press('Enter');
  await expect(page.getByText('Fiche corrigée')).toBeVisible();
  await expect(page.getByText('Attestation des essais')).toBeVisible();
});
