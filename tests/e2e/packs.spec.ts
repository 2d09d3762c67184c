import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { textPdf } from '../renderer/workers/copies/file-examples.ts';
import { callDesk } from '../support/desk-contract.ts';
import { takeImage } from '../support/desk-images.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import { sidewaysPhoto } from '../support/pack-examples.ts';
import { popplerInk, popplerText, qpdfFaults, requirePdfReaders } from '../support/pdf-readers.ts';
import { takePhoto } from './copies-files.ts';
import { dismissHelp, part } from './dossier-steps.ts';
import { appendMove } from './pack-records.ts';

test.describe.configure({ timeout: 300_000, mode: 'serial' });

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  requirePdfReaders();
  place = await createDeskPlace();
  installDesk(place);
  desk = await place.start(['--department', 'none']);
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-imprime', 'oui');
  });
  await openDesk(page, desk);
  const photo = await takePhoto(page, 1600, 1200);
  const dossier = await appendMove(
    await callDesk(desk),
    [
      { nom: 'Photo du bail', format: 'image/jpeg', pages: 1, bytes: photo },
      { nom: 'Photo couchée', format: 'image/jpeg', pages: 1, bytes: sidewaysPhoto },
      { nom: 'Attestation', format: 'application/pdf', pages: 2, bytes: await textPdf(2) },
    ],
    { spoiled: true },
  );
  await unlockDesk(page);
  await page.evaluate((id) => {
    window.location.hash = `#dossiers/${id}`;
  }, dossier);
  await expect(page.getByRole('link', { name: 'Préparer le pack' })).toBeVisible();
  await dismissHelp(page);
});

function drawnPages(page: Page) {
  return page.getByRole('img', { name: /^Page \d+ sur \d+$/ });
}

async function save(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Enregistrer en PDF' }).click();
  const download = await saving;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('du dossier au pack de la personne : ce qui va se passer, en grands caractères', async () => {
  const page = kept();
  await page.getByRole('link', { name: 'Préparer le pack' }).click();
  await dismissHelp(page);
  await expect(drawnPages(page).first()).toBeVisible();
  await expect(part(page, 'Le pack')).toContainText('Et maintenant ?');
  await page.getByRole('button', { name: 'Imprimer', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-imprime', 'oui');
  await expectHolds(page, 'pack');
});

test('pour l’organisme : les copies suivent, numérotées ; celle qui manque est nommée', async () => {
  const page = kept();
  await page.getByText('Pour l’organisme', { exact: true }).click();
  // What reads strangers’ PDFs is a megabyte, fetched and read for the first time here.
  await expect(part(page, 'Le pack')).toContainText('1\u00a0pièce manque', { timeout: 90_000 });
  await expect(part(page, 'Le pack')).toContainText('Copie perdue');
  // The photos and both pages of the PDF are shown, as they will be printed.
  await expect(page.locator('[data-papier] image[data-venue]')).toHaveCount(4);
  const shown = await page.evaluate(() =>
    Promise.all(
      [...document.querySelectorAll('[data-papier] image')].map(async (image) => {
        const picture = new Image();
        picture.src = image.getAttribute('href') ?? '';
        await picture.decode();
        return picture.naturalWidth > 0;
      }),
    ),
  );
  expect(shown).toEqual([true, true, true, true]);
  const { name, bytes } = await save(page);
  expect(name).toBe('pack-organisme-mvj-a-2026-0001.pdf');
  expect(qpdfFaults(bytes)).toBe('');
  const pages = popplerText(bytes);
  const total = await drawnPages(page).count();
  expect(pages).toHaveLength(total);
  expect(pages.at(-1)).toContain('n’a pas pu être imprimée');
  expect(pages.at(-2)).toContain('Page 2');
  // The photos come out of the printer, from pages that were out of sight.
  const ink = popplerInk(await page.pdf({ preferCSSPageSize: true }));
  expect(ink).toHaveLength(total);
  for (const part of ink.slice(-5, -3)) expect(part).toBeGreaterThan(0.05);
  await takeImage(page, 'pack');
});

test('la lettre se reformule, et reste avec le dossier', async () => {
  const page = kept();
  // Without them the pages come at once.
  await page.getByRole('checkbox', { name: 'Pièces jointes (copies gardées)' }).uncheck();
  await page.getByRole('button', { name: 'Modifier la lettre' }).click();
  await page.getByRole('textbox', { name: 'Texte de la lettre' }).fill('Bonjour,\n\nMots à moi.');
  await page.getByRole('button', { name: 'Garder cette lettre' }).click();
  await expect(part(page, 'Lettre d’accompagnement')).toContainText('Gardée avec le dossier.');
  await expect(part(page, 'Le pack')).toContainText('Mots à moi.');
  await page.getByRole('button', { name: 'Revenir au modèle' }).click();
  await expect(part(page, 'Le pack')).toContainText('Madame, Monsieur,');
});

test('les dossiers ouverts ensemble font un seul pack, sans ce qui a été enlevé', async () => {
  const page = kept();
  await page.getByRole('switch', { name: 'Avec les 2 dossiers ouverts ensemble' }).check();
  await expect(part(page, 'Le pack')).toContainText('MVJ-A-2026-0002');
  await expect(page.locator('[data-papier] image')).toHaveCount(0);
  const text = popplerText((await save(page)).bytes).join('\n');
  for (const words of ['MVJ-A-2026-0001', 'MVJ-A-2026-0002']) expect(text).toContain(words);
  expect(text).not.toContain('Photo du bail');
});

test('le motif, quand il se demande, se demande devant le pack et le dossier, une seule fois', async () => {
  const page = kept();
  const id = new URL(page.url()).hash.replace('#packs/', '');
  const open = (hash: string) => page.evaluate((there) => (window.location.hash = there), hash);
  const asked = page.getByRole('heading', { name: /^Pourquoi ouvrir cette fiche/ });
  await page.getByRole('link', { name: 'Réglages' }).click();
  await part(page, 'Qui a ouvert quelle fiche')
    .getByRole('switch', { name: 'Demander le motif' })
    .click();
  await expect(part(page, 'Qui a ouvert quelle fiche')).toContainText('Demandé depuis le');
  await page.getByRole('link', { name: 'Accueil' }).click();
  await page.keyboard.press('Control+l');
  await unlockDesk(page);
  await open(`packs/${id}`);
  await expect(asked).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('MVJ-A-2026-0001');
  await page.keyboard.press('Escape');
  await expect(asked).toBeHidden();
  await open(`dossiers/${id}`);
  await expect(asked).toBeVisible();
  await page.keyboard.press('2');
  await page.getByRole('link', { name: 'Préparer le pack' }).click();
  await expect(drawnPages(page).first()).toBeVisible();
});
