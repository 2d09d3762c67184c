import type { BrowserContext, Page } from '@playwright/test';
import { agendaPaths, lienAnswerSchema } from '../../shared/sync/agenda-api.ts';
import { permanenceSchema } from '../../shared/domain/permanence/schema.ts';
import { shiftPage } from '../support/desk-clock.ts';
import { takeImage } from '../support/desk-images.ts';
import { dayRows, expectFigures } from '../support/desk-page.ts';
import { signIn } from '../support/desk-pilotage.ts';
import { expect, test, watchContext } from '../support/desk-test.ts';
import type { Watch } from '../support/desk-test.ts';
import { systemRandom } from '../support/postgres.ts';
import { startVisioDesk } from '../support/visio-desk.ts';
import type { VisioDesk } from '../support/visio-desk.ts';
import { createId } from '../../shared/kernel/random.ts';
import { createPerson, dismissHelp, part } from './dossier-steps.ts';

test.describe.configure({ timeout: 180_000, mode: 'serial' });

test.use({
  launchOptions: async ({ launchOptions }, give) =>
    give({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    }),
});

/** It is ten in the morning in Lozère, whenever this runs: a RDV of today fits in the day. */
const shift =
  Temporal.Now.plainDateISO('Europe/Paris').toZonedDateTime({
    timeZone: 'Europe/Paris',
    plainTime: '10:00',
  }).epochMilliseconds - Date.now();

const today = Temporal.Now.plainDateISO('Europe/Paris').toString();

/** What they spoke for, by the clock of the desk. */
const MINUTES = 25;

/** Someone nobody but the desk may hear of. */
const PERSON = { prenom: 'Alix', nom: 'Sansregret' } as const;

let visio: VisioDesk;
let context: BrowserContext;
let watch: Watch;
let desk: Page;
/** The partner’s planning, as their link opens it. */
let planning: string;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  visio = await startVisioDesk({ shift });
  planning = await coordinate(await browser.newPage());
  context = await browser.newContext({ ignoreHTTPSErrors: true });
  watch = watchContext(context);
  watch.allowOrigin(visio.visioOrigin);
  watch.allowOrigin(visio.jitsi.origin);
  // Said of any sandbox that lets scripts have their origin: the frame inside is of another one.
  watch.allow(/can escape its sandboxing/);
  desk = await context.newPage();
  await desk.addInitScript(shiftPage, shift);
  await visio.linked.open(desk);
});
test.afterEach(() => expect(watch.faults).toEqual([]));
test.afterAll(async () => {
  await context.close();
  await visio.remove();
});

/** A permanence of the CAF by visio, of one RDV, today. */
function permanenceAt(debut: string, fin: string) {
  return permanenceSchema.parse({
    id: createId(systemRandom),
    organisme: 'caf',
    organismeNom: 'CAF',
    agent: null,
    lieu: { genre: 'visio', sites: null, lien: null },
    premierJour: today,
    debut,
    fin,
    recurrence: null,
    exceptions: [],
    dureeCreneau: 30,
    places: 1,
    motifs: [{ code: 'aide-logement', libelle: 'Aide au logement' }],
    pieces: [],
    ouverture: null,
    notes: null,
  });
}

/** What the coordination does first: permanences of today, their distance, a link for the partner. */
async function coordinate(page: Page): Promise<string> {
  const { url, staff } = visio.linked.department;
  await signIn(page, url, staff);
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`${url}${path}`, { data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json() as Promise<unknown>;
  };
  for (const permanence of [
    permanenceAt('10:15', '10:45'),
    permanenceAt('14:00', '14:30'),
    permanenceAt('16:00', '16:30'),
  ])
    await post(agendaPaths.permanences, { permanence, rev: null, annulee: false, essai: false });
  await post(agendaPaths.distances, {
    site: 'marvejols',
    organisme: 'caf',
    km: 28.5,
    source: 'Carte routière',
  });
  const link = await post(agendaPaths.liens, {
    organisme: 'caf',
    agent: null,
    site: null,
    jours: 30,
  });
  await page.close();
  return `${url}${lienAnswerSchema.parse(link).chemin}`;
}

test('un rendez-vous en visio se prend pour une personne ; son coupon dit le téléphone de secours', async () => {
  await createPerson(desk, PERSON.prenom, PERSON.nom);
  await part(desk, 'Rendez-vous').getByRole('link', { name: 'Prendre un rendez-vous' }).click();
  await dismissHelp(desk);
  await expect(
    desk.getByText(`le prochain créneau choisi est pour ${PERSON.prenom}`),
  ).toBeVisible();
  await desk.getByRole('list', { name: 'Créneaux trouvés' }).getByRole('button').first().click();
  const dialog = desk.getByRole('dialog', { name: 'Réserver ce créneau' });
  await dialog.getByRole('button', { name: 'Réserver' }).click();
  await expect(dialog).toBeHidden();
  await expect(desk.getByText(/^Confirmé\s:$/)).toBeVisible();
  const line = desk.getByRole('list', { name: 'Rendez-vous du jour' }).getByRole('listitem');
  await expect(line).toContainText(/04\s66\s00\s00\s00, code 4821\s3509\s70/);
  await desk.getByRole('button', { name: 'Imprimer le coupon' }).click();
  const paper = desk.getByRole('dialog', { name: 'Votre rendez-vous' });
  const page = paper.getByRole('region', { name: 'Aperçu' });
  await expect(page).toContainText(/Si\s*la\s*visio\s*ne\s*marche\s*pas/);
  await expect(page).toContainText(/code\s*4821\s*3509\s*70/);
  await desk.keyboard.press('Escape');
  await expect(paper).toBeHidden();
});

test('un clic le démarre, le partenaire entre par son planning, la visite revient à la personne, le rendez-vous est honoré', async ({
  playwright,
  launchOptions,
}) => {
  const opening = context.waitForEvent('page');
  await desk.getByRole('button', { name: 'Démarrer l’appel' }).click();
  const booth = await opening;
  expect(new URL(booth.url()).origin).toBe(visio.visioOrigin);
  await booth.getByRole('button', { name: 'D’accord, commencer' }).click();
  await expect(booth.getByText('Vous êtes bien dans la salle.')).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Visio' })).toBeVisible();
  await expect(desk.getByText('Le partenaire n’est pas encore là.')).toBeVisible();

  const elsewhere = await playwright.chromium.launch(launchOptions);
  const partner = await elsewhere.newPage({ ignoreHTTPSErrors: true });
  await partner.goto(planning);
  await expect(partner.getByRole('main')).toContainText('Aide au logement');
  await expect(partner.locator('body')).not.toContainText(PERSON.nom);
  await partner.getByRole('link', { name: 'Rejoindre l’appel' }).click();
  await expect(partner.getByText('Dans la salle avec 1')).toBeVisible();
  await expect(booth.getByText('Vous êtes en communication')).toBeVisible();
  await expect(desk.getByRole('list', { name: 'Dans la salle' })).toContainText('Agent d’essai');

  await desk.evaluate(shiftPage, MINUTES * 60_000);
  await partner.getByRole('button', { name: 'Quitter la réunion' }).click();
  await elsewhere.close();
  await expect(desk.getByText('Le partenaire n’est pas encore là.')).toBeVisible();
  const closed = booth.waitForEvent('close');
  await booth.getByRole('button', { name: 'Raccrocher' }).click();
  await closed;

  await expect(desk.getByText(/Communication de 25\smin/)).toBeVisible();
  const outcome = desk.getByRole('radiogroup', { name: 'Ce rendez-vous sera noté' });
  await expect(outcome.getByRole('radio', { name: 'Honoré' })).toBeChecked();
  await expect(desk.getByText(/Kilomètres évités\s: 57\skm, aller et retour\./)).toBeVisible();
  await desk.getByRole('button', { name: 'Noter la visite' }).click();
  const form = desk.getByRole('dialog', { name: 'Nouvelle visite' });
  await expect(form.getByRole('radio', { name: 'visio sur place' })).toBeChecked();
  await expect(form.getByLabel('Autre, en minutes')).toHaveValue('25');
  await expect(form.getByRole('checkbox', { name: 'C’était Alix Sansregret' })).toBeChecked();
  await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(desk.getByRole('button', { name: 'Démarrer l’appel' })).toBeVisible();
});

test('l’agenda, les chiffres, la fiche et le département disent la même chose, le partenaire et la page rien de la personne', async () => {
  await desk.getByRole('link', { name: 'Agenda' }).click();
  const line = desk.getByRole('list', { name: 'Rendez-vous du jour' }).getByRole('listitem');
  await expect(line.locator('[data-etat=honore]')).toHaveText('honoré');
  await desk.getByRole('link', { name: 'Accueil' }).click();
  await expectFigures(desk, { visites: 1, demandes: 1, usagersSuivis: 1 });
  await desk.getByRole('link', { name: 'Usagers et dossiers' }).click();
  await desk.getByRole('textbox', { name: 'Qui, ou quel dossier' }).fill(PERSON.nom);
  await desk.getByRole('list', { name: 'Personnes trouvées' }).getByRole('link').click();
  await expect(part(desk, 'Visites')).toContainText('visio sur place');
  await desk.getByRole('link', { name: 'Chiffres' }).click();
  await dismissHelp(desk);
  await desk.getByRole('radiogroup', { name: 'Période' }).getByText('Année').click();
  await expect(desk.getByRole('region', { name: /Kilomètres évités/ })).toContainText(/57\skm/);
  expect(JSON.stringify(visio.jitsi.options)).not.toContain(PERSON.nom);
});

/** Takes the first slot found, for somebody without a file, and waits until it is confirmed. */
async function bookNext(): Promise<void> {
  await desk.getByRole('link', { name: 'Agenda' }).click();
  await desk.getByRole('list', { name: 'Créneaux trouvés' }).getByRole('button').first().click();
  const dialog = desk.getByRole('dialog', { name: 'Réserver ce créneau' });
  await dialog.getByRole('textbox', { name: 'Pour qui' }).fill('Madame Essai');
  await desk.keyboard.press('Enter');
  await expect(desk.getByText(/^Confirmé\s:$/)).toBeVisible();
}

/** The line of a RDV of today, by its hour. */
function rdvAt(hour: RegExp) {
  return desk
    .getByRole('list', { name: 'Rendez-vous du jour' })
    .getByRole('listitem')
    .filter({ hasText: hour });
}

test('hors de ses heures la salle les dit ; un serveur éteint se dit, et le rendez-vous se note au téléphone', async () => {
  watch.allow(/net::ERR_|Failed to load resource|Script load error/);
  await bookNext();
  await rdvAt(/14\sh\s00/)
    .getByRole('button', { name: 'Démarrer l’appel' })
    .click();
  await expect(desk.getByText(/Cette salle ouvre de 13\sh\s30/)).toBeVisible();
  expect(context.pages()).toEqual([desk]);

  await visio.jitsi.close();
  await desk.getByRole('link', { name: 'Visio', exact: true }).click();
  const opening = context.waitForEvent('page');
  await desk.getByRole('button', { name: 'Démarrer l’appel' }).click();
  const booth = await opening;
  await booth.getByRole('button', { name: 'D’accord, commencer' }).click();
  await expect(
    booth.getByRole('heading', { name: 'Le service de visio ne répond pas' }),
  ).toBeVisible();
  await expect(desk.getByText(/serveur de visio ne répond pas/)).toBeVisible();
  await desk.getByRole('button', { name: 'Continuer par téléphone' }).click();
  const form = desk.getByRole('dialog', { name: 'Nouvelle visite' });
  await expect(form.getByRole('radio', { name: 'téléphone' })).toBeChecked();
  await expect(form.getByRole('checkbox', { name: /C’était/ })).toBeHidden();
  await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(form).toBeHidden();
  await desk.getByRole('link', { name: 'Accueil' }).click();
  await expectFigures(desk, { visites: 2, demandes: 2, usagersSuivis: 1 });
});

test('sans le département, un rendez-vous échoue en le disant partout, continue par téléphone, et se note ainsi', async () => {
  await bookNext();
  await visio.linked.department.stop();
  const rdv = rdvAt(/16\sh\s00/);
  await rdv.getByRole('button', { name: 'Démarrer l’appel' }).click();
  await expect(
    desk
      .getByRole('alert')
      .filter({ hasText: 'Le département, qui donne la salle, ne répond pas' }),
  ).toBeVisible();
  // No window was opened to stay on a frame that says nothing.
  expect(context.pages()).toEqual([desk]);
  await takeImage(desk, 'visio-sans-departement');

  await desk.getByRole('link', { name: 'Accueil' }).click();
  await expect(desk.getByText('l’appel n’a pas pu se faire')).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Abandonner l’appel' })).toBeVisible();
  await desk.getByRole('link', { name: 'Ouvrir la visio' }).click();
  await desk.getByRole('button', { name: 'Réessayer' }).click();
  await expect(desk.getByRole('alert').filter({ hasText: 'Toujours rien' })).toBeVisible();

  await desk.getByRole('button', { name: 'Continuer par téléphone' }).click();
  const form = desk.getByRole('dialog', { name: 'Nouvelle visite' });
  await expect(form.getByRole('radio', { name: 'téléphone' })).toBeChecked();
  await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(form).toBeHidden();
  await desk.getByRole('link', { name: 'Accueil' }).click();
  await expectFigures(desk, { visites: 3, demandes: 3, usagersSuivis: 1 });
  await expect(dayRows(desk).first()).toContainText('téléphone');
  await expect(desk.getByText('l’appel n’a pas pu se faire')).toBeHidden();

  await desk.getByRole('link', { name: 'Agenda' }).click();
  await expect(rdv.locator('[data-etat]')).toHaveText('confirmé, présence en attente');
  await visio.linked.department.start();
  await expect(rdv.locator('[data-etat=honore]')).toHaveText('honoré', { timeout: 60_000 });
});
