import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { ANSWER_WITHIN, READ_FOR } from '../../renderer/visiteurs/visitor-page.ts';
import { langues, wordings } from '../../renderer/visiteurs/wording.ts';
import { takeImage } from '../support/desk-images.ts';
import { expectLocked, installDesk, unlockDesk } from '../support/desk-install.ts';
import { openDesk } from '../support/desk-page.ts';
import { expect, test } from '../support/desk-test.ts';

test.describe.configure({ timeout: 240_000 });

test.beforeEach(async ({ page, place }) => {
  installDesk(place);
  await openDesk(page, await place.start(['--department', 'none']));
  await unlockDesk(page);
});

/**
 * Opens the visitors’ page by its name, as the desk does, then again without its own deadlines: a
 * busy machine must not bring it back to its start while a test looks at it.
 */
async function openVisitors(desk: Page): Promise<Page> {
  await desk.keyboard.press('Control+k');
  await desk.getByRole('textbox', { name: 'Chercher une action' }).fill('page des visiteurs');
  const opening = desk.context().waitForEvent('page');
  await desk.getByRole('button', { name: 'Ouvrir la page des visiteurs' }).click();
  const visitors = await opening;
  await expect(question(visitors)).toBeVisible();
  await visitors.addInitScript((shortest) => {
    const schedule = window.setTimeout.bind(window);
    const withoutDeadlines = (task: () => void, wait = 0) =>
      wait < shortest ? schedule(task, wait) : 0;
    Object.assign(window, { setTimeout: withoutDeadlines });
  }, ANSWER_WITHIN);
  await visitors.reload();
  await expect(question(visitors)).toBeVisible();
  return visitors;
}

/** The same page once more, whose timers the test drives. */
async function openTimed(context: BrowserContext, address: string): Promise<Page> {
  const visitors = await context.newPage();
  await visitors.clock.install();
  await visitors.goto(address);
  await expect(question(visitors)).toBeVisible();
  return visitors;
}

function question(visitors: Page): Locator {
  return visitors.getByRole('heading', { name: 'Je viens pour…' });
}

function waitingList(desk: Page): Locator {
  return desk.getByRole('region', { name: 'Personnes présentes' }).getByRole('group');
}

test('une personne choisit, reçoit son numéro, et se trouve dans la file du poste', async ({
  page,
}) => {
  const visitors = await openVisitors(page);
  await takeImage(visitors, 'visiteurs');
  await visitors.getByRole('button', { name: 'Logement' }).click();
  await expect(visitors.getByRole('heading', { name: /Votre numéro\s:\s*1$/ })).toBeVisible();
  await expect(visitors.getByText('Installez-vous, on vous appelle.')).toBeVisible();
  await expect(waitingList(page)).toHaveCount(1);
  await takeImage(visitors, 'visiteurs-numero');
  await expect(waitingList(page)).toHaveAccessibleName(/^Numéro 1, Logement, depuis/);

  await visitors.getByRole('button', { name: 'Terminé' }).click();
  await visitors.getByRole('button', { name: 'العربية' }).click();
  await expect(visitors.locator('html')).toHaveAttribute('dir', 'rtl');
  await visitors.getByRole('button', { name: 'السكن' }).click();
  await expect(visitors.getByRole('heading', { name: /رقمكم:\s*2/ })).toBeVisible();
  await expect(waitingList(page).filter({ hasText: 'arabe' })).toHaveAccessibleName(/^Numéro 2/);

  await waitingList(page).first().getByRole('button', { name: 'Recevoir' }).click();
  await expect(visitors.getByText('نستقبل الآن الرقم')).toBeVisible();
  await visitors.getByRole('button', { name: 'Français' }).click();
  await expect(visitors.locator('footer')).toHaveText('On reçoit le numéro 1');
});

test('la page ne peut rien du poste, et ne demande rien de personne', async ({ page }) => {
  const visitors = await openVisitors(page);
  expect(await visitors.evaluate(() => window.opener === null)).toBe(true);
  await expect(visitors.locator('input, textarea, select, [contenteditable]')).toHaveCount(0);
  const scripts = await visitors.evaluate(async () => {
    const sources = [...document.scripts].map(({ src }) => src);
    const texts = await Promise.all(sources.map(async (src) => (await fetch(src)).text()));
    return texts.join('\n');
  });
  expect(scripts).toContain('renonce');
  for (const word of ['ledger.append', '/contrat/', 'indexedDB', 'xchacha', 'Dexie'])
    expect(scripts).not.toContain(word);
});

test('sans réponse, la page envoie à l’accueil dans la langue choisie, puis recommence', async ({
  page,
  context,
}) => {
  const visitors = await openTimed(context, (await openVisitors(page)).url());
  await page.keyboard.press('Control+l');
  await expectLocked(page);
  await visitors.getByRole('button', { name: 'Español' }).click();
  await visitors.getByRole('button', { name: 'Vivienda' }).click();
  await visitors.clock.runFor(ANSWER_WITHIN);
  await expect(visitors.getByRole('heading', { name: 'Diríjase a la recepción' })).toBeVisible();
  await visitors.clock.runFor(READ_FOR);
  await expect(question(visitors)).toBeVisible();
  await unlockDesk(page);
  await expect(waitingList(page)).toHaveCount(0);
  await visitors.getByRole('button', { name: 'Logement' }).click();
  await expect(visitors.getByRole('heading', { name: /Votre numéro/ })).toBeVisible();
  await visitors.clock.runFor(READ_FOR);
  await expect(question(visitors)).toBeVisible();
});

test('masqué, le poste donne encore des numéros ; deux fenêtres n’en donnent qu’un', async ({
  page,
  context,
}) => {
  const visitors = await openVisitors(page);
  const second = await context.newPage();
  await second.goto(new URL('/', page.url()).href);
  await unlockDesk(second);
  await page.bringToFront();
  await page.keyboard.press('F8');
  const code = page.getByRole('dialog', { name: /Choisissez d’abord le code/ });
  await code.getByLabel('Code de masquage', { exact: true }).fill('2580');
  await code.getByLabel('Le même code').fill('2580');
  await code.getByRole('button', { name: 'Enregistrer le code' }).click();
  await expect(page.getByRole('heading', { name: 'Écran masqué' })).toBeVisible();
  await visitors.getByRole('button', { name: 'Autre chose' }).click();
  await expect(visitors.getByRole('heading', { name: /Votre numéro\s:\s*1$/ })).toBeVisible();
  await expect(waitingList(second)).toHaveCount(1);
});

test('un enfant qui touche sans cesse reçoit peu de numéros, et une phrase', async ({ page }) => {
  const visitors = await openVisitors(page);
  for (let press = 0; press < 12; press += 1) {
    await visitors.getByRole('button', { name: 'Autre chose' }).click();
    await visitors.getByRole('button', { name: 'Terminé' }).click();
  }
  await visitors.getByRole('button', { name: 'Autre chose' }).click();
  await expect(
    visitors.getByRole('heading', { name: /Attendez une minute, ou adressez-vous à l’accueil/ }),
  ).toBeVisible();
  await expect(waitingList(page)).toHaveCount(5);
});

/** `whole`: everything is in sight at once; otherwise the page scrolls, downwards alone. */
const looks = [
  { how: 'portable', width: 1366, height: 768, whole: true },
  { how: 'grand écran', width: 1920, height: 1080, whole: true },
  { how: 'tablette debout', width: 800, height: 1280, whole: true },
  { how: 'agrandi deux fois', width: 683, height: 384, whole: false },
  { how: 'agrandi quatre fois', width: 341, height: 600, whole: false },
] as const;

test('tient sur chaque écran : cibles, contraste, axe, sans rien qui dépasse', async ({
  page,
}, testInfo) => {
  const visitors = await openVisitors(page);
  await visitors.getByRole('button', { name: 'Papiers d’identité' }).click();
  await expect(visitors.getByRole('heading', { name: /Votre numéro/ })).toBeVisible();
  await waitingList(page).getByRole('button', { name: 'Recevoir' }).click();
  await expect(visitors.getByText('On reçoit le numéro')).toBeVisible();
  for (const look of looks) {
    await visitors.setViewportSize(look);
    await expectHolds(visitors, look, `numéro, ${look.how}`);
    await visitors.screenshot({ path: testInfo.outputPath(`numero-${look.how}.png`) });
  }
  await visitors.getByRole('button', { name: 'Terminé' }).click();
  for (const langue of langues.map((each) => wordings[each].langue)) {
    await visitors.getByRole('button', { name: langue }).click();
    for (const look of looks) {
      await visitors.setViewportSize(look);
      await expectHolds(visitors, look, `${langue}, ${look.how}`);
      await visitors.screenshot({ path: testInfo.outputPath(`${langue}-${look.how}.png`) });
    }
  }
});

async function expectHolds(
  visitors: Page,
  { whole }: (typeof looks)[number],
  what: string,
): Promise<void> {
  const { violations } = await new AxeBuilder({ page: visitors }).setLegacyMode().analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    what,
  ).toEqual([]);
  const faults = await visitors.evaluate(() => ({
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    below: document.documentElement.scrollHeight - document.documentElement.clientHeight,
    small: [...document.querySelectorAll('button')]
      .map((button) => button.getBoundingClientRect())
      .filter(({ width, height }) => width < 88 || height < 88).length,
    cut: [...document.querySelectorAll('button')].filter(
      (button) => button.scrollWidth > button.clientWidth + 1,
    ).length,
  }));
  const below = whole ? 0 : faults.below;
  expect(faults, what).toEqual({ sideways: 0, below, small: 0, cut: 0 });
}
