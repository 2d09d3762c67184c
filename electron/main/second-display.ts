import type { Rectangle } from 'electron';

/** The first screen the window’s middle is not on; null when there is only its own. */
export function findSecondDisplay(
  window: Rectangle,
  displays: readonly Rectangle[],
): Rectangle | null {
  const x = window.x + window.width / 2;
  const y = window.y + window.height / 2;
  const holdsIt = (screen: Rectangle) =>
    x >= screen.x && x < screen.x + screen.width && y >= screen.y && y < screen.y + screen.height;
  const own = displays.findIndex(holdsIt);
  return displays.find((_screen, index) => index !== Math.max(0, own)) ?? null;
}
