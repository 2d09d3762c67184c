import type { Locator, Page } from '@playwright/test';
import { expect } from '../support/desk-test.ts';

/** A part of a screen, by its title. */
export function part(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true });
}

/** Creates the file of someone, from any screen, and waits for its page. */
export async function createPerson(page: Page, prenom: string, nom: string): Promise<void> {
  await page.getByRole('link', { name: 'Usagers et dossiers' }).click();
  await dismissHelp(page);
  const search = page.getByRole('search').first();
  await search.getByRole('button', { name: 'Créer une fiche' }).click();
  await page.getByRole('textbox', { name: 'Nom', exact: true }).fill(nom);
  await page.getByRole('textbox', { name: 'Prénom', exact: true }).fill(prenom);
  await page.getByRole('textbox', { name: 'À quoi sert cette fiche' }).fill('Suivre ses dossiers');
  await page.getByRole('button', { name: 'Créer la fiche' }).click();
  await expect(part(page, 'Dossiers')).toBeVisible();
}

/** Closes the sentence that welcomes to a screen, when it is there. */
export async function dismissHelp(page: Page): Promise<void> {
  const understood = page.getByRole('button', { name: 'J’ai compris' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  if (await understood.isVisible()) await understood.click();
}

/** What was just done, as the screen says it. */
export function lastGesture(page: Page): Locator {
  return page.getByRole('status', { name: 'Dernier geste' });
}

/** The state of the dossier on show. */
export function etat(page: Page): Locator {
  return page.getByRole('status', { name: 'État du dossier' });
}

/** Takes a step from its button or from the menu of the others, and confirms it. */
export async function takeStep(
  page: Page,
  { menu, step, day }: { readonly menu?: true; readonly step: string; readonly day?: string },
): Promise<Locator> {
  if (menu === true) {
    await page.getByRole('button', { name: 'Autre étape' }).click();
    await page.getByRole('menuitem', { name: step }).click();
  } else {
    await page.getByRole('main').getByRole('button', { name: step, exact: true }).click();
  }
  const dialog = page.getByRole('dialog');
  if (day !== undefined) await dialog.getByLabel('Jour').fill(day);
  await dialog.getByRole('button', { name: step, exact: true }).click();
  return dialog;
}

/** A pièce of the list, by the beginning of its name. */
export function piece(page: Page, name: string): Locator {
  return part(page, 'Pièces')
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox', { name }) });
}

/** Ticks a pièce as seen. */
export async function tick(page: Page, name: string): Promise<void> {
  const box = part(page, 'Pièces').getByRole('checkbox', { name });
  // Checked once it is on the disk: the click alone says nothing.
  await box.click();
  await expect(box).toBeChecked();
  await expect(lastGesture(page)).toContainText('vue aujourd’hui');
}
