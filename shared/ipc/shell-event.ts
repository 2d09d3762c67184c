import { z } from 'zod';

/**
 * What Electron itself tells the page, beside the host’s events. The browser shell has none of them:
 * a browser knows neither the keys pressed elsewhere nor the session being locked.
 */
export const shellEventSchema = z.discriminatedUnion('event', [
  /** The Passage’s shortcut was pressed, perhaps in another program. */
  z.strictObject({ event: z.literal('passage.asked') }),
  /** The machine sleeps, its session is locked, or the menu asks for it: the desk must lock. */
  z.strictObject({ event: z.literal('lock.asked') }),
  /** The shortcut cannot be used; the sentence says why and what to do. */
  z.strictObject({ event: z.literal('shortcut.refused'), sentence: z.string() }),
]);
export type ShellEvent = z.infer<typeof shellEventSchema>;
