import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { takeImage } from '../support/desk-images.ts';
import { expectLocked } from '../support/desk-install.ts';
import { dayRows } from '../support/desk-page.ts';
import { expect, test, watchContext } from '../support/desk-test.ts';
import type { Watch } from '../support/desk-test.ts';
import { startVisioDesk } from '../support/visio-desk.ts';
import { CONNECT_WITHIN, RECOVER_WITHIN } from '../../renderer/visio/visio-page.ts';
import type { VisioDesk } from '../support/visio-desk.ts';

test.describe.configure({ timeout: 120_000 });

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
  // Said of any sandbox that lets scripts have their origin: the frame inside is of another one.
  watch.allow(/can escape its sandboxing/);
  desk = await context.newPage();
  await visio.linked.open(desk);
  await openScreen();
});
test.afterEach(() => expect(watch.faults).toEqual([]));
test.afterAll(async () => {
  await context.close();
  await visio.remove();
});

async function openScreen(): Promise<void> {
  await desk.getByRole('link', { name: 'Visio', exact: true }).click();
  await expect(desk.getByText(`Salles du département : ${visio.jitsi.domaine}`)).toBeVisible();
}

/** Opens the call page with one button of the desk. */
async function openPage(button: string): Promise<Page> {
  const opening = context.waitForEvent('page');
  await desk.getByRole('button', { name: button }).click();
  const booth = await opening;
  expect(new URL(booth.url()).origin).toBe(visio.visioOrigin);
  return booth;
}

/** The same, with the yes of whoever is in the booth. */
async function startCall(): Promise<Page> {
  const booth = await openPage('Démarrer l’appel');
  await booth.getByRole('button', { name: 'D’accord, commencer' }).click();
  return booth;
}

/** Leaves the desk as it was: no call, nothing to note. */
async function forget(): Promise<void> {
  await desk.getByRole('button', { name: 'Ne rien noter' }).click();
  await expect(desk.getByRole('button', { name: 'Démarrer l’appel' })).toBeVisible();
}

/** In a page zoomed twice, what ends the check is in sight, and hides nothing the keyboard reaches. */
async function expectWithinReach(booth: Page): Promise<void> {
  const whole = booth.viewportSize() ?? { width: 1280, height: 720 };
  await booth.setViewportSize({ width: 683, height: 384 });
  const last = booth.getByRole('button', { name: 'Garder ce résultat' });
  const deaf = booth.getByRole('button', { name: 'Je n’entends rien' });
  await booth.getByRole('heading', { name: 'Vérifier la cabine' }).scrollIntoViewIfNeeded();
  for (const name of ['Garder ce résultat', 'Tout vérifier encore', 'Fermer sans garder'])
    await expect(booth.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  await booth.getByRole('button', { name: 'Je l’entends' }).focus();
  await booth.keyboard.press('Tab');
  await expect(deaf).toBeFocused();
  const [above, below] = [await deaf.boundingBox(), await last.boundingBox()];
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  await expectAccessible(booth);
  await booth.setViewportSize(whole);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('un clic ouvre l’appel, le partenaire entre par son lien, la visite se note déjà remplie', async ({
  playwright,
  launchOptions,
}) => {
  await desk.getByRole('combobox', { name: /Avec qui/ }).fill('CAF');
  await desk.getByRole('option', { name: 'CAF', exact: true }).click();
  const booth = await openPage('Démarrer l’appel');
  await expect(
    booth.getByRole('heading', { name: 'Vous allez parler avec votre interlocuteur (CAF)' }),
  ).toBeVisible();
  await expectAccessible(booth);
  await booth.getByRole('button', { name: 'D’accord, commencer' }).click();
  await expect(booth.getByText('Vous êtes bien dans la salle.')).toBeVisible();
  await expect(desk.getByText('Le partenaire n’est pas encore là.')).toBeVisible();
  await expect
    .poll(() => visio.jitsi.options.at(-1))
    .toMatchObject({
      userInfo: { displayName: 'Relais de Marvejols' },
      lang: 'fr',
      configOverwrite: { startAudioOnly: false, prejoinConfig: { enabled: false } },
    });

  const link = await desk.getByLabel('Lien à donner au partenaire').inputValue();
  const elsewhere = await playwright.chromium.launch(launchOptions);
  const partner = await elsewhere.newPage({ ignoreHTTPSErrors: true });
  await partner.goto(link);
  await expect(partner.getByText('Dans la salle avec 1')).toBeVisible();
  await expect(booth.getByText('Vous êtes en communication')).toBeVisible();
  await expect(desk.getByRole('list', { name: 'Dans la salle' })).toContainText('Agent d’essai');
  await takeImage(desk, 'visio-appel');
  await takeImage(booth, 'visio-cabine');
  await expectAccessible(desk);

  await booth.getByRole('button', { name: 'Sous-titres' }).click();
  await expect(booth.getByRole('button', { name: 'Ôter les sous-titres' })).toBeVisible();
  await desk.getByRole('button', { name: 'Couper le micro' }).click();
  await expect(booth.getByRole('button', { name: 'Ouvrir le micro' })).toBeVisible();
  await booth.getByRole('button', { name: 'Appeler l’animateur' }).click();
  await desk.getByRole('link', { name: 'Accueil' }).click();
  await desk.getByRole('button', { name: 'J’arrive' }).click();
  await expect(booth.getByText('L’animateur arrive.')).toBeVisible();
  await desk.getByRole('link', { name: 'Ouvrir la visio' }).click();

  await partner.getByRole('button', { name: 'Quitter la réunion' }).click();
  await elsewhere.close();
  await expect(desk.getByText('Le partenaire n’est pas encore là.')).toBeVisible();
  const closed = booth.waitForEvent('close');
  await booth.getByRole('button', { name: 'Raccrocher' }).click();
  await closed;
  await expect(desk.getByText(/Communication de 1\smin/)).toBeVisible();
  await desk.getByRole('button', { name: 'Noter la visite' }).click();
  const form = desk.getByRole('dialog', { name: 'Nouvelle visite' });
  await expect(form.getByRole('radio', { name: 'visio sur place' })).toBeChecked();
  await form.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expect(form).toBeHidden();
  await desk.getByRole('link', { name: 'Accueil' }).click();
  await expect(dayRows(desk)).toHaveCount(1);
  await expect(dayRows(desk)).toContainText('visio sur place');
  await openScreen();
});

test('ce qui tourne dans la page d’appel n’atteint rien du poste', async () => {
  watch.allow(/Content Security Policy|sandbox|Blocked opening|net::ERR_|Failed to load resource/);
  const booth = await startCall();
  await expect(booth.getByText('Vous êtes bien dans la salle.')).toBeVisible();
  const { origin } = new URL(desk.url());
  const reached = await booth.evaluate(async (deskOrigin) => {
    const attempt = async (path: string, init: RequestInit) =>
      fetch(`${deskOrigin}${path}`, init).then(
        () => 'reached',
        () => 'refused',
      );
    const post = { method: 'POST', body: '{}', credentials: 'include' } as const;
    const { storageBuckets } = navigator as unknown as {
      readonly storageBuckets: { keys(): Promise<string[]> };
    };
    return {
      contract: await attempt('/contrat/boot.read', { ...post, mode: 'cors' }),
      blind: await attempt('/contrat/visio.close', { ...post, mode: 'no-cors' }),
      ownContract: await fetch('/contrat/boot.read', post).then(({ status }) => status),
      databases: (await indexedDB.databases()).length + (await storageBuckets.keys()).length,
      opener: window.opener as unknown,
      cookies: document.cookie,
      bridge: 'relais' in window,
      opened: window.open(deskOrigin),
      stored: localStorage.length,
    };
  }, origin);
  expect(reached).toEqual({
    contract: 'refused',
    blind: 'refused',
    ownContract: 403,
    databases: 0,
    opener: null,
    cookies: '',
    bridge: false,
    opened: null,
    stored: 0,
  });
  // By itself it can only leave: to a desk that does not know it, and whose own window stays.
  await booth.evaluate((url) => window.location.assign(url), origin);
  await expect(booth.getByText('Cette demande vient d’ailleurs que du poste')).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Visio' })).toBeVisible();
  await booth.close();
  await expect(desk.getByText('Le partenaire n’est pas venu')).toBeVisible();
  await forget();
});

test('serveur muet, script en défaut, caméra refusée, fausse clé, réseau coupé : un état clair', async () => {
  watch.allow(/broken|net::ERR_|Failed to load resource|Script load error|React|component/);
  const { jitsi } = visio;
  const secret = jitsi.secret;
  const booth = await openPage('Démarrer l’appel');
  const refuseCamera = await booth.evaluateHandle(() => {
    const devices = navigator.mediaDevices;
    const granted = devices.getUserMedia.bind(devices);
    devices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    return () => {
      devices.getUserMedia = granted;
    };
  });
  const expectFailure = async (inBooth: string, atDesk: string | RegExp) => {
    await expect(booth.getByRole('heading', { name: inBooth })).toBeVisible();
    await expect(desk.getByText(atDesk)).toBeVisible();
  };
  const retry = () => booth.getByRole('button', { name: 'Réessayer' }).click();

  await booth.getByRole('button', { name: 'D’accord, commencer' }).click();
  await expectFailure('La caméra ou le micro ne sont pas accessibles', /refuse la caméra/);
  await refuseCamera.evaluate((restore) => restore());
  jitsi.humour = 'script-absent';
  await retry();
  await expectFailure('Le service de visio ne répond pas', /serveur de visio ne répond pas/);
  await expectAccessible(booth);
  // One that takes the question and never answers.
  jitsi.humour = 'muette';
  await retry();
  await expect(booth.getByText('Connexion en cours…')).toBeVisible();
  await expect(
    booth.getByRole('heading', { name: 'Le service de visio ne répond pas' }),
  ).toBeVisible({ timeout: 2 * CONNECT_WITHIN });
  // Back, it is asked again: its first failure is not held against it.
  jitsi.humour = 'bonne';
  await retry();
  await expect(booth.getByText('Vous êtes bien dans la salle.')).toBeVisible();
  // What is waited for before giving up takes a second here.
  await booth.evaluate((patience) => {
    const wait = window.setTimeout.bind(window);
    const shortened = (task: () => void, delay?: number) =>
      wait(task, delay === patience ? 1_000 : delay);
    window.setTimeout = shortened as typeof window.setTimeout;
  }, RECOVER_WITHIN);
  jitsi.cutNetwork();
  await expectFailure('Le réseau a coupé l’appel', /l’appel n’a pas repris/);
  jitsi.mendNetwork();

  const startAgain = async () => {
    const opening = context.waitForEvent('page');
    await desk.getByRole('button', { name: 'Réessayer dans la même salle' }).click();
    const page = await opening;
    await page.getByRole('button', { name: 'D’accord, commencer' }).click();
    return page;
  };
  for (const humour of ['script-en-defaut', 'constructeur'] as const) {
    jitsi.humour = humour;
    const second = await startAgain();
    await expect(
      second.getByRole('heading', { name: 'Le service de visio est en panne' }),
    ).toBeVisible();
    await expect(desk.getByText(/ce qu’il envoie est en panne/)).toBeVisible();
  }

  jitsi.humour = 'bonne';
  jitsi.secret = 'une autre cle que celle du département';
  const forged = await startAgain();
  await expect(
    forged.getByRole('heading', { name: 'L’entrée de la salle est refusée' }),
  ).toBeVisible();

  jitsi.secret = secret;
  await forged.getByRole('button', { name: 'Réessayer' }).click();
  await expect(forged.getByText('Vous êtes bien dans la salle.')).toBeVisible();
  jitsi.cutNetwork();
  await expect(forged.getByText('Le réseau a coupé. L’appel va reprendre')).toBeVisible();
  await expect(desk.getByText('Le réseau a coupé : l’appel tente de reprendre')).toBeVisible();
  jitsi.mendNetwork();
  await expect(forged.getByText('Vous êtes bien dans la salle.')).toBeVisible();

  await desk.getByRole('button', { name: 'Continuer par téléphone' }).click();
  const form = desk.getByRole('dialog', { name: 'Nouvelle visite' });
  await expect(form.getByRole('radio', { name: 'téléphone' })).toBeChecked();
  await desk.keyboard.press('Escape');
  await form.getByRole('button', { name: 'Fermer' }).click();
  await forget();
});

test('la cabine se vérifie dans une seule fenêtre, et le poste s’en souvient', async () => {
  const booth = await openPage('Vérifier la cabine');
  const part = (name: string) => booth.getByRole('region', { name });
  for (const name of ['Caméra', 'Micro'])
    await expect(part(name).getByText('Tout va bien')).toBeVisible();
  // On a busy machine the way to a local server is truly slow, and said so.
  await expect(part('Réseau').getByText(/^(Tout va bien|Lent)$/)).toBeVisible();
  await booth.getByRole('button', { name: 'Écouter le son d’essai' }).click();
  await booth.getByRole('button', { name: 'Je n’entends rien' }).click();
  await expect(part('Haut-parleurs').getByText(/Montez le volume/)).toBeVisible();
  await takeImage(booth, 'visio-verification');
  await expectAccessible(booth);
  await expectWithinReach(booth);
  await booth.getByRole('button', { name: 'Je l’entends' }).click();
  const closed = booth.waitForEvent('close');
  await booth.getByRole('button', { name: 'Garder ce résultat' }).click();
  await closed;
  await expect(desk.getByText(/Vérifiée le/)).toBeVisible();
  const again = await openPage('Vérifier la cabine');
  const gone = again.waitForEvent('close');
  await desk.getByRole('button', { name: 'Fermer la vérification' }).click();
  await gone;
  await expect(desk.getByRole('button', { name: 'Vérifier la cabine' })).toBeVisible();
  await takeImage(desk, 'visio');
});

test('un lien collé s’ouvre dans la page isolée, ou dans le navigateur s’il refuse d’être intégré', async () => {
  const link = desk.getByLabel('Lien donné par le partenaire');
  await link.fill(`${visio.jitsi.origin}/reunion`);
  const booth = await startCall();
  await expect(booth.frameLocator('iframe').getByText('Réunion d’essai')).toBeVisible();
  await desk.getByRole('button', { name: 'Raccrocher' }).click();
  await expect(desk.getByRole('button', { name: 'Noter la visite' })).toBeVisible();
  await forget();
  await link.fill(`${visio.jitsi.origin}/ferme`);
  const opening = context.waitForEvent('page');
  await desk.getByRole('button', { name: 'Démarrer l’appel' }).click();
  const elsewhere = await opening;
  await expect(elsewhere.getByText('Réunion fermée aux cadres')).toBeVisible();
  await expect(desk.getByText(/ce lien ne se laisse pas intégrer/)).toBeVisible();
  await elsewhere.close();
  // No page of ours speaks for it: the other screens say it all the same.
  await desk.getByRole('link', { name: 'Accueil' }).click();
  await expect(desk.getByText('l’appel est ouvert dans le navigateur.')).toBeVisible();
  await desk.getByRole('link', { name: 'Ouvrir la visio' }).click();
  await desk.getByRole('button', { name: 'L’appel est terminé' }).click();
  await forget();
});

test('verrouiller le poste détruit l’appel', async () => {
  const booth = await startCall();
  await expect(booth.getByText('Vous êtes bien dans la salle.')).toBeVisible();
  const closed = booth.waitForEvent('close');
  await desk.bringToFront();
  await desk.keyboard.press('Control+l');
  await expectLocked(desk);
  await closed;
});
