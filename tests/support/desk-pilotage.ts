import type { Page } from '@playwright/test';
import { figuresSchema, pilotagePaths } from '../../shared/sync/pilotage-api.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import type { Period } from '../../shared/sync/published-figures.ts';
import { expect } from './desk-test.ts';

/** Signs in on the pilotage page, as the coordination does. */
export async function signIn(
  page: Page,
  url: string,
  staff: { readonly login: string; readonly password: string },
): Promise<void> {
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Identifiant' }).fill(staff.login);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(staff.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('button', { name: 'Se déconnecter' })).toBeVisible();
}

/** The département’s own figures of the period that holds today, for whoever is signed in. */
export async function readNetwork(page: Page, period: Period = 'annee'): Promise<Figures> {
  const origin = new URL(page.url()).origin;
  const ask = async (at: string) => {
    const query = new URLSearchParams({ period, at });
    const response = await page.request.get(
      `${origin}${pilotagePaths.figures}?${query.toString()}`,
    );
    expect(response.ok()).toBe(true);
    return figuresSchema.parse(await response.json());
  };
  const { today } = await ask(new Date().toISOString().slice(0, 10));
  return ask(today);
}

/** Visites of today, all platforms together. */
export async function readToday(page: Page): Promise<number> {
  return (await readNetwork(page, 'jour')).total.visites ?? Number.NaN;
}

/** Visites of the year, all platforms together. */
export async function readTotal(page: Page): Promise<number> {
  return (await readNetwork(page)).total.visites ?? Number.NaN;
}
