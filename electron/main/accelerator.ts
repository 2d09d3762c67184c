import { z } from 'zod';

/** In another program too: Ctrl and Alt together, which no common program uses with P. */
export const DEFAULT_PASSAGE_KEY = 'Control+Alt+P';

/** What the menu proposes; null is no shortcut outside the desk’s window. */
export const PASSAGE_KEYS = [
  DEFAULT_PASSAGE_KEY,
  'Control+Alt+Space',
  'Control+Shift+F2',
  null,
] as const;

const modifiers: Readonly<Record<string, string>> = {
  Control: 'Ctrl',
  Alt: 'Alt',
  Shift: 'Maj',
  Super: 'Win',
  Command: 'Cmd',
};

const keys: Readonly<Record<string, string>> = { Space: 'Espace' };

const SHAPE = /^((?:(?:Control|Alt|Shift|Super|Command)\+)*)([A-Z]|F(?:[1-9]|1\d|2[0-4])|Space)$/;

/**
 * A global shortcut as Electron writes it, each modifier once. Held by the desk wherever the person
 * types: so a key alone, or with Shift, is refused unless it is a function key.
 */
export const acceleratorSchema = z.string().refine((text) => {
  const [, held = '', key = ''] = SHAPE.exec(text) ?? [];
  const names = held.split('+').filter((name) => name !== '');
  if (key === '' || new Set(names).size < names.length) return false;
  return /^F\d/.test(key) || names.some((name) => name !== 'Shift');
});

/** The shortcut in French, as the keys are marked: `Ctrl + Alt + P`. */
export function sayAccelerator(accelerator: string): string {
  return accelerator
    .split('+')
    .map((part) => modifiers[part] ?? keys[part] ?? part)
    .join(' + ');
}
