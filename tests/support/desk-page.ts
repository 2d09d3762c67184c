import type { Locator, Page } from '@playwright/test';
import type { DeskProcess } from './desk-process.ts';
import { expect } from './desk-test.ts';

/** Opens the desk in a page, with a one-time link. */
export async function openDesk(page: Page, desk: DeskProcess): Promise<void> {
  await page.goto(await desk.openingUrl());
}

/** Waits for the open accueil. */
export async function expectOpen(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Accueil', level: 1 })).toBeVisible();
}

/** What the last Passage did, in words. */
export function outcome(page: Page): Locator {
  return page.getByRole('main').locator('[aria-live=polite]');
}

/** Presses F2, then waits for *enregistré* and for the visite in the day’s list. */
export async function pressPassage(page: Page): Promise<void> {
  // The list is read by now: its rows are those of the figures.
  await readFigures(page);
  const before = await dayRows(page).count();
  await page.keyboard.press('F2');
  await expect(dayRows(page)).toHaveCount(before + 1);
  await expect(outcome(page)).toContainText('enregistré');
}

/** The day’s counters, in the three units. */
export interface DayFigures {
  readonly visites: number;
  readonly demandes: number;
  readonly usagersSuivis: number;
}

/** Reads the three counters once they are loaded. */
export async function readFigures(page: Page): Promise<DayFigures> {
  const figures = page.getByRole('region', { name: 'Chiffres du jour' });
  await expect(figures).toHaveText(/^\d/, { useInnerText: true });
  const [visites = 0, demandes = 0, usagersSuivis = 0] = (
    (await figures.innerText()).match(/\d+/g) ?? []
  ).map(Number);
  return { visites, demandes, usagersSuivis };
}

/** Waits for the three counters. */
export async function expectFigures(page: Page, figures: DayFigures): Promise<void> {
  await expect.poll(() => readFigures(page)).toEqual(figures);
}

/** The rows of the day’s list, latest first. */
export function dayRows(page: Page): Locator {
  return page
    .getByRole('region', { name: 'Visites du jour' })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
}

/** The delivery state, in the top bar. */
export function deliveryState(page: Page): Locator {
  return page.getByRole('banner').locator('[role=status]');
}

/** Opens what the delivery state has to say, and the form that links the desk. */
export async function openDelivery(page: Page): Promise<Locator> {
  await page.getByRole('banner').locator('button[aria-expanded]').click();
  const dialog = page.getByRole('dialog', { name: 'Envoi au département' });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Links the desk to the département whose address it was started with. */
export async function linkDesk(page: Page, code: string): Promise<void> {
  const dialog = await openDelivery(page);
  await dialog.getByLabel('Code donné par la coordination').fill(code);
  await dialog.getByRole('button', { name: 'Relier ce poste' }).click();
  await expect(dialog).toBeHidden();
}

/** Waits until the département has everything. */
export async function expectDelivered(page: Page): Promise<void> {
  await expect(deliveryState(page)).toHaveText('À jour', { timeout: 60_000 });
}
