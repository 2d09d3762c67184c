import type { Page } from '@playwright/test';
import {
  expectDelivered,
  expectFigures,
  openDesk,
  outcome,
  pressPassage,
  readFigures,
} from '../support/desk-page.ts';
import { readTotal, signIn } from '../support/desk-pilotage.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { startLinkedDesk } from '../support/desk-linked.ts';
import { shiftClock, shiftPage } from '../support/desk-clock.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000 });

const DAY = 86_400_000;

/** From now back to 14 May 2010, at noon. */
function backTo2010(): number {
  return Date.parse('2010-05-14T12:00:00Z') - Date.now();
}

function undated(page: Page) {
  return page.getByRole('region', { name: /visites? à dater$/ });
}

test('une horloge revenue en 2010 : le passage est gardé, et compté une fois daté', async ({
  context,
  place,
}) => {
  // Without a département, nobody but the program knows that 2010 cannot be.
  installDesk(place);
  const desk = await place.start(['--department', 'none'], shiftClock(backTo2010()));
  const past = await context.newPage();
  await past.addInitScript(shiftPage, backTo2010());
  await openDesk(past, desk);
  await unlockDesk(past);
  await expect(
    past.getByText('L’horloge de ce poste dit 14 mai 2010, ce qui ne se peut pas.'),
  ).toBeVisible();
  await past.keyboard.press('F2');
  await expect(outcome(past)).toContainText('enregistré');
  await expect(undated(past)).toContainText('1 visite à dater');
  await expect(undated(past)).toContainText('14 mai 2010');
  await expectFigures(past, { visites: 0, demandes: 0, usagersSuivis: 0 });
  await past.close();
  expect((await desk.stop()).code).toBe(0);

  // The clock set right, the day proposed is today; another one may be given.
  const page = await context.newPage();
  await openDesk(page, await place.start(['--department', 'none']));
  await unlockDesk(page);
  await expect(undated(page)).toContainText('14 mai 2010');
  await expect(page.getByText('L’horloge de ce poste dit ')).toBeHidden();
  await undated(page).getByRole('button', { name: 'Donner ce jour' }).click();
  await expect(undated(page)).toBeHidden();
  await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
});

test('une horloge d’avance d’un jour : dit, gardé à dater, compté une fois à la date donnée', async ({
  context,
}) => {
  const linked = await startLinkedDesk();
  try {
    const { place, department } = linked;
    expect((await linked.desk.stop()).code).toBe(0);
    const ahead = await place.start([], shiftClock(DAY));
    const future = await context.newPage();
    await future.addInitScript(shiftPage, DAY);
    await openDesk(future, ahead);
    await unlockDesk(future);
    await expect(
      future.getByText(/L’horloge de ce poste dit .*, celle du département /),
    ).toBeVisible();
    await future.keyboard.press('F2');
    await expect(outcome(future)).toContainText('enregistré');
    await expect(undated(future)).toContainText('1 visite à dater');
    await expectFigures(future, { visites: 0, demandes: 0, usagersSuivis: 0 });
    await expectDelivered(future);
    const pilotage = await context.newPage();
    await signIn(pilotage, department.url, department.staff);
    expect(await readTotal(pilotage)).toBe(0);

    // No day that has not come yet is accepted.
    const later = new Date(Date.now() + 3 * DAY).toISOString().slice(0, 10);
    await undated(future).getByLabel('Jour de ces visites').fill(later);
    await undated(future).getByRole('button', { name: 'Donner ce jour' }).click();
    await expect(undated(future).getByRole('alert')).toContainText(
      'Cette date n’est pas encore arrivée',
    );
    await future.close();
    expect((await ahead.stop()).code).toBe(0);

    // Someone sets the clock right: the day proposed is the true one.
    const page = await context.newPage();
    await openDesk(page, await place.start([]));
    await unlockDesk(page);
    await undated(page).getByRole('button', { name: 'Donner ce jour' }).click();
    await expect(undated(page)).toBeHidden();
    await expectFigures(page, { visites: 1, demandes: 1, usagersSuivis: 0 });
    await expect.poll(() => readTotal(pilotage)).toBe(1);

    // From then on passages count by themselves.
    await pressPassage(page);
    expect((await readFigures(page)).visites).toBe(2);
    await expect.poll(() => readTotal(pilotage)).toBe(2);
    await page.close();
    // What it says of a département that goes away is no fault.
    await pilotage.close();
  } finally {
    await linked.remove();
  }
});
