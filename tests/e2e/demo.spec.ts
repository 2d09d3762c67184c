import {
  dayRows,
  expectDelivered,
  expectFigures,
  expectOpen,
  openDesk,
  outcome,
  pressPassage,
} from '../support/desk-page.ts';
import { readNetwork, readToday, signIn } from '../support/desk-pilotage.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000 });

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  place = await createDeskPlace();
  desk = await place.start(['--demo', '--no-past']);
});

test.afterAll(() => place.remove());

test('la démonstration s’ouvre déverrouillée à Marvejols et compte un premier passage', async ({
  page,
}) => {
  await openDesk(page, desk);
  await expectOpen(page);
  const banner = page.getByRole('banner');
  await expect(banner).toContainText('Marvejols');
  await expect(banner).toContainText('Animateur de démonstration');
  await expect(page.getByRole('heading', { name: 'Personne encore aujourd’hui' })).toBeVisible();
  await expectFigures(page, { visites: 0, demandes: 0, usagersSuivis: 0 });

  await page.keyboard.press('F2');
  await expect(outcome(page)).toHaveText(/^Passage de \d+\sh\s\d\d enregistré\.Préciser/);
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
  await expect(dayRows(page)).toHaveCount(1);
  await expect(dayRows(page)).toContainText('accueil spontané');
  await expect(dayRows(page)).toContainText('à préciser');
  await expectDelivered(page);
});

test('le pilotage montre chaque passage une fois, et dit que tout est fictif', async ({
  page,
  context,
}) => {
  await openDesk(page, desk);
  await expectOpen(page);
  await pressPassage(page);
  await expectDelivered(page);

  const pilotage = await context.newPage();
  await signIn(pilotage, await desk.department(), await desk.demoSecrets());
  await expect(pilotage.getByText('Démonstration : chiffres fictifs.')).toBeVisible();
  const before = await readToday(pilotage);
  expect(before).toBeGreaterThan(0);

  await pressPassage(page);
  await expect.poll(() => readToday(pilotage)).toBe(before + 1);
  await pressPassage(page);
  await expect.poll(() => readToday(pilotage)).toBe(before + 2);

  const { sites } = await readNetwork(pilotage, 'jour');
  expect(sites).toHaveLength(9);
  expect(sites.filter(({ visites }) => (visites ?? 0) > 0).map(({ name }) => name)).toEqual([
    'Marvejols',
  ]);

  await pilotage.reload();
  const row = pilotage
    .getByRole('region', { name: 'Visites, demandes et usagers suivis par plateforme' })
    .getByRole('row', { name: /^Marvejols/ });
  await expect(row.getByRole('cell')).toHaveText([
    String(before + 2),
    String(before + 2),
    '0',
    /^aujourd’hui à /,
  ]);
});

test('le pilotage se referme : sans session, ni page de chiffres ni chiffres', async ({ page }) => {
  await signIn(page, await desk.department(), await desk.demoSecrets());
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('heading', { name: 'Se connecter' })).toBeVisible();
  const refused = await page.request.get(
    `${await desk.department()}/api/pilotage/figures?period=annee&at=2026-01-01`,
  );
  expect(refused.status()).toBe(401);
});

test('le lien imprimé n’ouvre le poste qu’une fois', async ({ page, context, watch }) => {
  await page.goto(desk.printedUrl);
  await expectOpen(page);
  // The second answer is a refusal, and the browser says so.
  watch.expectSilence();
  const second = await context.newPage();
  const answer = await second.goto(desk.printedUrl);
  expect(answer?.status()).toBe(403);
  await expect(second.getByText('Ce lien a déjà servi')).toBeVisible();
});
