import type { Locator, Page } from '@playwright/test';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { blankDemande, blankDraft } from '../../shared/domain/visite/draft.ts';
import type { DemandeDraft } from '../../shared/domain/visite/draft.ts';
import { callDesk } from '../support/desk-contract.ts';
import { visiteOfDay } from '../support/desk-entries.ts';
import { installDesk, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { nowInMarvejols } from '../support/desk-ledger.ts';
import { expectFrameHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 120_000, mode: 'serial' });

let place: DeskPlace;
let desk: DeskProcess;

const today = nowInMarvejols().toPlainDate();
const thisYear = localDaySchema.parse(today.toString());
const lastYear = localDaySchema.parse(today.subtract({ years: 1 }).toString());

const caf: DemandeDraft = {
  ...blankDemande,
  theme: 'T2',
  operateur: 'caf',
  demarche: 'caf-rsa',
  nature: 'demarche-accompagnee',
  dureeMinutes: 20,
  issue: 'traite-sur-place',
};
const msa: DemandeDraft = { ...blankDemande, theme: 'T2', operateur: 'msa' };

test.beforeAll(async () => {
  place = await createDeskPlace();
  installDesk(place);
  desk = await place.start(['--department', 'none']);
  const { call } = await callDesk(desk);
  await call('ledger.append', {
    records: [
      visiteOfDay(lastYear, { ...blankDraft, demandes: [msa] }, { heure: 10 }),
      visiteOfDay(thisYear, { ...blankDraft, commune: '48092', demandes: [caf] }, { heure: 9 }),
      visiteOfDay(thisYear, { ...blankDraft, canal: 'telephone', demandes: [caf, blankDemande] }),
      visiteOfDay(thisYear, { ...blankDraft, demandes: [caf] }, { etat: 'annulee' }),
    ],
  });
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await openDesk(page, desk);
  await unlockDesk(page);
});

const units = (page: Page): Locator =>
  page.getByRole('region', { name: 'Les unités, chacune à part' });

const table = (page: Page, caption: string): Locator =>
  page.getByRole('region', { name: caption, exact: true });

/** Goes to something by keyboard, as the focus would, and presses a key there. */
async function press(target: Locator, key: string): Promise<void> {
  await target.focus();
  await target.press(key);
}

test('les chiffres du mois suivent ce qui est noté, contre l’an dernier, chaque unité à part', async () => {
  const page = kept();
  await press(page.getByRole('link', { name: 'Chiffres' }), 'Enter');
  await expect(page.getByRole('heading', { name: 'Chiffres', level: 1 })).toBeFocused();
  await expect(units(page)).toContainText(/2\s*visites\s*1 un an plus tôt \(\+1\)/);
  await expect(units(page)).toContainText(/3\s*demandes\s*1 un an plus tôt \(\+2\)/);
  await page.keyboard.press('F2');
  await expect(units(page)).toContainText(/3\s*visites\s*1 un an plus tôt \(\+2\)/);
  await expect(units(page)).toContainText(/4\s*demandes/);
  await expectFrameHolds(page, 'chiffres du mois');
});

test('la semaine n’additionne pas les usagers suivis ; le jour et l’année se comptent aussi', async () => {
  const page = kept();
  const kinds = page.getByRole('radiogroup', { name: 'Période' });
  await press(kinds.getByRole('radio', { name: 'Mois' }), 'ArrowLeft');
  await expect(units(page)).toContainText('non additionnable à la semaine');
  await press(kinds.getByRole('radio', { name: 'Semaine' }), 'ArrowLeft');
  await expect(units(page)).toContainText(/3\s*visites/);
  await expect(page.getByText('Comparé au même jour de l’an dernier')).toBeVisible();
  await press(kinds.getByRole('radio', { name: 'Jour' }), 'ArrowLeft');
  await expect(units(page)).toContainText(/3\s*visites/);
  await press(page.getByRole('button', { name: 'Année précédente' }), 'Enter');
  await expect(units(page)).toContainText(/1\s*visite/);
  await expect(page.getByText(/rien à comparer/)).toBeVisible();
  await press(page.getByRole('button', { name: 'Année précédente' }), 'Enter');
  await expect(page.getByText('Pas encore de saisie à cette date')).toBeVisible();
  await press(page.getByRole('button', { name: 'Revenir à aujourd’hui' }), 'Enter');
});

test('chaque nombre ouvre les entrées qu’il compte, qui s’ouvrent à leur tour, au clavier', async () => {
  const page = kept();
  await press(page.getByRole('tab', { name: 'Thème' }), 'ArrowRight');
  const operators = table(page, 'demandes par opérateur');
  await expect(operators.getByRole('row', { name: /^MSA/ })).toContainText('−1');
  await expect(operators.getByRole('row', { name: /^Non renseigné/ })).toContainText('2');
  await press(operators.getByRole('button', { name: /^2\sdemandes\s: CAF\./ }), 'Enter');
  const journal = page.getByRole('heading', { name: /^Journal des demandes, opérateur\s: CAF$/ });
  await expect(journal).toBeFocused();
  const entries = page.getByRole('region', { name: 'Entrées du journal' });
  const lines = entries.getByRole('button');
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText('vers 9');
  await expect(page.getByRole('status').filter({ hasText: 'demandes' })).toHaveText(
    /^2\sdemandes$/,
  );
  await expectFrameHolds(page, 'journal');

  await press(entries, 'ArrowDown');
  await expect(lines.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(lines.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  const form = page.getByRole('dialog', { name: 'Modifier la visite' });
  await expect(form).toBeVisible();
  // What is typed there is lost to no key: neither Escape, nor those that lead to the Accueil.
  for (const key of ['Escape', 'F3', 'F6']) await page.keyboard.press(key);
  await expect(form).toBeVisible();
  await press(form.getByRole('button', { name: 'Fermer', exact: true }), 'Enter');
  await expect(form).toBeHidden();
  await expect(lines.nth(1)).toBeFocused();

  const states = page.getByRole('radiogroup', { name: 'État des entrées' });
  await press(states.getByRole('radio', { name: 'Valides (2)' }), 'ArrowRight');
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('annulée');
  await press(states.getByRole('radio', { name: 'Annulées (1)' }), 'ArrowRight');
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('à préciser');
  await press(page.getByRole('button', { name: 'Revenir aux chiffres' }), 'Enter');
  await expect(operators).toBeHidden();
  const themes = table(page, 'demandes par thème');
  await press(
    themes.getByRole('button', { name: /^1\sdemande\s: Protection sociale, un an plus tôt/ }),
    'Enter',
  );
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('MSA');
  await press(page.getByRole('button', { name: 'Revenir aux chiffres' }), 'Enter');
  await expect(themes).toBeVisible();
});

test('la commune porte son nom, et rien de noté se dit au lieu de se dessiner', async () => {
  const page = kept();
  await press(page.getByRole('tab', { name: 'Âge' }), 'ArrowRight');
  await expect(table(page, 'visites par commune')).toContainText('Marvejols');
  const kinds = page.getByRole('radiogroup', { name: 'Période' });
  await press(kinds.getByRole('radio', { name: 'Année' }), 'ArrowRight');
  await press(page.getByRole('button', { name: 'Jour précédent' }), 'Enter');
  await expect(page.getByRole('heading', { name: 'Rien de noté' })).toBeVisible();
  await expect(units(page)).toHaveCount(0);
});
