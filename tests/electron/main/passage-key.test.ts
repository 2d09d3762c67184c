import { beforeEach, describe, expect, it } from 'vitest';
import {
  acceleratorSchema,
  DEFAULT_PASSAGE_KEY,
  PASSAGE_KEYS,
  sayAccelerator,
} from '../../../electron/main/accelerator.ts';
import { createPassageKey } from '../../../electron/main/passage-key.ts';
import { electronDouble } from '../../support/electron-double.ts';

let passages: number;
let now: number;

beforeEach(() => {
  electronDouble.reset();
  electronDouble.becomeReady();
  passages = 0;
  now = 10_000;
});

const create = (accelerator: string | null) =>
  createPassageKey(
    accelerator,
    () => {
      passages += 1;
    },
    () => now,
  );

describe('the Passage’s shortcut', () => {
  it('asks for a Passage each time it is pressed', () => {
    create('Control+Alt+P');
    electronDouble.press('Control+Alt+P');
    now += 1500;
    electronDouble.press('Control+Alt+P');
    expect(passages).toBe(2);
  });

  it('counts once while it is held down', () => {
    create('Control+Alt+P');
    electronDouble.press('Control+Alt+P');
    now += 500;
    for (let repeat = 0; repeat < 40; repeat += 1) {
      electronDouble.press('Control+Alt+P');
      now += 33;
    }
    expect(passages).toBe(1);
    now += 1000;
    electronDouble.press('Control+Alt+P');
    expect(passages).toBe(2);
  });

  it('may be none at all', () => {
    const key = create(null);
    expect(electronDouble.asked.shortcuts.size).toBe(0);
    expect(key.refusal).toBeNull();
  });

  it('lets the former key go when another is chosen', () => {
    const key = create('Control+Alt+P');
    expect(key.choose('Control+Shift+F2')).toBeNull();
    expect([...electronDouble.asked.shortcuts.keys()]).toEqual(['Control+Shift+F2']);
    expect(key.choose(null)).toBeNull();
    expect(electronDouble.asked.shortcuts.size).toBe(0);
    expect(key.current).toBeNull();
  });

  it.each(['held', 'Control+Nowhere'])('says in French that %s cannot be had', (which) => {
    electronDouble.asked.othersShortcuts.add('Control+Alt+P');
    const key = create(which === 'held' ? 'Control+Alt+P' : which);
    expect(key.refusal).toContain('sert déjà à un autre programme');
    expect(key.refusal).toContain('F2 marche toujours');
    expect(electronDouble.asked.shortcuts.size).toBe(0);
  });

  it('is not F2 by itself: other programs keep theirs', () => {
    expect(DEFAULT_PASSAGE_KEY).toBe('Control+Alt+P');
    expect(PASSAGE_KEYS).not.toContain('F2');
  });
});

describe('a shortcut', () => {
  it.each(PASSAGE_KEYS.filter((key) => key !== null))('proposed, %s, is one', (key) => {
    expect(acceleratorSchema.safeParse(key).success).toBe(true);
  });

  it.each(['F2', 'Shift+F2', 'Control+Alt+Shift+P', 'Super+V', 'Command+Alt+P', 'Alt+F24'])(
    '%s is one',
    (key) => {
      expect(acceleratorSchema.safeParse(key).success).toBe(true);
    },
  );

  it.each([
    '',
    'P',
    'Space',
    'Shift+P',
    'Control',
    'Control+',
    '+P',
    'Control+Control+P',
    'Control+p',
    'Control+PP',
    'Control+F25',
    'Control + P',
    'control+P',
    'Control+P\n',
    'toString+P',
  ])('%j is none', (key) => {
    expect(acceleratorSchema.safeParse(key).success).toBe(false);
  });

  it('is said as the keys are marked', () => {
    expect(sayAccelerator('Control+Alt+Shift+Space')).toBe('Ctrl + Alt + Maj + Espace');
  });
});
