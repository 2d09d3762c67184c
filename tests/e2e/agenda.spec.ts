import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { createReferenceRdv } from '../../shared/domain/rdv/schema.ts';
import {
  calendarAnswerSchema,
  calendarAnswersSchema,
  calendarPaths,
} from '../../shared/sync/calendar.ts';
import type { CalendarAnswers } from '../../shared/sync/calendar.ts';
import { enrolAnswerSchema } from '../../shared/sync/messages.ts';
import { deskPaths, PROTOCOL_VERSION } from '../../shared/sync/protocol.ts';
import { keepPage } from '../support/desk-kept-page.ts';
import { startLinkedDesk } from '../support/desk-linked.ts';
import type { LinkedDesk } from '../support/desk-linked.ts';
import { expectFrameHolds, expectViewHolds } from '../support/desk-looks.ts';
import { expect, test } from '../support/desk-test.ts';
import { systemRandom } from '../support/postgres.ts';

test.describe.configure({ timeout: 120_000, mode: 'serial' });

let linked: LinkedDesk;
/** Another desk of the same platform, by its calls alone. */
let other: { ask(request: object): Promise<CalendarAnswers>; slots(): Promise<readonly string[]> };

/** The first Monday from tomorrow on, as many weeks later. */
function mondayIn(weeks: number): Temporal.PlainDate {
  const tomorrow = Temporal.Now.plainDateISO('Europe/Paris').add({ days: 1 });
  return tomorrow.add({ days: ((8 - tomorrow.dayOfWeek) % 7) + 7 * weeks });
}

async function enrolOther(): Promise<typeof other> {
  const { url } = linked.department;
  const enrolled = enrolAnswerSchema.parse(
    await (
      await fetch(`${url}${deskPaths.enrol}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          protocol: PROTOCOL_VERSION,
          program: '0',
          code: await linked.department.createCode('marvejols'),
        }),
      })
    ).json(),
  );
  const headers = {
    authorization: `Bearer ${enrolled.token}`,
    'content-type': 'application/json',
  };
  return {
    ask: async (request) => {
      const answer = await fetch(`${url}${calendarPaths.requests}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          version: 1,
          demandes: [{ demande: randomUUID(), ...request }],
        }),
      });
      return calendarAnswersSchema.parse(await answer.json());
    },
    slots: async () => {
      const answer = await fetch(`${url}${calendarPaths.feed}?depuis=0`, { headers });
      return calendarAnswerSchema
        .parse(await answer.json())
        .changements.filter(({ genre }) => genre === 'creneau')
        .toSorted((a, b) =>
          String(a.contenu?.['debutLe']).localeCompare(String(b.contenu?.['debutLe'])),
        )
        .map(({ id }) => id);
    },
  };
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  linked = await startLinkedDesk();
  other = await enrolOther();
});

test.afterAll(() => linked.remove());

const kept = keepPage(async (page) => {
  await linked.open(page);
});

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Prochain créneau' });
const found = (page: Page): Locator =>
  page.getByRole('list', { name: 'Créneaux trouvés' }).getByRole('button');

/** The second move: who comes, and Enter. */
async function bookFor(page: Page, nom: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Réserver ce créneau' });
  await dialog.getByRole('textbox', { name: 'Pour qui' }).fill(nom);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

test('un agenda vide le dit ; la plateforme y saisit sa permanence', async () => {
  const page = kept();
  await page.getByRole('link', { name: 'Agenda' }).click();
  await page.getByRole('button', { name: 'J’ai compris' }).click();
  await expect(page.getByRole('heading', { name: 'L’agenda est vide' })).toBeVisible();
  await page.getByText('Permanences', { exact: true }).first().click();
  await page.getByRole('button', { name: 'Nouvelle permanence' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Premier jour').fill(mondayIn(0).toString());
  await form.getByLabel('Motifs acceptés, un par ligne').fill('RSA');
  await form.getByRole('button', { name: 'Enregistrer la permanence' }).click();
  await expect(page.getByText('Permanence enregistrée')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Permanences' })).toContainText('CAF, sur place');
  await expectViewHolds(page, 'permanences');
});

test('le prochain créneau vient en une recherche, et se réserve en deux gestes', async () => {
  const page = kept();
  await page.getByText('Jour', { exact: true }).click();
  await field(page).fill('prochain créneau caf sur place');
  await expect(found(page).first()).toContainText('9 h 00', { useInnerText: true });
  await field(page).press('Enter');
  await bookFor(page, 'Madame Essai');
  await expect(page.getByText('Confirmé', { exact: false }).first()).toBeVisible();
  await expectFrameHolds(page, 'agenda');
});

test('un créneau pris entre-temps est refusé, les plus proches sont proposés', async () => {
  const page = kept();
  await field(page).fill('caf');
  await field(page).press('Enter');
  const [, second = ''] = await other.slots();
  const taken = await other.ask({
    genre: 'reserver',
    reference: createReferenceRdv(systemRandom),
    creneau: second,
    motif: 'rsa',
  });
  expect(taken.reponses).toMatchObject([{ issue: 'confirme' }]);
  await bookFor(page, 'Monsieur Exemple');
  await expect(page.getByRole('alert').filter({ hasText: 'Refusé' })).toBeVisible();
  const near = page.getByRole('list', { name: 'Créneaux proches' }).getByRole('button');
  await expect(near.first()).toContainText('10 h 00', { useInnerText: true });
  await near.first().click();
  // Already filled: the same person, the same motive.
  await page.getByRole('button', { name: 'Réserver' }).click();
  await expect(page.getByText('Confirmé', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'À traiter' })).toBeHidden();
});

test('sans département, la réservation reste en attente, puis se confirme à son retour', async () => {
  const page = kept();
  await linked.department.stop();
  await field(page).fill('caf');
  await field(page).press('Enter');
  await bookFor(page, 'Madame Essai');
  await expect(
    page.getByText('En attente de confirmation', { exact: false }).first(),
  ).toBeVisible();
  await expect(page.getByText('Hors ligne', { exact: false }).first()).toBeVisible();
  // Promised to nobody else meanwhile.
  await expect(found(page).first()).toContainText('11 h 00', { useInnerText: true });
  await page.getByLabel('Jour affiché').fill(mondayIn(0).toString());
  await page
    .getByRole('list', { name: 'Rendez-vous du jour' })
    .getByRole('listitem')
    .filter({ hasText: '10 h 00' })
    .getByRole('button', { name: 'Plus…' })
    .click();
  await page.getByRole('menuitem', { name: 'La personne ne viendra pas' }).click();
  await expect(page.getByText('En attente du département', { exact: false })).toBeVisible();
  await expect(page.getByText('Fait', { exact: false })).toBeHidden();
  await linked.department.start();
  await expect(page.getByText('Confirmé', { exact: false }).first()).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText('le créneau est rendu', { exact: false })).toBeVisible();
});

test('la semaine et le mois montrent ce qui est pris ; les noms, si on les demande', async () => {
  const page = kept();
  const list = page.getByRole('list', { name: 'Rendez-vous du jour' });
  await expect(list).not.toContainText('Madame Essai');
  await page.getByRole('switch', { name: 'Afficher les noms' }).check();
  await expect(list).toContainText('Madame Essai');
  await expect(list).toContainText('pris par un autre poste');
  await page.getByText('Semaine', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Semaine' })).toContainText('Madame Essai');
  await expect(page.getByRole('region', { name: 'Semaine' })).toContainText(
    'pris par un autre poste',
  );
  await expectViewHolds(page, 'semaine');
  await page.getByText('Mois', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Mois' })).toContainText('3 rendez-vous');
  await expectViewHolds(page, 'mois');
});
