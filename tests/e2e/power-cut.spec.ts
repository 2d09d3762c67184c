import {
  dayRows,
  expectDelivered,
  expectFigures,
  expectOpen,
  openDesk,
  outcome,
} from '../support/desk-page.ts';
import { readToday, signIn } from '../support/desk-pilotage.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 180_000 });

test('coupé net juste après « enregistré », le poste retrouve la visite et le département en compte une', async ({
  page,
  context,
  place,
  watch,
}) => {
  const first = await place.start(['--demo', '--no-past']);
  await openDesk(page, first);
  await expectOpen(page);
  const pilotage = await context.newPage();
  await signIn(pilotage, await first.department(), await first.demoSecrets());
  const before = await readToday(pilotage);

  watch.expectSilence();
  await page.keyboard.press('F2');
  await expect(outcome(page)).toContainText('enregistré');
  await first.killGroup();
  await expect(page.getByText('Cette fenêtre n’est plus reliée à Relais.')).toBeVisible();

  const second = await place.start(['--demo', '--no-past']);
  expect(second.origin).toBe(first.origin);
  await openDesk(page, second);
  await expectOpen(page);
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
  await expect(dayRows(page)).toHaveCount(1);
  await signIn(pilotage, await second.department(), await second.demoSecrets());
  await expect.poll(() => readToday(pilotage)).toBe(before + 1);
  await expectDelivered(page);
  expect(await readToday(pilotage)).toBe(before + 1);
});
