import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expectLocked, installDesk, typePassphrase, unlockDesk } from '../support/desk-install.ts';
import { takeImage } from '../support/desk-images.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { dayRows, expectFigures, openDesk, pressPassage } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { pageText, readPdf } from '../support/read-pdf.ts';
import {
  createPerson,
  dismissHelp,
  etat,
  lastGesture,
  part,
  piece,
  takeStep,
  tick,
} from './dossier-steps.ts';

test.describe.configure({ timeout: 120_000, mode: 'serial' });

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  place = await createDeskPlace();
  installDesk(place);
  // The desk where the person arrives.
  const file = join(place.profile, 'profil.json');
  const profile = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const identity = { site: 'florac', siteName: 'Florac', desk: 'A', zone: 'Europe/Paris' };
  writeFileSync(file, JSON.stringify({ ...profile, identity }), { mode: 0o600 });
  desk = await place.start(['--department', 'none']);
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await openDesk(page, desk);
  await unlockDesk(page);
});

test('la première visite se compte, puis se précise en une ligne', async () => {
  const page = kept();
  await pressPassage(page);
  await page.keyboard.press('F3');
  await page.keyboard.type('transfert caf 30');
  await page.keyboard.press('Enter');
  await expect(dayRows(page)).toHaveCount(2);
  await expect(dayRows(page).first()).toContainText('Transfert de dossier CAF');
});

test('le déménagement se dit une fois et ouvre les quatre dossiers d’un coup', async () => {
  const page = kept();
  await createPerson(page, 'Peio', 'Etcheverry-Essai');
  await page.getByRole('button', { name: /^Déménagement/ }).click();
  const dialog = page.getByRole('dialog');
  const commune = async (label: string, typed: string, name: RegExp) => {
    await dialog.getByRole('textbox', { name: label }).fill(typed);
    await page.getByRole('option', { name }).first().click();
  };
  await commune('Ancienne commune', 'bayonne', /^Bayonne/);
  await commune('Nouvelle commune', 'florac', /^Florac/);
  await dialog.getByLabel('Jour du déménagement').fill('2026-11-02');
  const answer = (question: RegExp, said: 'Oui' | 'Non') =>
    dialog.getByRole('radiogroup', { name: question }).getByText(said, { exact: true }).click();
  await answer(/allocataire de la CAF/, 'Oui');
  await answer(/aide est-elle demandée/, 'Non');
  await answer(/assurée à la CPAM/, 'Oui');
  await answer(/inscrite à France Travail/, 'Oui');
  await answer(/reçoit-elle le RSA/, 'Oui');
  for (const no of [/compte bancaire/, /hors Union/, /enfants ou un conjoint/, /à son compte/])
    await answer(no, 'Non');
  await answer(/droits au chômage/, 'Non');
  await expect(dialog.getByRole('region', { name: 'Papiers à réunir' })).toContainText('RIB');
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ouvrir 4\u00a0dossiers' }).click();
  await expect(part(page, 'Ouverts ensemble').getByRole('link')).toHaveText([
    /FLR-A-\d{4}-0001, ouvert, celui-ci/,
    /FLR-A-\d{4}-0002, ouvert/,
    /FLR-A-\d{4}-0003, ouvert/,
    /FLR-A-\d{4}-0004, ouvert/,
  ]);
  await dismissHelp(page);
  await expect(part(page, 'Notes')).toContainText('Déménagement de Bayonne (64) à Florac');
});

test('une seule liste s’imprime, chaque papier une fois, sans le nom de la personne', async () => {
  const page = kept();
  await page.getByRole('button', { name: 'Imprimer la liste commune' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('img', { name: /^Page 1 sur/ })).toBeVisible();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('link', { name: 'Enregistrer en PDF' }).click();
  const download = await saving;
  expect(download.suggestedFilename()).toBe('liste-ensemble-florac.pdf');
  const { pages, metadata } = readPdf(await readFile(await download.path()));
  const text = pages.map(pageText).join('\n');
  for (const number of ['0001', '0002', '0003', '0004'])
    expect(text).toMatch(new RegExp(`FLR-A-\\d{4}-${number}`));
  expect(text.split('Nouvelle adresse et date d’emménagement')).toHaveLength(2);
  expect(text).toContain('Pour\u00a0: CAF, France Travail');
  expect(text).toContain('Numéro de sécurité sociale');
  expect(text).not.toContain('Etcheverry');
  expect(metadata).not.toMatch(/Etcheverry|FLR-A/);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('la visite du jour se lie, un papier vu sert aux dossiers qui l’attendent', async () => {
  const page = kept();
  await part(page, 'Visites')
    .getByRole('button', { name: /^Lier .*Transfert de dossier CAF/ })
    .click();
  await expect(part(page, 'Visites').getByRole('button', { name: /^Délier/ })).toHaveCount(1);
  await tick(page, 'Nouvelle adresse');
  await lastGesture(page)
    .getByRole('button', { name: /^Cocher aussi pour/ })
    .click();
  await expect(lastGesture(page)).toContainText('Cochée aussi pour\u00a0: Changement d’agence');
  await takeImage(page, 'dossier');
});

test('tout envoyer envoie ce qui est prêt, et dit ce qui manque aux autres', async () => {
  const page = kept();
  const members = part(page, 'Ouverts ensemble');
  const sendAll = async () => {
    await members.getByRole('button', { name: 'Tout marquer envoyé' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Marquer envoyé', exact: true }).click();
    await expect(dialog).toHaveCount(0);
  };
  await sendAll();
  await expect(members).toContainText('2\u00a0dossiers ne sont pas partis');
  await expect(members).toContainText(/Changement de caisse CPAM\s*: Il manque encore/);
  await expect(members.getByRole('link', { name: /envoyé/ })).toHaveCount(2);
  await members.getByRole('button', { name: 'J’ai compris' }).click();

  await members.getByRole('link', { name: /^Changement de caisse/ }).click();
  await tick(page, 'Numéro de sécurité sociale');
  await members.getByRole('link', { name: /^RSA/ }).click();
  for (const name of ['Pièce d’identité', 'Ressources des 3 mois', 'RIB']) await tick(page, name);
  await expect(piece(page, 'RIB')).toContainText('vue');
  await sendAll();
  await expect(members.getByRole('link', { name: /envoyé/ })).toHaveCount(4);
  await expect(etat(page)).toHaveText('envoyé');
});

test('chacun suit alors son chemin, et la personne voit les quatre', async () => {
  const page = kept();
  await takeStep(page, { step: 'Marquer en instruction' });
  await expect(etat(page)).toHaveText('en instruction');
  await page.getByRole('link', { name: 'Peio Etcheverry-Essai' }).click();
  await expect(part(page, 'Dossiers').getByRole('link')).toHaveCount(4);
  await expect(part(page, 'Dossiers')).toContainText('échéance');
  await takeImage(page, 'usager');
});

test('la visite liée est la sienne : elle compte un usager suivi, une fois, jusqu’à être détachée', async () => {
  const page = kept();
  const visites = part(page, 'Visites');
  await expect(visites.getByRole('button', { name: /^Détacher .*Transfert/ })).toHaveCount(1);
  await visites.getByRole('button', { name: /^C’était cette personne/ }).click();
  await expect(visites.getByRole('status')).toContainText('rattachée');
  await page.getByRole('link', { name: 'Accueil' }).click();
  await expectFigures(page, { visites: 2, demandes: 2, usagersSuivis: 1 });
  await page.goBack();
  for (const left of [1, 0]) {
    await visites
      .getByRole('button', { name: /^Détacher/ })
      .first()
      .click();
    await expect(visites.getByRole('button', { name: /^Détacher/ })).toHaveCount(left);
  }
  await page.getByRole('link', { name: 'Accueil' }).click();
  await expectFigures(page, { visites: 2, demandes: 2, usagersSuivis: 0 });
});

test('verrouillé sur une fiche, le poste se rouvre sans personne à l’écran', async () => {
  const page = kept();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Peio Etcheverry-Essai' })).toBeVisible();
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await typePassphrase(page);
  await expect(page.getByRole('heading', { name: 'Usagers et dossiers', level: 1 })).toBeVisible();
  await expect(page.getByText('Etcheverry')).toHaveCount(0);
});
