import { join } from 'node:path';
import type { BrowserWindow, Rectangle } from 'electron';
import { z } from 'zod';
import { readFileIfAny, writeFileAtomically } from '../host/profile/atomic-file.ts';

/** Where the window was, in display-independent pixels: `fenetre.json` in the profile. */
const stateSchema = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof stateSchema>;

const FILE = 'fenetre.json';

/** Size of a window that was never placed, and the smallest one. */
const USUAL_SIZE = { width: 1366, height: 768 } as const;
export const SMALLEST = { width: 800, height: 560 } as const;

/** How much of the top of the window must be on a screen, so that it can be caught and moved. */
const CATCH = { width: 120, height: 32 } as const;

/** The window’s last state; null when there is none, or none that can be read: it matters little. */
export function readWindowState(folder: string): WindowState | null {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(readFileIfAny(join(folder, FILE)) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/**
 * Where to open the window: where it was, when its top still shows on one of the screens (their
 * work areas), no larger than that screen; otherwise no position, which centres it.
 */
export function placeWindow(
  state: WindowState | null,
  screens: readonly Rectangle[],
): Partial<Rectangle> & { readonly width: number; readonly height: number } {
  if (state === null) return USUAL_SIZE;
  const { x, y, width, height } = state;
  const screen = screens.find((area) => {
    const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
    return shown >= CATCH.width && y >= area.y && y + CATCH.height <= area.y + area.height;
  });
  if (screen === undefined) return USUAL_SIZE;
  return {
    x,
    y,
    width: Math.max(SMALLEST.width, Math.min(width, screen.width)),
    height: Math.max(SMALLEST.height, Math.min(height, screen.height)),
  };
}

/** Keeps the window’s place each time it closes. */
export function keepWindowState(window: BrowserWindow, folder: string): void {
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    const state: WindowState = { x, y, width, height, maximized: window.isMaximized() };
    try {
      writeFileAtomically(join(folder, FILE), `${JSON.stringify(state, null, 2)}\n`);
    } catch {
      // A full disk must not keep the window from closing.
    }
  });
}
