import type { Page } from '@playwright/test';
import { expectOpen } from './desk-page.ts';
import { expect } from './desk-test.ts';

/** What the tests answer to the first run. */
export const NAME = 'Personne de test';
export const PASSPHRASE = 'quatre gares sous la neige';

/** The steps of the first run, by what their titles say. */
export const steps = {
  bienvenue: 'Bienvenue dans Relais',
  plateforme: 'Quelle plateforme ?',
  nom: 'Qui êtes-vous ?',
  phrase: 'Votre phrase secrète',
  feuille: 'Votre clé de secours',
  verification: 'Vérifions la feuille',
  departement: 'Relier au département',
} as const;

export type Step = keyof typeof steps;

export const stepNames = Object.keys(steps) as Step[];

/** How a test writes: key by key like a person, or each answer at once. */
export interface Hands {
  press(key: string): Promise<void>;
  write(text: string): Promise<void>;
}

/** Hands that count what a person’s would do. */
export interface CountedHands extends Hands {
  readonly strokes: () => number;
}

/** Each answer at once: for tests that are about something else than typing. */
function hurriedHands({ keyboard }: Page): Hands {
  return { press: (key) => keyboard.press(key), write: (text) => keyboard.insertText(text) };
}

/**
 * Key by key. An accent counts as a key of its own, as a capital’s shift does: no keyboard asks for
 * more, and most for less.
 */
export function countedHands({ keyboard }: Page): CountedHands {
  let strokes = 0;
  return {
    strokes: () => strokes,
    press: (key) => {
      strokes += key.split('+').length;
      return keyboard.press(key);
    },
    write: (text) => {
      strokes += text.normalize('NFD').length + (text.match(/\p{Lu}/gu)?.length ?? 0);
      return keyboard.type(text);
    },
  };
}

/** A first run, gone through by the keyboard alone from its welcome. */
export interface Wizard {
  /** The recovery words, once they have been on show. */
  readonly words: readonly string[];
  /** Answers from the step on show on, until this one is. */
  until(step: Step): Promise<void>;
}

/** Begins a first run at the platform `site`, as its list names it. */
export function beginWizard(
  page: Page,
  { site = 'Marvejols', hands = hurriedHands(page) }: { site?: string; hands?: Hands } = {},
): Wizard {
  const words: string[] = [];
  let at: Step = 'bienvenue';
  const answers: Readonly<Record<Step, () => Promise<void>>> = {
    bienvenue: () => expect(page.getByRole('button', { name: 'Installer' })).toBeFocused(),
    plateforme: async () => {
      const radio = page.getByRole('radio', { name: site });
      await expect(radio).toBeVisible();
      // The focus is on the first platform, or on the one remembered.
      await expect(page.getByRole('radiogroup').locator(':focus')).toBeVisible();
      while (!(await radio.isChecked())) await hands.press('ArrowDown');
    },
    nom: async () => {
      const name = page.getByLabel('Votre prénom et votre nom');
      if ((await name.inputValue()) !== NAME) await hands.write(NAME);
    },
    phrase: async () => {
      await hands.write(PASSPHRASE);
      const again = page.getByRole('textbox', { name: 'La même, une seconde fois' });
      // Past the button that shows what is typed.
      while (!(await again.evaluate((field) => field === document.activeElement)))
        await hands.press('Tab');
      await hands.write(PASSPHRASE);
    },
    feuille: async () => {
      words.splice(0, words.length, ...(await readWords(page)));
      await hands.press('Tab');
    },
    verification: async () => {
      await hands.write(words.join(' '));
      await hands.press('Tab');
    },
    departement: () => Promise.resolve(),
  };
  return {
    words,
    until: async (step) => {
      for (;;) {
        await expectStep(page, at);
        if (at === step) return;
        await answers[at]();
        await hands.press('Enter');
        at = stepNames[stepNames.indexOf(at) + 1] ?? step;
      }
    },
  };
}

/** Waits for a step of the first run. */
export async function expectStep(page: Page, step: Step): Promise<void> {
  await expect(page.getByRole('heading', { name: steps[step], level: 1 })).toBeVisible();
}

/** Leaves the département for later, once the desk is installed. */
export async function leaveForLater(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Plus tard' }).click();
  await expectOpen(page);
}

/** The twelve words on show. */
async function readWords(page: Page): Promise<readonly string[]> {
  const items = await page
    .getByRole('region', { name: 'Clé de secours' })
    .getByRole('listitem')
    .allInnerTexts();
  const words = items.map((text) => text.replace(/^\d+\.\s*/, ''));
  expect(words).toHaveLength(12);
  return words;
}
