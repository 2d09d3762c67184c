import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './desk-test.ts';

/** A way a screen is looked at. */
interface Look {
  readonly how: string;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Which of axe’s rules say something new of a screen seen in light colours already. */
  readonly rules: keyof typeof rulesOfLook;
}

/**
 * What axe is asked of a look: everything once, then what that look may change. A page zoomed or
 * widened has the same names and roles; it may scroll where it did not.
 */
const rulesOfLook = {
  all: null,
  colours: ['color-contrast', 'link-in-text-block'],
  room: ['scrollable-region-focusable'],
} as const;

const LAPTOP = { width: 1366, height: 768 } as const;

const light: Look = { how: 'clair', scheme: 'light', ...LAPTOP, rules: 'all' };

/** The common laptop: light, then what dark colours change, then zoomed twice, half as large. */
const laptop: readonly Look[] = [
  light,
  { how: 'sombre', scheme: 'dark', ...LAPTOP, rules: 'colours' },
  { how: 'agrandi deux fois', scheme: 'light', width: 683, height: 384, rules: 'room' },
];

const wide: Look = {
  how: 'grand écran',
  scheme: 'light',
  width: 1920,
  height: 1080,
  rules: 'room',
};

/** On the common laptop, light, dark and zoomed twice: axe finds nothing, nothing sticks out. */
export async function expectHolds(page: Page, screen: string): Promise<void> {
  await expectLooks(page, screen, laptop);
}

/** The common laptop in light colours, for one more view of a screen that was looked at every way. */
export async function expectViewHolds(page: Page, view: string): Promise<void> {
  await expectLooks(page, view, [light]);
}

/** Like `expectHolds` for a screen of the frame, and on a wide screen. */
export async function expectFrameHolds(page: Page, screen: string): Promise<void> {
  await expectLooks(page, screen, [...laptop, wide]);
}

/** The same for a screen of the frame, once the desk is in touch mode: fingers miss nothing. */
export async function expectTouchHolds(page: Page, screen: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-tactile', '');
  await expectLooks(page, `${screen}, tactile`, [light]);
  expect(await findSmallTargets(page), `${screen}: petites cibles`).toEqual([]);
}

async function expectLooks(page: Page, screen: string, looks: readonly Look[]): Promise<void> {
  for (const look of looks) {
    await see(page, look);
    const what = `${screen}, ${look.how}`;
    expect(await findFaults(page, look.rules), what).toEqual([]);
    expect(await findRemembered(page), `${what}: champs que le navigateur garde`).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways, `${what}: en largeur`).toBe(0);
  }
  await see(page, light);
}

async function see(page: Page, { scheme, width, height }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height });
  // The page hears of its new colours and size, draws itself, and what fades has faded.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1)
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    const moving = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
}

/** What axe finds wrong, one line each. */
async function findFaults(page: Page, rules: Look['rules']): Promise<string[]> {
  // Legacy: everything is in one frame, and axe needs no second page to gather what it found.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const asked = rulesOfLook[rules];
  const { violations } = await (asked === null ? axe : axe.withRules([...asked])).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/**
 * The fields whose text the browser would keep in files of its own, in the clear: to propose it again,
 * or to open the page again as it was. Each is off, or in a form that is.
 */
async function findRemembered(page: Page): Promise<string[]> {
  return page
    .locator('input:not([type=checkbox], [type=radio], [type=file], [type=hidden]), textarea')
    .evaluateAll((fields) =>
      fields
        .filter((field): field is HTMLInputElement | HTMLTextAreaElement => 'form' in field)
        .filter((field) => (field.autocomplete || field.form?.autocomplete) !== 'off')
        .map((field) => field.outerHTML.slice(0, 160)),
    );
}

/** The buttons, links, switches and tabs in sight that a finger would miss: under 44 px high. */
async function findSmallTargets(page: Page): Promise<string[]> {
  return page
    .locator('button, a[href], [role=tab], [role=menuitem], [role=combobox]')
    .evaluateAll((targets) =>
      targets
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.height > 0 && box.height < 44)
        .map(({ target, box }) => `${target.outerHTML.slice(0, 120)}: ${box.height}`),
    );
}
