import { readCalendar } from '../../../../renderer/data/agenda/calendar.ts';
import { readRdvs, settleRdvs } from '../../../../renderer/data/agenda/settle-rdvs.ts';
import { standOf } from '../../../../renderer/data/agenda/stand.ts';
import { phoneKeeperOf } from '../../../../renderer/data/agenda/rdv-phones.ts';
import { toShown } from '../../../../renderer/data/agenda/use-rdvs.ts';
import type { Agenda, ShownRdv } from '../../../../renderer/data/agenda/use-rdvs.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { linkToDepartment, openTestDesk } from '../../../support/host-desk.ts';
import { createWire, openTestSession, settleStore } from '../test-page.ts';

/** The day it is at the desk. */
export const TODAY = localDaySchema.parse('2026-05-12');

/** An unlocked desk that follows a calendar of four slots. */
export async function openAgenda() {
  const desk = openTestDesk();
  const fake = desk.department.openCalendar();
  const { creneaux, permanence } = fake.enter({});
  await linkToDepartment(desk);
  await desk.time.advance(3_000);
  const wire = createWire(desk);
  const session = await openTestSession(desk, wire);
  const [first, second, third] = creneaux.map((creneau) => ({ creneau, permanence }));
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('Four slots.');
  /** The network answers, and the page writes what it said. */
  const settle = async (milliseconds = 3_000) => {
    await desk.time.advance(milliseconds);
    await settleRdvs(session, await readCalendar(session));
    await settleStore(session.store);
  };
  const only = async () => {
    await settleStore(session.store);
    const [entry, ...others] = await readRdvs(session);
    if (entry === undefined || others.length > 0) throw new Error('One RDV.');
    return entry;
  };
  const stand = async () => standOf(await only(), await readCalendar(session), TODAY);
  /** What a screen shows. */
  const agenda = async ({
    today = TODAY,
    depuis,
  }: { readonly today?: LocalDay; readonly depuis?: LocalDay } = {}): Promise<
    Agenda & { readonly rdvs: readonly ShownRdv[] }
  > => {
    await settleStore(session.store);
    const calendar = await readCalendar(session);
    const rdvs = (await readRdvs(session, depuis)).map((entry) =>
      toShown(entry, { calendar, phones: phoneKeeperOf(session).current(), today }),
    );
    return { calendar, rdvs };
  };
  return { desk, fake, wire, session, first, second, third, settle, only, stand, agenda };
}
