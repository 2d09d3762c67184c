import { useEffect } from 'react';

/** A key, alone or with Ctrl (Cmd on a Mac). `key` is what the keyboard event calls it. */
export interface KeyCombo {
  readonly key: string;
  readonly ctrl?: boolean;
}

/** Something a key does, when it has one. */
export interface Shortcut {
  readonly combo?: KeyCombo;
  readonly run: () => void | Promise<void>;
}

/**
 * Runs a shortcut at each press of its key, anywhere in the window. A key held down acts once:
 * repeats are ignored. Fields keep what belongs to typing: letters, and their own undo; an open form
 * is not left for what Ctrl+Z would undo behind it.
 */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcuts.find(({ combo }) => combo !== undefined && matches(combo, event));
      if (shortcut === undefined) return;
      event.preventDefault();
      if (!event.repeat) void shortcut.run();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [shortcuts]);
}

/** The words of a combination, as printed on keys: `Ctrl`, `Z`. */
export function comboWords({ key, ctrl = false }: KeyCombo): readonly string[] {
  const word = key.length === 1 ? key.toUpperCase() : key;
  return ctrl ? ['Ctrl', word] : [word];
}

function matches({ key, ctrl = false }: KeyCombo, event: KeyboardEvent): boolean {
  if (event.key.toLowerCase() !== key.toLowerCase() || event.altKey) return false;
  if ((event.ctrlKey || event.metaKey) !== ctrl) return false;
  // Ctrl+Maj+Z is another command; `?` needs Maj on most keyboards.
  if (ctrl && event.shiftKey) return false;
  const undoes = ctrl && key.toLowerCase() === 'z';
  if (undoes && isInForm(event.target)) return false;
  const typing = key.length === 1 && (!ctrl || undoes);
  return !(typing && isEditing(event.target));
}

function isInForm(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], form') !== null;
}

function isEditing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
