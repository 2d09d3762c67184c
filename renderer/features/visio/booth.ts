import { z } from 'zod';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { appareilsSchema, essaiSchema } from '../../../shared/visio/appel.ts';
import type { Appareils } from '../../../shared/visio/appel.ts';

/** Where the booth is remembered: on this desk, for whoever uses it. Nothing in it is about anybody. */
const KEY = 'relais-cabine';

/** The booth of this desk: its last check, the devices it was made with, and how calls begin. */
const boothSchema = z.strictObject({
  verifieeLe: localDaySchema.nullable(),
  essai: essaiSchema.nullable(),
  appareils: appareilsSchema,
  audioDAbord: z.boolean(),
});
export type Booth = z.infer<typeof boothSchema>;

const NO_DEVICES: Appareils = { camera: null, micro: null, hautParleurs: null };

const UNKNOWN: Booth = {
  verifieeLe: null,
  essai: null,
  appareils: NO_DEVICES,
  audioDAbord: false,
};

/** What is remembered; a booth never checked when there is nothing, or nothing that can be read. */
export function readBooth(storage: Pick<Storage, 'getItem'>): Booth {
  try {
    const parsed = boothSchema.safeParse(JSON.parse(storage.getItem(KEY) ?? 'null'));
    return parsed.success ? parsed.data : UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

/** Remembers it. */
export function keepBooth(storage: Pick<Storage, 'setItem'>, booth: Booth): void {
  storage.setItem(KEY, JSON.stringify(booth));
}

/** Whether nothing of the last check stands in the way of a call; null when it was never made. */
export function isBoothReady({ essai }: Booth): boolean | null {
  if (essai === null) return null;
  const { camera, micro, hautParleurs, reseau } = essai;
  // A call can be held without a camera, and on a slow line.
  return (
    camera !== 'occupe' && micro === 'bon' && hautParleurs === 'bon' && reseau !== 'injoignable'
  );
}
