import { expectLocked, installDesk, typePassphrase, unlockDesk } from '../support/desk-install.ts';
import {
  dayRows,
  expectFigures,
  expectOpen,
  openDesk,
  pressPassage,
} from '../support/desk-page.ts';
import type { DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000 });

let desk: DeskProcess;

test.beforeEach(async ({ page, place }) => {
  installDesk(place);
  desk = await place.start(['--department', 'none']);
  await openDesk(page, desk);
  await unlockDesk(page);
});

test('verrouillé, le poste ne montre rien de la journée et note encore des passages', async ({
  page,
}) => {
  await pressPassage(page);
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  expect(await page.locator('body').innerText()).not.toMatch(
    /accueil spontané|à préciser|1\s*visite/,
  );
  await expect(page.getByRole('table')).toHaveCount(0);

  // In the field of the passphrase as anywhere else.
  await expect(page.getByRole('textbox', { name: 'Phrase secrète' })).toBeFocused();
  await page.keyboard.press('F2');
  await expect(page.getByText('1 passage noté')).toBeVisible();
  await page.getByRole('button', { name: /^Passage/ }).click();
  await expect(page.getByText('2 passages notés')).toBeVisible();

  await typePassphrase(page, 'ce n’est pas la bonne');
  await expect(
    page.getByText(
      'Ce n’est pas la phrase secrète de cette personne. Vérifiez la touche Verr. Maj, puis réessayez.',
    ),
  ).toBeVisible();
  await unlockDesk(page);

  const waiting = page.getByRole('region', { name: '2 passages notés pendant le verrouillage' });
  await expect(waiting).toContainText('Ils ne comptent pas encore.');
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
  await waiting
    .getByRole('button', { name: /^Garder le passage/ })
    .first()
    .click();
  await expectFigures(page, { visites: 2, demandes: 2, usagersSuivis: 0 });
  await page
    .getByRole('region', { name: '1 passage noté pendant le verrouillage' })
    .getByRole('button', { name: 'Retirer' })
    .click();
  await expect(page.getByText('pendant le verrouillage')).toBeHidden();
  await expectFigures(page, { visites: 2, demandes: 2, usagersSuivis: 0 });
  await expect(dayRows(page).filter({ hasText: 'annulée' })).toHaveCount(1);
});

test('le bouton Verrouiller verrouille, et ni recharger ni revenir en arrière ne rouvre', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Verrouiller' }).click();
  await expectLocked(page);
  await page.reload();
  await expectLocked(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Accueil' })).toBeHidden();
});

test('une seconde fenêtre du même poste demande aussi la phrase, et suit la première', async ({
  page,
  context,
}) => {
  const second = await context.newPage();
  await openDesk(second, desk);
  await unlockDesk(second);
  await pressPassage(page);
  await expectFigures(second, { visites: 1, demandes: 1, usagersSuivis: 0 });
  await second.keyboard.press('F2');
  await expectFigures(page, { visites: 2, demandes: 2, usagersSuivis: 0 });
});

test('deux fenêtres ne s’écrasent pas : celle qui a vieilli est refusée, ou relit', async ({
  page,
  context,
}) => {
  await pressPassage(page);
  const second = await context.newPage();
  await openDesk(second, desk);
  await unlockDesk(second);
  await dayRows(second)
    .getByRole('button', { name: /^Annuler la visite/ })
    .click();
  await expectFigures(page, { visites: 0, demandes: 0, usagersSuivis: 0 });
  // Ctrl+Z cancels what is cancelled already: nothing changes for either.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('F2');
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
  await expectFigures(second, { visites: 1, demandes: 1, usagersSuivis: 0 });
});

test('un passage noté verrouillé survit à une coupure', async ({ page, place, watch }) => {
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await page.keyboard.press('F2');
  await expect(page.getByText('1 passage noté')).toBeVisible();
  watch.expectSilence();
  await desk.killGroup();
  await openDesk(page, await place.start(['--department', 'none']));
  await unlockDesk(page);
  await page
    .getByRole('region', { name: '1 passage noté pendant le verrouillage' })
    .getByRole('button', { name: 'Garder' })
    .click();
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
});

test('la salle d’attente notée d’un coup est refusée au-delà de douze passages', async ({
  page,
}) => {
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  for (let passage = 0; passage < 16; passage += 1) await page.keyboard.press('F2');
  await expect(page.getByText('Trop de passages notés d’un coup')).toBeVisible();
  await unlockDesk(page);
  await expect(
    page.getByRole('heading', { name: /passages notés pendant le verrouillage$/ }),
  ).toHaveText(/^1[2-5]\s/);
  await expectOpen(page);
});

test('sans personne, le poste prévient, attend un geste, puis se verrouille de lui-même', async ({
  page,
}) => {
  await page.getByRole('link', { name: 'Réglages' }).click();
  const idle = page.getByRole('region', { name: 'Verrouillage sans personne' });
  await expect(idle).toContainText('Verrouiller après');
  await page.clock.install();
  await idle.getByText('5 min', { exact: true }).click();
  await expect(idle).toContainText('Sans personne pendant 5 minutes');
  const warning = page.getByText('il se verrouille dans moins d’une minute');
  await page.clock.runFor('03:30');
  await expect(warning).toBeHidden();
  await page.clock.runFor('01:06');
  await expect(warning).toBeVisible();
  await page.mouse.move(300, 300);
  await page.mouse.move(320, 320);
  await expect(warning).toBeHidden();
  await page.clock.runFor('20:00');
  await expectLocked(page);
});
