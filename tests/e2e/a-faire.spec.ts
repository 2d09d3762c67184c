import 'temporal-polyfill/global';
import type { Page } from '@playwright/test';
import { addDays, localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { callDesk } from '../support/desk-contract.ts';
import { ANIMATEUR, installDesk, typePassphrase, unlockDesk } from '../support/desk-install.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { expectHolds } from '../support/desk-looks.ts';
import { openDesk } from '../support/desk-page.ts';
import { createDeskPlace } from '../support/desk-process.ts';
import type { DeskPlace, DeskProcess } from '../support/desk-process.ts';
import { expect, test } from '../support/desk-test.ts';
import {
  dossierRecord,
  mandatRecord,
  newId,
  rappelRecord,
  usagerRecord,
} from './a-faire-records.ts';
import { dismissHelp, part } from './dossier-steps.ts';

test.describe.configure({ timeout: 120_000, mode: 'serial' });

const today = localDaySchema.parse(Temporal.Now.plainDateISO('Europe/Paris').toString());
const inDays = (days: number) => addDays(today, days);

let place: DeskPlace;
let desk: DeskProcess;

test.beforeAll(async () => {
  place = await createDeskPlace();
  installDesk(place);
  desk = await place.start(['--department', 'none']);
});

test.afterAll(() => place.remove());

const kept = keepPage(async (page) => {
  await openDesk(page, desk);
  await unlockDesk(page);
  await page.getByRole('link', { name: 'À faire' }).click();
  await dismissHelp(page);
});

const badge = (page: Page) => page.getByRole('link', { name: /^À faire/ });
const lines = (page: Page, group: string) => part(page, group).getByRole('listitem');

test('sans rien à faire, l’écran le dit et ne compte rien', async () => {
  const page = kept();
  await expect(page.getByRole('heading', { name: 'Rien à faire' })).toBeVisible();
  await expect(badge(page)).toHaveText('À faire');
});

test('chaque chose vient à son jour, sans nom à l’écran tant qu’on ne le demande pas', async () => {
  const page = kept();
  const odile = newId();
  const gone = newId();
  const sent = { etape: 'envoyer', noteLe: '2026-01-05T09:00:00Z', par: ANIMATEUR.id };
  const desks = await callDesk(desk);
  await desks.call('ledger.append', {
    records: [
      usagerRecord(odile, { nom: 'Vernhet-Essai', prenom: 'Odile', dernierContact: today }),
      usagerRecord(gone, { nom: 'Parti-Essai', prenom: 'Yves', dernierContact: inDays(-800) }),
      // Sent fifteen days ago: its fiche says to look again today, and in two months.
      dossierRecord(odile, inDays(-20), 'envoye', {
        demarche: 'caf-aide-logement',
        reference: 'MVJ-A-2026-0001',
        journal: [
          { ...sent, etape: 'completer', jour: inDays(-15), motif: 'Complet', annule: null },
          { ...sent, jour: inDays(-15), motif: null, annule: null },
        ],
      }),
      dossierRecord(odile, inDays(-3), 'ouvert', {
        reference: 'MVJ-A-2026-0002',
        depotPrevu: inDays(3),
      }),
      mandatRecord(odile, inDays(-24)),
      rappelRecord(inDays(-1), 'Rappeler la CAF au sujet du courrier'),
      rappelRecord(inDays(30), 'Revoir la date de fin de droits'),
    ],
  });
  await expect(badge(page)).toHaveText('À faire2');
  await expect(lines(page, 'En retard')).toHaveText([/Rappeler la CAF/]);
  await expect(lines(page, 'Aujourd’hui')).toHaveText([
    /Vérifier où en est le dossier – .* · MVJ-A-2026-0001/,
  ]);
  await expect(lines(page, 'Cette semaine')).toHaveText([
    /Déposer le dossier – .* · MVJ-A-2026-0002/,
    /Mandat qui prend fin/,
  ]);
  await expect(lines(page, 'Plus tard')).toHaveCount(0);
  await part(page, 'Plus tard').getByRole('button', { name: 'Afficher' }).click();
  await expect(lines(page, 'Plus tard')).toHaveCount(2);
  await part(page, 'Sans urgence').getByRole('button', { name: 'Afficher' }).click();
  await expect(part(page, 'Sans urgence')).toContainText('une fiche se garde deux ans');

  await expect(page.getByRole('main')).not.toContainText('Essai');
  await page.getByRole('switch', { name: 'Afficher les noms' }).click();
  await expect(lines(page, 'Aujourd’hui')).toContainText('Odile Vernhet-Essai');
  await expectHolds(page, 'à faire');
});

test('un rappel se règle sur place, et se reprend', async () => {
  const page = kept();
  await lines(page, 'En retard').getByRole('button', { name: 'Fait' }).click();
  await expect(part(page, 'En retard')).toHaveCount(0);
  await expect(badge(page)).toHaveText('À faire1');
  await page.getByRole('button', { name: 'Revenir' }).click();
  await expect(lines(page, 'En retard')).toHaveCount(1);
});

test('la liste s’imprime, noms compris, et dit qu’elle se détruit', async () => {
  const page = kept();
  await page.getByRole('button', { name: 'Imprimer' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('À faire');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('une ligne s’ouvre où elle se fait, et un mandat s’y fait et s’y retire', async () => {
  const page = kept();
  await lines(page, 'Cette semaine')
    .filter({ hasText: 'Mandat' })
    .getByRole('link', { name: 'Ouvrir' })
    .click();
  await dismissHelp(page);
  const mandats = part(page, 'Mandats');
  await expect(mandats.getByRole('group')).toHaveCount(1);
  await expect(mandats).toContainText('Social');

  await mandats.getByRole('button', { name: 'Faire un mandat' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Des domaines').click();
  await dialog.getByText('Logement').click();
  await dialog.getByText('31 jours').click();
  await dialog.getByText('par téléphone').click();
  // Nobody answered for the protection: it is refused, and nothing typed is lost.
  await dialog.getByRole('button', { name: 'Enregistrer le mandat' }).click();
  await expect(dialog.getByRole('alert')).toContainText('protection juridique');
  await dialog.getByRole('checkbox', { name: /tutelle/ }).check();
  await dialog.getByRole('button', { name: 'Enregistrer le mandat' }).click();
  await expect(dialog).toHaveCount(0);
  const given = mandats.getByRole('group').filter({ hasText: 'Logement' });
  await expectHolds(page, 'une personne et ses mandats');
  await expect(given).toContainText('par téléphone');

  await given.getByRole('button', { name: 'Noter un acte' }).click();
  await dialog.getByRole('textbox', { name: /Ce qui a été fait/ }).fill('Demande envoyée en ligne');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await given.getByRole('button', { name: /1.acte noté/ }).click();
  await expect(given).toContainText('Demande envoyée en ligne');

  await given.getByRole('button', { name: 'Retirer' }).click();
  await dialog.getByRole('button', { name: 'Retirer le mandat' }).click();
  await expect(given).toContainText('Retiré le');
  await expect(given.getByRole('button', { name: 'Noter un acte' })).toHaveCount(0);
});

test('le jour venu, ce qui était pour plus tard est pour aujourd’hui', async () => {
  const page = kept();
  await page.clock.setFixedTime(
    Temporal.PlainDate.from(inDays(30)).toZonedDateTime({
      timeZone: 'Europe/Paris',
      plainTime: '09:00',
    }).epochMilliseconds,
  );
  // Thirty days without anyone: it would lock by itself.
  await page.reload();
  await typePassphrase(page);
  await page.getByRole('link', { name: /^À faire/ }).click();
  await expect(lines(page, 'Aujourd’hui').filter({ hasText: 'fin de droits' })).toHaveCount(1, {
    timeout: 70_000,
  });
  // What was to be done this week is late by then.
  await expect(lines(page, 'En retard').filter({ hasText: 'Déposer' })).toHaveCount(1);
});
