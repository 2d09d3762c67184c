import { installDesk, unlockDesk } from '../support/desk-install.ts';
import {
  deliveryState,
  expectDelivered,
  expectFigures,
  linkDesk,
  openDelivery,
  openDesk,
  pressPassage,
} from '../support/desk-page.ts';
import { readNetwork, readTotal, signIn } from '../support/desk-pilotage.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 180_000 });

let desk: DeskProcess;

test.beforeEach(async ({ place, department }) => {
  installDesk(place);
  desk = await place.start(['--department', department.url]);
});

test('un poste se relie avec son code, et un code faux, d’ailleurs ou déjà servi est refusé', async ({
  page,
  department,
}) => {
  const elsewhere = await department.createCode('langogne');
  const code = await department.createCode('marvejols');
  await openDesk(page, desk);
  await unlockDesk(page);
  await pressPassage(page);
  await expect(deliveryState(page)).toHaveText('Non relié au département');
  const dialog = await openDelivery(page);
  // The address given at the start is proposed.
  await expect(dialog.getByLabel('Adresse du département')).toHaveValue(new RegExp(department.url));

  const tryCode = async (text: string) => {
    await dialog.getByLabel('Code donné par la coordination').fill(text);
    await dialog.getByRole('button', { name: 'Relier ce poste' }).click();
  };
  await tryCode('ZZZZ-ZZZZ-ZZZZ');
  await expect(dialog.getByRole('alert')).toContainText(/code/i);
  await tryCode(elsewhere);
  await expect(dialog.getByRole('alert')).toContainText(/Langogne|plateforme/);
  await tryCode(code);
  await expect(dialog).toBeHidden();
  await expectDelivered(page);

  // Used once: another desk cannot take it.
  const other = await createDeskPlace();
  try {
    installDesk(other);
    const second = await other.start(['--department', department.url]);
    await openDesk(page, second);
    await unlockDesk(page);
    await openDelivery(page);
    await tryCode(code);
    await expect(dialog.getByRole('alert')).toContainText(/code/i);
    await expect(deliveryState(page)).toHaveText('Non relié au département');
  } finally {
    await page.close();
    await other.remove();
  }
});

test('les passages faits pendant que le département est arrêté arrivent une fois, à son retour', async ({
  page,
  context,
  department,
}) => {
  const code = await department.createCode('marvejols');
  await openDesk(page, desk);
  await unlockDesk(page);
  await linkDesk(page, code);
  await pressPassage(page);
  await expectDelivered(page);

  const pilotage = await context.newPage();
  await signIn(pilotage, department.url, department.staff);
  await expect.poll(() => readTotal(pilotage)).toBe(1);
  await pilotage.close();

  expect((await department.stop()).code).toBe(0);
  for (let passage = 0; passage < 3; passage += 1) await pressPassage(page);
  await expect(deliveryState(page)).toHaveText(
    /^Hors ligne depuis \d+\sh\s\d\d, 1\senvoi en attente$/,
  );
  const dialog = await openDelivery(page);
  await expect(dialog).toContainText('Vous pouvez continuer');
  await page.keyboard.press('Escape');
  await expectFigures(page, { visites: 4, demandes: 4, usagersSuivis: 0 });

  await department.start();
  await expectDelivered(page);
  const again = await context.newPage();
  await again.goto(department.url);
  const { total, provenances } = await readNetwork(again);
  expect(total.visites).toBe(4);
  expect(provenances).toEqual(['mesure']);
});

test('un poste arrêté puis relancé sans département garde ses passages et les livre plus tard', async ({
  page,
  context,
  place,
  department,
  watch,
}) => {
  const code = await department.createCode('marvejols');
  await openDesk(page, desk);
  await unlockDesk(page);
  await linkDesk(page, code);
  await expectDelivered(page);
  await department.stop();
  await pressPassage(page);

  watch.expectSilence();
  expect((await desk.stop()).code).toBe(0);
  // The profile remembers its département: nothing to say again.
  const next = await place.start([]);
  await openDesk(page, next);
  await unlockDesk(page);
  await expect(deliveryState(page)).toContainText('1 envoi en attente');

  await department.start();
  await expectDelivered(page);
  const pilotage = await context.newPage();
  await signIn(pilotage, department.url, department.staff);
  expect(await readTotal(pilotage)).toBe(1);
});
