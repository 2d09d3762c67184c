import 'fake-indexeddb/auto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readCalendar } from '../../../../renderer/data/agenda/calendar.ts';
import { forgetTypedNames, rdvsWithout } from '../../../../renderer/data/agenda/forget-rdvs.ts';
import {
  bookSlot,
  cancelRdv,
  moveRdv,
  noteToldVisitor,
} from '../../../../renderer/data/agenda/take-rdv.ts';
import type { Booking } from '../../../../renderer/data/agenda/take-rdv.ts';
import { settleRefusal, startSettling } from '../../../../renderer/data/agenda/settle-rdvs.ts';
import { commit } from '../../../../renderer/data/desk-session.ts';
import { recordPassage } from '../../../../renderer/data/visites/record-passage.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { calendarPaths } from '../../../../shared/sync/calendar.ts';
import { createWire, readLedger, settleStore, valueOf } from '../test-page.ts';
import { openAgenda } from './open-agenda.ts';

const forSomeone: Booking = {
  pour: { genre: 'nom', nom: 'Madame Essai' },
  motif: 'rsa',
  dossier: null,
  visite: null,
  note: 'préfère le matin',
};

describe('the RDV of a desk', () => {
  /** Lets everything under way end, in the page and in the host. */
  const rest = async () => {
    for (let turn = 0; turn < 50; turn += 1) await setImmediate();
  };

  it('are settled at each change of the calendar, and nothing is asked for at rest', async () => {
    const { desk, session, wire, first, only } = await openAgenda();
    // A call takes a turn, as over the real wires.
    wire.pace(() => setImmediate());
    onTestFinished(startSettling(session));
    await rest();
    const pulls = () => wire.calls.filter((channel) => channel === 'calendar.pull').length;
    const before = pulls();
    await rest();
    expect(pulls()).toBe(before);
    valueOf(await bookSlot(session, first, forSomeone));
    await desk.time.advance(3_000);
    await rest();
    expect((await only()).clear.etat).toBe('prevu');
    const after = pulls();
    await rest();
    expect(pulls()).toBe(after);
    valueOf(await recordPassage(session));
    await settleStore(session.store);
    // What follows the copy is told of a write a moment after it.
    await setTimeout(50);
    await rest();
    expect(pulls()).toBe(after);
  });
});

describe('a RDV taken at the desk', () => {
  it('is in the ledger before it is asked for, and confirmed by the département alone', async () => {
    const { desk, session, first, settle, only, stand } = await openAgenda();
    const door = desk.department.hold();
    valueOf(await bookSlot(session, first, forSomeone));
    expect((await only()).clear).toEqual({
      jour: '2026-05-14',
      etat: 'en-attente',
      visio: true,
      operateur: 'caf',
      aTraiter: null,
    });
    expect((await stand()).etat).toBe('en-attente');
    door.release();
    await settle();
    expect((await stand()).etat).toBe('prevu');
    expect((await only()).clear.etat).toBe('prevu');
  });

  it('tells nothing of the person to the département, nor in the clear', async () => {
    const { desk, session, first, settle } = await openAgenda();
    valueOf(await bookSlot(session, first, forSomeone));
    await settle();
    const sent = JSON.stringify(desk.department.calls);
    expect(sent).toContain('rsa');
    expect(sent).not.toMatch(/Essai|matin/);
    const kept = JSON.stringify((await readLedger(desk)).map(({ clear }) => clear));
    expect(kept).not.toMatch(/Essai|matin|rsa/);
  });

  it('offline stays en attente, then is confirmed when the network is back', async () => {
    const { desk, session, first, settle, stand } = await openAgenda();
    desk.department.setWeather('requests-lost');
    valueOf(await bookSlot(session, first, forSomeone));
    await settle(120_000);
    expect((await stand()).etat).toBe('en-attente');
    desk.department.setWeather('fair');
    await settle(70_000);
    expect((await stand()).etat).toBe('prevu');
  });

  it('takes its place from what is offered before the département has answered', async () => {
    const { desk, session, first, second } = await openAgenda();
    desk.department.setWeather('requests-lost');
    valueOf(await bookSlot(session, first, forSomeone));
    const { offers } = await readCalendar(session);
    const takenIn = (id: string) => offers.find(({ creneau }) => creneau.id === id)?.creneau;
    expect(takenIn(first.creneau.id)).toMatchObject({ prises: 1, places: 1 });
    expect(takenIn(second.creneau.id)).toMatchObject({ prises: 0 });
  });

  it('refused lands in what is to do, until someone has seen to it', async () => {
    const { desk, fake, session, first, settle, only, stand } = await openAgenda();
    desk.department.setWeather('requests-lost');
    valueOf(await bookSlot(session, first, forSomeone));
    fake.take(first.creneau.id);
    desk.department.setWeather('fair');
    await settle(70_000);
    expect(await stand()).toMatchObject({ etat: 'refuse', refus: { code: 'creneau-complet' } });
    const waits = () => session.store.database.records.where('attention').equals('rdv').count();
    expect(await waits()).toBe(1);
    valueOf(await settleRefusal(session, (await only()).id));
    await settle();
    expect(await waits()).toBe(0);
  });

  it('refused and seen to before its record says so leaves nothing to do', async () => {
    const { desk, fake, session, first, settle, only } = await openAgenda();
    desk.department.setWeather('requests-lost');
    valueOf(await bookSlot(session, first, forSomeone));
    fake.take(first.creneau.id);
    desk.department.setWeather('fair');
    const seenOnScreen = await only();
    await desk.time.advance(70_000);
    valueOf(await settleRefusal(session, seenOnScreen.id));
    await settle();
    expect((await only()).clear).toMatchObject({ etat: 'refuse', aTraiter: null });
  });

  it('seen to while its record changes is left seen to', async () => {
    const { desk, fake, session, first, settle, only } = await openAgenda();
    desk.department.setWeather('requests-lost');
    valueOf(await bookSlot(session, first, forSomeone));
    fake.take(first.creneau.id);
    desk.department.setWeather('fair');
    const seenOnScreen = await only();
    await settle(70_000);
    valueOf(await settleRefusal(session, seenOnScreen.id));
    await settle();
    expect((await only()).clear).toMatchObject({ etat: 'refuse', aTraiter: null });
  });

  it('is moved, and the record follows the slot the département gives', async () => {
    const { session, first, second, settle, only } = await openAgenda();
    valueOf(await bookSlot(session, first, forSomeone));
    await settle();
    valueOf(await moveRdv(session, await only(), second.creneau.id));
    await settle();
    expect((await only()).sealed).toMatchObject({
      creneau: second.creneau.id,
      debut: second.creneau.debut,
    });
  });

  it('cancelled before its day counts on the day it was cancelled', async () => {
    const { session, first, settle, only } = await openAgenda();
    valueOf(await bookSlot(session, first, forSomeone));
    await settle();
    valueOf(await cancelRdv(session, await only(), 'excuse'));
    await settle();
    expect(await only()).toMatchObject({ localDay: '2026-05-12', clear: { etat: 'excuse' } });
  });

  it('withdrawn by the partner is to be told, until it was', async () => {
    const { fake, session, first, settle, only } = await openAgenda();
    valueOf(await bookSlot(session, first, forSomeone));
    await settle();
    fake.withdraw(first.creneau.id);
    await settle();
    expect((await only()).clear).toMatchObject({ etat: 'annule', aTraiter: 'annule-partenaire' });
    valueOf(await noteToldVisitor(session, await only()));
    await settle();
    expect((await only()).clear.aTraiter).toBeNull();
  });

  it('whose request the host lost is asked for again, under the same id', async () => {
    const { desk, session, fake, first, settle, only, stand } = await openAgenda();
    const wire = createWire(desk);
    wire.answer('calendar.ask', () => ({
      ok: false,
      failure: { code: 'disque-plein', sentence: 'Le disque est plein.' },
    }));
    valueOf(await bookSlot({ ...session, bridge: wire.bridge }, first, forSomeone));
    await desk.time.advance(3_000);
    expect(fake.live(first.creneau.id)).toBe(0);
    await settle();
    await settle();
    expect((await stand()).etat).toBe('prevu');
    const asked = desk.department.calls.filter(({ path }) => path === calendarPaths.requests);
    expect(JSON.stringify(asked.map(({ body }) => body))).toContain((await only()).sealed.demande);
  });

  it('of someone erased keeps what counts, and nothing of them', async () => {
    const { session, first, only } = await openAgenda();
    const usager = idSchema.parse('11111111-1111-4111-8111-111111111111');
    valueOf(await bookSlot(session, first, { ...forSomeone, pour: { genre: 'usager', usager } }));
    const before = await only();
    valueOf(await commit(session, await rdvsWithout(session, usager)));
    const after = await only();
    expect(after.clear).toEqual(before.clear);
    expect(after.sealed).toMatchObject({ pour: { genre: 'efface' }, note: null, dossier: null });
    expect(await rdvsWithout(session, usager)).toEqual([]);
  });

  it('long past forgets the name that was typed, not before', async () => {
    const { desk, session, first, settle, only } = await openAgenda();
    valueOf(await bookSlot(session, first, forSomeone));
    await settle();
    await forgetTypedNames(session);
    expect((await only()).sealed.pour).toEqual(forSomeone.pour);
    desk.time.setDeskClock('2026-06-16T08:00:00Z');
    await forgetTypedNames(session);
    expect((await only()).sealed).toMatchObject({ pour: { genre: 'efface' }, note: null });
  });
});
