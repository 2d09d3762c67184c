import { globalShortcut } from 'electron';
import { sayAccelerator } from './accelerator.ts';

/**
 * Presses closer than this are one key held down, in milliseconds: longer than the pause before the
 * keyboard repeats, shorter than two people one after the other.
 */
const HELD = 700;

/** The shortcut that records a Passage from any other program. */
export interface PassageKey {
  readonly current: string | null;
  /** Why it cannot be used, or null. */
  readonly refusal: string | null;
  /** Replaces it; null leaves the key to others. Gives why the new one cannot be used, or null. */
  choose(accelerator: string | null): string | null;
}

/** Takes `accelerator` from the system; `now` is a clock that never goes back, in milliseconds. */
export function createPassageKey(
  accelerator: string | null,
  ask: () => void,
  now: () => number,
): PassageKey {
  let current: string | null = null;
  let refusal: string | null = null;
  let lastPress = Number.NEGATIVE_INFINITY;
  const onPress = () => {
    const held = now() - lastPress < HELD;
    lastPress = now();
    if (!held) ask();
  };
  const choose = (next: string | null) => {
    if (current !== null && refusal === null) globalShortcut.unregister(current);
    current = next;
    refusal = next === null || isTaken(next, onPress) ? null : refuseKey(next);
    return refusal;
  };
  choose(accelerator);
  return {
    get current() {
      return current;
    },
    get refusal() {
      return refusal;
    },
    choose,
  };
}

function isTaken(accelerator: string, onPress: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, onPress);
  } catch {
    // Electron throws on a key this keyboard’s system does not have.
    return false;
  }
}

function refuseKey(accelerator: string): string {
  return `Le raccourci ${sayAccelerator(accelerator)} sert déjà à un autre programme, ou n’existe pas sur ce système. Choisissez-en un autre dans le menu Fichier, « Passage depuis un autre programme ». F2 marche toujours dans la fenêtre de Relais.`;
}
