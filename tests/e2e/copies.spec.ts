import { readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { readSize } from '../../renderer/workers/copies/read-size.ts';
import { lockPdf, readPages, textPdf } from '../renderer/workers/copies/file-examples.ts';
import { callDesk } from '../support/desk-contract.ts';
import { expectLocked, installDesk, typePassphrase, unlockDesk } from '../support/desk-install.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test, watchContext } from '../support/desk-test.ts';
import type { Watch } from '../support/desk-test.ts';
import { holdsPartOf, readAllBytes } from '../support/host-bytes.ts';
import { appendDossier, asPhoneWrites, takePhoto } from './copies-files.ts';

test.describe.configure({ timeout: 120_000, mode: 'serial' });

/** What a phone says of where it was: found nowhere else. */
const CANARY = 'VIGIE-PHOTO-44.5N-3.5E-ZÉPHYRINE';

/** What is written in a PDF. */
const PDF_CANARY = 'VIGIE-PDF-QUATREBOEUFS';

let place: DeskPlace;
let desk: DeskProcess;
let context: BrowserContext;
let page: Page;
let watch: Watch;
let photo: Buffer;
let dossier: string;
/** Every copy that left Relais, in the clear: nothing of them may be on the disk. */
const saved: Buffer[] = [];

const browserFolder = (): string => join(place.folder, 'navigateur');

test.beforeAll(async () => {
  place = await createDeskPlace();
  installDesk(place);
  desk = await place.start(['--department', 'none']);
  const caller = await callDesk(desk);
  dossier = await appendDossier(caller);
  await appendDossier(caller, {
    nom: 'Ancienne-Fiche',
    dernierContact: '2020-01-15',
    reference: 'MVJ-A-2020-0001',
  });
  // A browser that writes on the disk: what it keeps there is looked at too.
  const { launchOptions, locale, timezoneId, viewport } = test.info().project.use;
  context = await chromium.launchPersistentContext(browserFolder(), {
    ...launchOptions,
    ...(locale === undefined ? {} : { locale }),
    ...(timezoneId === undefined ? {} : { timezoneId }),
    ...(viewport === undefined ? {} : { viewport }),
  });
  watch = watchContext(context);
  page = await context.newPage();
  photo = await takePhoto(page, 4000, 3000);
  await openDesk(page, desk);
  await unlockDesk(page);
  await openDossier();
});

test.afterEach(() => expect(watch.faults).toEqual([]));

test.afterAll(async () => {
  await context.close();
  await place.remove();
});

const panel = (): Locator => page.getByRole('region', { name: 'Copies gardées' });
const dialog = (): Locator => page.getByRole('dialog');
const lines = (): Locator => panel().getByRole('group');
const files = (): readonly string[] => {
  try {
    return readdirSync(join(place.profile, 'copies'));
  } catch {
    return [];
  }
};

const jpeg = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/jpeg', buffer });
const pdf = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(bytes),
});

async function openDossier(): Promise<void> {
  await page.evaluate((id) => {
    location.hash = `#dossiers/${id}`;
  }, dossier);
  await expect(panel()).toBeVisible();
}

/** From the top: what is scrolled under the top bar is judged on its colours. */
async function holds(screen: string): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await expectHolds(page, screen);
}

async function openAdd(): Promise<void> {
  await panel().getByRole('button', { name: 'Ajouter une copie…' }).click();
  await expect(dialog().getByRole('button', { name: 'Choisir des photos' })).toBeVisible();
}

async function choose(...chosen: readonly ReturnType<typeof jpeg>[]): Promise<void> {
  await dialog()
    .locator('input[type=file]')
    .setInputFiles([...chosen]);
}

async function save(): Promise<void> {
  await dialog()
    .getByRole('checkbox', { name: /est d’accord/ })
    .check();
  await dialog().getByRole('button', { name: 'Enregistrer la copie' }).click();
  await expect(dialog()).toBeHidden();
  await expect(panel().getByRole('status')).toContainText('Copie enregistrée');
}

/** Looks at a copy, and takes it out of Relais. */
async function saveOutside(line: Locator): Promise<{ name: string; bytes: Buffer }> {
  await line.getByRole('button', { name: 'Voir' }).click();
  await dialog().getByRole('button', { name: 'Enregistrer hors de Relais…' }).click();
  await expect(
    dialog().getByRole('status').filter({ hasText: 'ne sera plus protégé' }),
  ).toBeVisible();
  const saving = page.waitForEvent('download');
  await dialog().getByRole('link', { name: 'Enregistrer le fichier' }).click();
  const download = await saving;
  const bytes = await readFile(await download.path());
  await download.delete();
  saved.push(bytes);
  return { name: download.suggestedFilename(), bytes };
}

test('un fichier qui ne va pas est refusé par une phrase, et les autres sont lus', async () => {
  await expect(panel()).toContainText('Aucune copie');
  await openAdd();
  await choose(
    pdf('protégé.pdf', await lockPdf(await textPdf(1), 'secret')),
    pdf('coupé.pdf', (await textPdf(5)).slice(0, 300)),
    jpeg('photo.heic', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0')),
    jpeg('vide.jpg', Buffer.alloc(0)),
    jpeg('abîmée.jpg', photo.subarray(0, 40)),
    pdf('lettre.docx', Buffer.from('PK\u0003\u0004 word')),
    jpeg('bonne.jpg', photo),
  );
  for (const sentence of [
    'protégé par un mot de passe',
    'endommagé ou incomplet',
    'HEIC des iPhone',
    'Ce fichier est vide',
    'Cette photo ne s’ouvre pas',
    'ne garde que des photos',
  ])
    await expect(dialog().getByRole('alert').filter({ hasText: sentence })).toBeVisible();
  await expect(dialog().getByRole('img', { name: 'Page 1 sur 1' })).toBeVisible();
  await holds('ajout d’une copie');
  await dialog().getByRole('button', { name: 'Annuler' }).click();
  await expect(lines()).toHaveCount(0);
  expect(files()).toEqual([]);
});

test('une photo de 40 Mo est redressée, réduite, et ne dit plus où elle a été prise', async () => {
  await openAdd();
  // On the phone’s own card, as it were: beside what is looked at for leaks.
  const card = join(place.folder, 'IMG_0001.jpg');
  await writeFile(card, asPhoneWrites(photo, CANARY, 40_000_000));
  await dialog().locator('input[type=file]').setInputFiles(card);
  await expect(dialog().getByText(/^1.page, 40.*.Mo choisis$/)).toBeVisible();
  await dialog().getByRole('button', { name: 'Recadrer' }).click();
  await dialog().getByRole('textbox', { name: 'En bas' }).fill('50');
  await dialog().getByRole('button', { name: 'Recadrage fini' }).click();
  await dialog().getByRole('combobox', { name: 'Pièce' }).selectOption({ index: 1 });
  await expect(dialog().getByRole('textbox', { name: 'Nom de la copie' })).not.toHaveValue('Copie');
  // Without a yes, nothing is kept.
  await dialog().getByRole('button', { name: 'Enregistrer la copie' }).click();
  await expect(dialog().getByRole('alert')).toContainText('Demandez d’abord son accord');
  await save();
  await expect(panel().getByRole('status')).toContainText(/40.*.Mo choisis, .*.ko gardés/);
  await expect(lines()).toHaveCount(1);
  expect(files()).toHaveLength(1);

  const { name, bytes } = await saveOutside(lines().first());
  expect(name).toBe('MVJ-A-2026-0001-copie-1.jpg');
  // Held upright 3000 × 4000, its lower half cut off, then reduced.
  expect(readSize(bytes, 'jpeg')).toEqual({ width: 2000, height: 1333 });
  expect(bytes.includes('Exif')).toBe(false);
  expect(bytes.includes('VIGIE')).toBe(false);
  await page.keyboard.press('Escape');
});

test('une copie se corrige\u00a0: celle d’avant disparaît du disque', async () => {
  const before = files();
  await lines().first().getByRole('button', { name: 'Voir' }).click();
  await expect(dialog().getByRole('img', { name: 'Page 1 sur 1' })).toBeVisible();
  await dialog().getByRole('button', { name: 'Corriger' }).click();
  await dialog().getByRole('button', { name: 'Tourner' }).click();
  await save();
  await expect(lines()).toHaveCount(1);
  expect(files()).toHaveLength(1);
  expect(files()).not.toEqual(before);
  const { bytes } = await saveOutside(lines().first());
  expect(readSize(bytes, 'jpeg')).toEqual({ width: 1333, height: 2000 });
  await page.keyboard.press('Escape');
});

test('des photos et un PDF se réunissent en un seul, dans l’ordre voulu', async () => {
  await openAdd();
  const text = await textPdf(2, 300);
  await choose(pdf(`${PDF_CANARY}.pdf`, text), jpeg('verso.jpg', photo));
  const pages = dialog().getByRole('group', { name: 'Pages de la copie' }).getByRole('button');
  await expect(pages).toHaveCount(3);
  await expect(dialog().getByRole('img', { name: 'Page 1 sur 3' })).toBeVisible();
  await pages.nth(2).click();
  await dialog().getByRole('button', { name: 'Mettre avant' }).click();
  await dialog().getByRole('textbox', { name: 'Nom de la copie' }).fill(PDF_CANARY);
  await save();
  await expect(lines().nth(1)).toContainText(/PDF, 3.pages/);
  await lines().nth(1).getByRole('button', { name: 'Voir' }).click();
  const stage = dialog().getByRole('region', { name: 'Page regardée' });
  const seen = stage.getByRole('img', { name: 'Page 1 sur 3' });
  await expect(seen).toBeVisible();
  // Its words are there, in a font that the file names without bringing it.
  await expect.poll(() => darkPoints(seen)).toBeGreaterThan(100);
  await holds('copie d’un PDF regardée');
  const widthOf = async () => (await seen.boundingBox())?.width ?? 0;
  const whole = await widthOf();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(dialog().getByText(/^150.%$/)).toBeVisible();
  await expect.poll(widthOf).toBeGreaterThan(whole);
  await page.keyboard.press('0');
  await page.keyboard.press('t');
  await expect.poll(widthOf).toBeLessThan(whole * 2);
  await page.keyboard.press('PageDown');
  await expect(stage.getByRole('img', { name: 'Page 2 sur 3' })).toBeVisible();
  await page.keyboard.press('Escape');
  const { bytes } = await saveOutside(lines().nth(1));
  expect((await readPages(bytes)).map(([width]) => width)).toEqual([300, 842, 301]);
  await page.keyboard.press('Escape');
  await holds('dossier et ses copies');
});

test('rien de ce qu’elles montrent n’est lisible sur le disque, poste ouvert puis verrouillé', async () => {
  expect(saved).toHaveLength(3);
  const search = () => {
    const bytes = Buffer.concat([readAllBytes(place.profile), readSettled(browserFolder())]);
    expect(bytes.includes('ledger_id')).toBe(true);
    for (const word of ['VIGIE-PHOTO', 'VIGIE-PDF', 'QUATREBOEUFS'])
      for (const form of [Buffer.from(word), Buffer.from(word, 'utf16le')])
        expect(bytes.includes(form), word).toBe(false);
    // Their middles: any two pictures may begin with the same tables.
    for (const copy of [...saved, photo])
      expect(holdsPartOf(bytes, copy.subarray(copy.length / 4, copy.length / 2))).toBe(false);
  };
  search();
  const { hash } = new URL(page.url());
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  search();
  await typePassphrase(page);
  // It opens without anyone on show: their dossier is where it was.
  await expect(page.getByRole('heading', { name: 'Usagers et dossiers', level: 1 })).toBeVisible();
  await page.evaluate((there) => (window.location.hash = there), hash);
  await expect(lines()).toHaveCount(2);
});

test('une copie ne se supprime qu’après une question, et ne laisse rien', async () => {
  await expect(lines()).toHaveCount(2);
  for (const left of [1, 0]) {
    await lines().first().getByRole('button', { name: 'Supprimer…' }).click();
    await expect(dialog()).toContainText('effacée de ce poste pour de bon');
    if (left === 1) {
      await dialog().getByRole('button', { name: 'Garder la copie' }).click();
      await expect(lines()).toHaveCount(2);
      await lines().first().getByRole('button', { name: 'Supprimer…' }).click();
    }
    await dialog().getByRole('button', { name: 'Supprimer la copie' }).click();
    await expect(lines()).toHaveCount(left);
    await expect.poll(files).toHaveLength(left);
  }
  await expect(panel()).toContainText('Aucune copie');
});

test('les fiches sans contact depuis deux ans s’effacent ensemble, celles qu’on garde restent', async () => {
  await page.getByRole('link', { name: 'Réglages' }).click();
  const section = page.getByRole('region', { name: 'Fiches anciennes' });
  await expect(section).toContainText(/1.fiche sans contact depuis deux ans.*15 janvier 2020/);
  await section.getByRole('button', { name: 'Choisir les fiches à effacer…' }).click();
  const erase = dialog().getByRole('button', { name: /^Effacer \d/ });
  await dialog().getByRole('checkbox', { name: 'Alix Ancienne-Fiche' }).uncheck();
  await expect(erase).toBeDisabled();
  await dialog().getByRole('checkbox', { name: 'Alix Ancienne-Fiche' }).check();
  await erase.click();
  await expect(section.getByRole('status')).toContainText(/1.fiche effacée/);
  await expect(section).toContainText('Aucune fiche n’est à effacer');
  await openDossier();
});

/** How many points of a drawn page are dark: none on a blank one. */
function darkPoints(image: Locator): Promise<number> {
  return image.evaluate((canvas: HTMLCanvasElement) => {
    const drawn = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    const data = drawn?.data ?? [];
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100) dark += 1;
    return dark;
  });
}

/** Every byte of a folder that a browser is writing to: some files leave meanwhile. */
function readSettled(folder: string): Buffer {
  const read = (path: string): Buffer => {
    try {
      return readFileSync(path);
    } catch {
      return Buffer.alloc(0);
    }
  };
  return Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => read(join(entry.parentPath, entry.name))),
  );
}
