import type { Page } from '@playwright/test';
import { callDesk } from '../support/desk-contract.ts';
import { expectLocked, installDesk, typePassphrase, unlockDesk } from '../support/desk-install.ts';
import { appendVisites, nowInMarvejols } from '../support/desk-ledger.ts';
import { startLinkedDesk } from '../support/desk-linked.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { dayRows, expectDelivered, openDelivery, openDesk, outcome } from '../support/desk-page.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 180_000 });

const CROWD = 40;

test('un poste vide, à relier, puis verrouillé', async ({ page, place }) => {
  installDesk(place);
  await openDesk(page, await place.start(['--department', 'none']));
  await unlockDesk(page);
  await expect(page.getByText('Personne encore aujourd’hui')).toBeVisible();
  await expectHolds(page, 'accueil vide');
  const dialog = await openDelivery(page);
  await dialog.getByRole('button', { name: 'Relier ce poste' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectHolds(page, 'formulaire du département, avec une erreur');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await typePassphrase(page, 'ce n’est pas la bonne');
  await expect(page.getByText('Ce n’est pas la phrase secrète')).toBeVisible();
  await expectHolds(page, 'verrouillé, phrase fausse');
});

test('quarante lignes, le menu des thèmes, l’état de l’envoi, un passage noté verrouillé', async ({
  page,
}) => {
  const crowded = await startLinkedDesk();
  const now = nowInMarvejols();
  await appendVisites(
    await callDesk(crowded.desk),
    Array.from({ length: CROWD }, (_, index) => ({
      at: now,
      canal: index % 7 === 0 ? 'exterieur' : 'accueil-spontane',
      theme: index % 3 === 0 ? 'T3' : 'T9',
    })),
  );
  try {
    await crowded.open(page);
    await expectCrowd(page);
    await page.keyboard.press('Control+l');
    await expectLocked(page);
    await page.keyboard.press('F2');
    await expect(page.getByText('passage noté')).toBeVisible();
    await expectHolds(page, 'noté verrouillé');
    await unlockDesk(page);
    await expect(page.getByRole('button', { name: 'Retirer', exact: true })).toBeVisible();
    await expectHolds(page, 'à garder ou à retirer');
  } finally {
    await page.close();
    await crowded.remove();
  }
});

async function expectCrowd(page: Page): Promise<void> {
  await expect(dayRows(page)).not.toHaveCount(0);
  await expectDelivered(page);
  await page.keyboard.press('F2');
  await expect(outcome(page)).toContainText('enregistré');
  await page.keyboard.press('Control+z');
  await expect(dayRows(page).filter({ hasText: 'annulée' })).toHaveCount(1);
  await page.keyboard.press('F2');
  await page.keyboard.press('F2');
  await expect(page.getByText('Deux passages coup sur coup.')).toBeVisible();
  await expectHolds(page, 'quarante lignes, une annulée, deux passages coup sur coup');
  await page
    .getByRole('button', { name: /^Préciser la visite/ })
    .first()
    .click();
  await expect(page.getByRole('menuitem', { name: 'Juridique' })).toBeVisible();
  await expectHolds(page, 'menu des thèmes');
  await page.keyboard.press('Escape');
  await openDelivery(page);
  await expectHolds(page, 'état de l’envoi');
  await page.keyboard.press('Escape');
}
