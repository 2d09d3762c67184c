import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
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
  desk = await place.start(['--department', 'none']);
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await openDesk(page, desk);
  await unlockDesk(page);
  await createPerson(page, 'Odile', 'Vernhet-Essai');
});

const PROOF = 'Justificatif de domicile récent';
const NUMBER = 'Numéro de sécurité sociale';

test('un dossier s’ouvre par un mot de la personne, ses questions choisissent les pièces', async () => {
  const page = kept();
  await page.getByRole('button', { name: 'Ouvrir un dossier' }).click();
  await page.getByRole('textbox', { name: 'Quelle démarche' }).fill('changement de caisse');
  await page.getByRole('textbox', { name: 'Quelle démarche' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Changement d’adresse et de caisse');
  await dialog.getByRole('button', { name: 'Ouvrir le dossier' }).click();
  await expect(page.getByText(/^MVJ-A-\d{4}-0001$/)).toBeVisible();
  await dismissHelp(page);
  await expect(piece(page, NUMBER)).toContainText('manquante');
  await expect(piece(page, 'RIB')).toContainText('à vérifier');
  await page
    .getByRole('radiogroup', { name: /compte bancaire/ })
    .getByText('Non', { exact: true })
    .click();
  await expect(piece(page, 'RIB')).toHaveCount(0);
  await expect(
    page.getByRole('button', { name: 'Montrer 1\u00a0pièce pas nécessaire' }),
  ).toBeVisible();
});

test('une pièce se coche d’une touche, sa date compte, et un geste se reprend', async () => {
  const page = kept();
  await tick(page, PROOF);
  await expect(piece(page, PROOF)).toContainText('date à noter');
  const date = page.getByLabel(`Date du document, ${PROOF}`);
  await date.fill('2020-01-15');
  await date.press('Enter');
  await expect(piece(page, PROOF)).toContainText('trop ancienne');
  await expect(piece(page, PROOF)).toContainText('valait jusqu’au 14 avril 2020');
  await lastGesture(page).getByRole('button', { name: 'Revenir' }).click();
  await expect(piece(page, PROOF)).toContainText('date à noter');
  await part(page, 'Pièces').getByRole('checkbox', { name: PROOF }).press('Space');
  await expect(piece(page, PROOF)).toContainText('selon la situation');
});

test('complet se refuse par une phrase tant qu’il manque une pièce, et rien ne bouge', async () => {
  const page = kept();
  const dialog = await takeStep(page, { menu: true, step: 'Marquer complet' });
  await expect(dialog.getByRole('alert')).toContainText(`Il manque encore\u00a0: ${NUMBER}`);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(etat(page)).toHaveText('ouvert');
  await expectHolds(page, 'un dossier');
  await tick(page, NUMBER);
  await takeStep(page, { step: 'Marquer complet' });
  await expect(etat(page)).toHaveText('complet');
});

test('une étape notée par erreur s’annule et reste dans l’historique', async () => {
  const page = kept();
  await takeStep(page, { step: 'Marquer envoyé' });
  await expect(etat(page)).toHaveText('envoyé');
  await part(page, 'Historique').getByRole('button', { name: 'Annuler la dernière étape' }).click();
  await expect(etat(page)).toHaveText('complet');
  await expect(part(page, 'Historique')).toContainText('Annulé par');
  const refused = await takeStep(page, { step: 'Marquer envoyé', day: '2020-03-02' });
  await expect(refused.getByRole('alert')).toContainText('L’étape d’avant est du');
  await page.keyboard.press('Escape');
  await takeStep(page, { step: 'Marquer envoyé' });
  await expect(part(page, 'Échéances')).toContainText('À revoir');
});

test('un refus ouvre le délai de recours, compté du jour de la notification', async () => {
  const page = kept();
  await takeStep(page, { menu: true, step: 'Refusé' });
  await expect(etat(page)).toHaveText('refusé');
  const recours = part(page, 'Échéances').getByRole('listitem').filter({ hasText: 'Recours' });
  const until = await page.evaluate(() => {
    const { day, year } = Temporal.Now.plainDateISO('Europe/Paris').add({ months: 2 });
    return { day: day === 1 ? '1er' : String(day), year: String(year) };
  });
  await expect(recours).toContainText(new RegExp(`Recours – ${until.day} .* ${until.year}`));
  await expect(recours).toContainText('2 mois après la notification reçue le');
  await recours.getByRole('button', { name: 'Fait' }).click();
  await expect(part(page, 'Échéances')).toContainText('Faite\u00a0: recours');
});

test('fait sous un mandat, chaque étape se propose pour son journal', async () => {
  const page = kept();
  const mandat = part(page, 'Mandat');
  await expect(mandat).toContainText('Ce dossier n’est fait sous aucun mandat');
  await mandat.getByRole('link', { name: 'sa fiche' }).click();
  await page.getByRole('button', { name: 'Faire un mandat' }).click();
  const form = page.getByRole('dialog');
  await form.getByText('Des domaines', { exact: true }).click();
  await form.getByText('Social', { exact: true }).click();
  await form.getByText('31 jours', { exact: true }).click();
  await form.getByText(/^sur papier/i).click();
  await form.getByRole('checkbox', { name: /ne pas être sous tutelle/ }).check();
  await form.getByRole('button', { name: 'Enregistrer le mandat' }).click();
  await expect(form).toBeHidden();
  await page.goBack();
  await mandat.getByRole('button', { name: 'Rattacher ce mandat' }).click();
  await expect(mandat).toContainText('Valable jusqu’au');
  await takeStep(page, { step: 'Recours déposé' });
  await lastGesture(page).getByRole('button', { name: 'Noter au journal du mandat' }).click();
  await expect(lastGesture(page)).toContainText('Noté au journal du mandat');
  await expect(mandat).toContainText('1\u00a0acte noté');
  await expectHolds(page, 'dossier sous mandat');
});

test('note, dépôt prévu, dossier clos qui ne se change plus, et la liste de la personne', async () => {
  const page = kept();
  await page.getByLabel('Nouvelle note').fill('La caisse rappelle vendredi.');
  await page.getByRole('button', { name: 'Ajouter la note' }).click();
  await expect(part(page, 'Notes')).toContainText('La caisse rappelle vendredi.');
  await takeStep(page, { menu: true, step: 'Clore' });
  await expect(etat(page)).toHaveText('clos');
  await expect(part(page, 'Pièces').getByRole('checkbox', { name: NUMBER })).toBeDisabled();
  await page.getByRole('link', { name: 'Odile Vernhet-Essai' }).click();
  await part(page, 'Dossiers')
    .getByRole('button', { name: /^Montrer 1/ })
    .click();
  await expect(part(page, 'Dossiers')).toContainText('clos');
  await page.evaluate(() => (window.location.hash = 'dossiers/nulle-part'));
  await expect(
    page.getByRole('heading', { name: 'Ce dossier n’est pas sur ce poste' }),
  ).toBeVisible();
});
