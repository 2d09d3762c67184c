import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk-test.ts';
import { expectOpen, openDesk, pressPassage } from '../support/desk-page.ts';
import { servePapersPage } from '../support/papiers-page.ts';
import type { PapersPage } from '../support/papiers-page.ts';

test.describe.configure({ timeout: 120_000 });

let served: PapersPage;

test.beforeAll(async () => {
  served = await servePapersPage();
});

test.afterAll(() => served.close());

/** Opens a paper and waits until its pages are drawn. */
async function openPaper(page: Page, name: string, pages: number): Promise<void> {
  await page.goto(served.url);
  await page.getByRole('button', { name }).click();
  await expect(drawnPages(page)).toHaveCount(pages);
}

function drawnPages(page: Page) {
  return dialog(page).getByRole('img', { name: /^Page \d+ sur \d+$/ });
}

function dialog(page: Page) {
  return page.getByRole('dialog');
}

/** The pages that come out of the printer, and what is written on them. */
async function printOut(page: Page): Promise<{ readonly pages: number; readonly boxes: string[] }> {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const text = bytes.toString('latin1');
  return {
    pages: text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0,
    boxes: [...new Set(text.match(/\/MediaBox\s*\[[^\]]*\]/g))],
  };
}

async function save(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const saving = page.waitForEvent('download');
  await dialog(page).getByRole('link', { name: 'Enregistrer en PDF' }).click();
  const download = await saving;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('la feuille du jour se voit, s’imprime sur une page A4 et s’enregistre', async ({ page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-imprime', 'oui');
  });
  await openPaper(page, 'Feuille du jour', 1);
  await dialog(page).getByRole('button', { name: 'Imprimer' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-imprime', 'oui');
  const { pages, boxes } = await printOut(page);
  expect(pages).toBe(1);
  expect(boxes.map((box) => box.match(/[\d.]+/g)?.map((side) => Math.round(Number(side))))).toEqual(
    [[0, 0, 595, 842]],
  );
  const first = await save(page);
  expect(first.name).toBe('feuille-du-jour-marvejols.pdf');
  expect(first.bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
  await page.keyboard.press('Escape');
  await openPaper(page, 'Feuille du jour', 1);
  expect((await save(page)).bytes.equals(first.bytes)).toBe(true);
});

test('sur le poste : la feuille dit par où la recopier, et le rapport du mois s’enregistre', async ({
  page,
  place,
}) => {
  const desk = await place.start(['--demo', '--no-past', '--department', 'none']);
  await openDesk(page, desk);
  await expectOpen(page);
  await pressPassage(page);

  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Chercher une action' }).fill('feuille du jour vierge');
  await page.keyboard.press('Enter');
  await expect(drawnPages(page)).toHaveCount(1);
  const steps = (await dialog(page).locator('[data-papier] text').allTextContents()).join(' ');
  const [, action = ''] = /«\u00a0(Compléter[^»]*)\u00a0»/.exec(steps) ?? [];
  expect((await save(page)).name).toMatch(/^feuille-du-jour-[a-z-]+\.pdf$/);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();

  await expect(page.getByRole('button', { name: action, exact: true })).toBeVisible();

  await page.getByRole('link', { name: 'Chiffres' }).click();
  await page.getByRole('button', { name: 'Rapport d’activité' }).click();
  await expect(drawnPages(page).first()).toBeVisible();
  await expect(dialog(page).locator('[data-papier]')).toContainText('Activités par thème');
  expect((await save(page)).name).toMatch(/^rapport-activite-[a-z-]+-\d{4}-\d{2}\.pdf$/);
});

test('un rapport de plusieurs pages en imprime autant, et rien d’autre', async ({ page }) => {
  await openPaper(page, 'Rapport d’activité', 3);
  expect((await printOut(page)).pages).toBe(3);
  await page.emulateMedia({ media: 'print' });
  await expect(dialog(page).getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await expect(page.getByRole('img', { name: 'Page 3 sur 3' })).toBeVisible();
});

test('l’aperçu a la police du fichier : chaque texte y prend la même place', async ({ page }) => {
  await openPaper(page, 'Rapport d’activité', 3);
  // Pages out of sight are not laid out on the screen; on paper, all are.
  await page.emulateMedia({ media: 'print' });
  const astray = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.querySelectorAll<SVGTextElement>('[data-papier] text')]
      .map((text) => {
        const printed = text.textLength.baseVal.value;
        text.removeAttribute('textLength');
        return { text: text.textContent, printed, here: text.getComputedTextLength() };
      })
      .filter(({ printed, here }) => Math.abs(here - printed) > 0.01 * printed + 0.2);
  });
  expect(astray).toEqual([]);
});

test('fermé, le papier ne laisse pas son fichier derrière lui', async ({ page }) => {
  await page.addInitScript(() => {
    const revoke = URL.revokeObjectURL.bind(URL);
    URL.revokeObjectURL = (url) => {
      document.documentElement.setAttribute('data-efface', url);
      revoke(url);
    };
  });
  await openPaper(page, 'Feuille du jour', 1);
  const link = dialog(page).getByRole('link', { name: 'Enregistrer en PDF' });
  const address = (await link.getAttribute('href')) ?? '';
  expect(address).toMatch(/^blob:/);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator('html')).toHaveAttribute('data-efface', address);
});

test('sans sa police, le papier est refusé par une phrase, et réussit ensuite', async ({
  page,
  watch,
}) => {
  watch.allow(/Failed to load resource|typeface|Failed to fetch/);
  await page.context().route('**/*.ttf', (route) => route.abort());
  await page.goto(served.url);
  await page.getByRole('button', { name: 'Feuille du jour' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('n’a pas pu être préparé');
  await page.context().unroute('**/*.ttf');
  await dialog(page).getByRole('button', { name: 'Réessayer' }).click();
  await expect(drawnPages(page)).toHaveCount(1);
});

test('la page montre les images qu’elle a faites : rien d’autre d’elle, et aucune d’ailleurs', async ({
  page,
  watch,
}) => {
  watch.allow(/Content Security Policy|Framing/);
  // Asked for by the test, and refused before it leaves.
  watch.allowOrigin('https://exemple.invalid');
  await openPaper(page, 'Feuille du jour', 1);
  const refused = await page.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.push(event.effectiveDirective),
    );
    const address = document.querySelector<HTMLAnchorElement>('a[download]')?.href ?? '';
    const frame = document.createElement('iframe');
    frame.src = address;
    const object = document.createElement('object');
    object.data = address;
    const made = (parts: BlobPart[], type: string) =>
      URL.createObjectURL(new Blob(parts, { type }));
    const script = document.createElement('script');
    script.src = made(['document.title = "Pris"'], 'text/javascript');
    const elsewhere = new Image();
    elsewhere.src = 'https://exemple.invalid/image.png';
    document.body.append(frame, object, script, elsewhere);
    new Worker(made(['close()'], 'text/javascript'));
    await fetch(address).catch(() => {});
    await new Promise((resolve) => {
      const look = () => (seen.length >= 6 ? resolve(null) : requestAnimationFrame(look));
      look();
    });
    // Seen after all the others: one that is refused would be among them.
    const picture = new Image();
    const canvas = new OffscreenCanvas(3, 2);
    canvas.getContext('2d');
    picture.src = made([await canvas.convertToBlob()], 'image/png');
    await picture.decode();
    return { seen: seen.toSorted((a, b) => a.localeCompare(b)), width: picture.naturalWidth };
  });
  expect(refused).toEqual({
    seen: ['connect-src', 'frame-src', 'img-src', 'object-src', 'script-src-elem', 'worker-src'],
    width: 3,
  });
});

test('l’aperçu ne manque à personne : axe, clair et sombre', async ({ page }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    // Set first: half-way through its opening, a dialog has the contrast of what is behind it.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openPaper(page, 'Rapport d’activité', 3);
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  }
});
