import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test, watchContext } from '../support/desk-test.ts';
import type { Watch } from '../support/desk-test.ts';
import { startVisioDesk } from '../support/visio-desk.ts';
import type { VisioDesk } from '../support/visio-desk.ts';

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test.use({
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [
        ...(launchOptions.args ?? []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        '--auto-accept-this-tab-capture',
      ],
    }),
});

let visio: VisioDesk;
let context: BrowserContext;
let watch: Watch;
let desk: Page;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  visio = await startVisioDesk();
  context = await browser.newContext({ ignoreHTTPSErrors: true });
  watch = watchContext(context);
  watch.allowOrigin(visio.visioOrigin);
  watch.allowOrigin(visio.jitsi.origin);
  desk = await context.newPage();
  await visio.linked.open(desk);
  await desk.getByRole('link', { name: 'Visio' }).click();
  await expect(desk.getByText(`Salles du département : ${visio.jitsi.domaine}`)).toBeVisible();
});
test.afterEach(() => expect(watch.faults).toEqual([]));
test.afterAll(async () => {
  await context.close();
  await visio.remove();
});

/** Opens the call page with one button of the desk. */
async function openCall(button = 'Démarrer l’appel'): Promise<Page> {
  const opening = context.waitForEvent('page');
  await desk.getByRole('button', { name: button }).click();
  const booth = await opening;
  expect(new URL(booth.url()).origin).toBe(visio.visioOrigin);
  return booth;
}

test('un appel entier : un clic, le partenaire entre et sort, la visite est notée', async () => {
  await desk.screenshot({ path: '/tmp/visio-shots/desk-start.png' });
  await desk.getByRole('combobox', { name: /Avec qui/ }).fill('CAF');
  await desk.getByRole('option', { name: 'CAF', exact: true }).click();
  const booth = await openCall();
  await expect(
    booth.getByRole('heading', { name: 'Vous allez parler avec votre interlocuteur (CAF)' }),
  ).toBeVisible();
  await booth.screenshot({ path: '/tmp/visio-shots/booth-accord.png' });
  await booth.getByRole('button', { name: 'D’accord, commencer' }).click();
  await expect(booth.getByText('Vous êtes bien dans la salle.')).toBeVisible();
  await booth.screenshot({ path: '/tmp/visio-shots/booth-attente.png' });
  await expect(desk.getByText('Le partenaire n’est pas encore là.')).toBeVisible();
  const link = await desk.getByLabel('Lien à donner au partenaire').inputValue();
  const other = await chromium
    .launch({
      executablePath: context.browser()?.browserType().executablePath() ?? '',
    })
    .catch(() => null);
  const partner =
    other === null
      ? await context.browser()!.newPage({ ignoreHTTPSErrors: true })
      : await other.newPage({ ignoreHTTPSErrors: true });
  await partner.goto(link);
  await expect(partner.getByText('Dans la salle avec 1')).toBeVisible();
  await expect(booth.getByText('Vous êtes en communication')).toBeVisible();
  await expect(desk.getByRole('list', { name: 'Dans la salle' })).toContainText('Agent d’essai');
  await desk.screenshot({ path: '/tmp/visio-shots/desk-call.png' });
  await booth.screenshot({ path: '/tmp/visio-shots/booth-call.png' });
  await booth.getByRole('button', { name: 'Appeler l’animateur' }).click();
  await desk.getByRole('button', { name: 'J’arrive' }).click();
  await expect(booth.getByText('L’animateur arrive.')).toBeVisible();
  const closed = booth.waitForEvent('close');
  await booth.getByRole('button', { name: 'Raccrocher' }).click();
  await closed;
  await desk.screenshot({ path: '/tmp/visio-shots/desk-end.png' });
  await desk.getByRole('button', { name: 'Noter la visite' }).click();
  await desk.screenshot({ path: '/tmp/visio-shots/desk-note.png' });
});
