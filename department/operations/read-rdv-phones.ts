import type { ReferenceRdv } from '../../shared/domain/rdv/schema.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import type { Id } from '../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import type { Random } from '../../shared/kernel/random.ts';
import type { VisioPhones } from '../../shared/sync/visio.ts';
import type { CalendarStore } from './calendar/calendar-store.ts';
import type { DeskIdentity } from './desk-identity.ts';
import type { DialIn } from './dial-in.ts';
import { roomsOf } from './rooms-of.ts';
import type { SalleStore } from './salle-store.ts';

/** Codes asked for together. */
const TOGETHER = 4;

/**
 * How RDV of a platform are joined by telephone, when their call is in a room of the département’s: one
 * that is another platform’s, over, on site, at the partner’s own address, or whose code could not be
 * had is left out. A mapper that does not answer is not asked for the others.
 */
export async function readRdvPhones(
  deps: {
    readonly salles: SalleStore;
    readonly calendar: CalendarStore;
    readonly dialIn: DialIn | null;
    readonly clock: Clock;
    readonly random: Random;
  },
  { site }: DeskIdentity,
  references: readonly ReferenceRdv[],
): Promise<VisioPhones> {
  const { dialIn, calendar, clock } = deps;
  if (dialIn === null) return { telephones: [] };
  const now = clock.now();
  const asked = new Set<Id>();
  for (const rdv of new Set(references)) {
    const booking = await calendar.readBooking(rdv);
    if (booking === null || booking.site !== site || booking.etat !== 'prevu') continue;
    const found = await calendar.readSlot(booking.creneau);
    const lieu = found?.tenue.permanence.lieu;
    if (found === null || lieu?.genre !== 'visio' || lieu.lien !== null) continue;
    if (Temporal.Instant.compare(Temporal.Instant.from(found.slot.finLe), now) <= 0) continue;
    asked.add(found.slot.id);
  }
  const rooms = [...(await roomsOf(deps, [...asked]))];
  const telephones: VisioPhones['telephones'] = [];
  for (let start = 0; start < rooms.length; start += TOGETHER) {
    const given = await Promise.all(
      rooms.slice(start, start + TOGETHER).map(async ([creneau, salle]) => {
        const code = await dialIn.codeOf(salle);
        return code === null
          ? null
          : { creneau: idSchema.parse(creneau), telephone: { numero: dialIn.numero, code } };
      }),
    );
    const had = given.filter((one) => one !== null);
    telephones.push(...had);
    if (had.length === 0) break;
  }
  return { telephones };
}
