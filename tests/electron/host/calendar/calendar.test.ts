import { describe, expect, it } from 'vitest';
import { createReferenceRdv } from '../../../../shared/domain/rdv/schema.ts';
import type { Rdv } from '../../../../shared/domain/rdv/schema.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import type { DemandeTenue, Souhait } from '../../../../shared/ipc/agenda.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { calendarLimits, calendarPaths } from '../../../../shared/sync/calendar.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { linkToDepartment, openTestDesk, startTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';

const random = createFakeRandom('agenda');
const newId = () => idSchema.parse(createId(random));

const book = (creneau: Id, motif = 'rsa'): Souhait & { readonly genre: 'reserver' } => ({
  genre: 'reserver',
  demande: newId(),
  reference: createReferenceRdv(random),
  creneau,
  motif,
});

/** Everything the page would hold, by kind. */
async function held(desk: TestDesk) {
  const read = await desk.call('calendar.pull', { afterSeq: 0, limit: 2000 });
  if (!read.ok) throw new Error(read.failure.code);
  const of = (genre: string) => read.value.changements.filter((one) => one.genre === genre);
  return {
    ...read.value,
    creneaux: of('creneau'),
    rdvs: of('rdv').flatMap(({ contenu }) => (contenu === null ? [] : [contenu as Rdv])),
    demandes: of('demande').map(({ contenu }) => contenu as unknown as DemandeTenue),
  };
}

/** A desk linked to a département with one permanence of four slots, read and followed. */
async function followingDesk() {
  const desk = openTestDesk();
  const calendar = desk.department.openCalendar();
  const { creneaux } = calendar.enter({});
  await linkToDepartment(desk);
  await desk.time.advance(3_000);
  const [first, second, third] = creneaux;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('Four slots, at least three.');
  return { desk, calendar, first, second, third };
}

const asked = (desk: TestDesk, path: string) =>
  desk.department.calls.filter((call) => call.path === path).length;

describe('the calendar of a desk', () => {
  it('is received once everything is delivered, and stays there without a network', async () => {
    const { desk } = await followingDesk();
    expect((await held(desk)).creneaux).toHaveLength(4);
    expect((await held(desk)).line).toMatchObject({ ligne: 'en-ligne' });
    desk.department.setWeather('requests-lost');
    await desk.time.advance(60_000);
    const later = await held(desk);
    expect(later.creneaux).toHaveLength(4);
    expect(later.line.ligne).toBe('hors-ligne');
  });

  it('is still there when the desk opens again offline', async () => {
    const folder = createTestFolder();
    const desk = startTestDesk({ folder });
    desk.department.openCalendar().enter({});
    await linkToDepartment(desk);
    await desk.time.advance(3_000);
    await desk.host.close();
    desk.department.setWeather('requests-lost');
    const again = openTestDesk({ folder, time: desk.time, department: desk.department });
    expect((await held(again)).creneaux).toHaveLength(4);
  });

  it('follows a change within seconds of its event, in one pull for many', async () => {
    const { desk, calendar, first, second } = await followingDesk();
    const pulls = asked(desk, calendarPaths.feed);
    calendar.take(first.id);
    calendar.take(second.id);
    await desk.time.advance(calendarLimits.pullSpread);
    expect(asked(desk, calendarPaths.feed)).toBe(pulls + 1);
    const { creneaux } = await held(desk);
    expect(creneaux.filter(({ contenu }) => contenu?.['prises'] === 1)).toHaveLength(2);
  });

  it('asks nothing while nothing happens', async () => {
    const { desk } = await followingDesk();
    const before = asked(desk, calendarPaths.feed);
    // A silent line is opened again after two heartbeats; nothing else is asked meanwhile.
    await desk.time.advance(2 * calendarLimits.heartbeat - 5_000);
    expect(asked(desk, calendarPaths.feed)).toBe(before);
  });

  it('opens another line when one is cut, and pulls what it may have missed', async () => {
    const { desk, calendar, first } = await followingDesk();
    calendar.cutLines();
    expect(calendar.lines()).toBe(0);
    calendar.take(first.id);
    await desk.time.advance(5_000);
    expect(calendar.lines()).toBe(1);
    const { creneaux } = await held(desk);
    expect(creneaux.some(({ contenu }) => contenu?.['prises'] === 1)).toBe(true);
  });

  it('opens lines later and later while none of them holds', async () => {
    const { desk, calendar } = await followingDesk();
    const before = asked(desk, calendarPaths.events);
    for (let second = 0; second < 300; second += 1) {
      calendar.cutLines();
      await desk.time.advance(1_000);
    }
    expect(asked(desk, calendarPaths.events) - before).toBeLessThan(12);
  });

  it('asks a département without a calendar once, not at each hello', async () => {
    const desk = openTestDesk();
    await linkToDepartment(desk);
    await desk.time.advance(20 * 60_000);
    expect(asked(desk, calendarPaths.feed)).toBe(1);
    expect((await held(desk)).line.ligne).toBe('absent');
  });

  it('is read again from its beginning when the département’s log is another one', async () => {
    const { desk, calendar, first } = await followingDesk();
    const before = (await held(desk)).copie;
    calendar.restartLog();
    calendar.take(first.id);
    await desk.time.advance(5_000);
    const after = await held(desk);
    expect(after.copie).not.toBe(before);
    expect(after.creneaux).toHaveLength(4);
  });
});

describe('a booking', () => {
  it('waits until the département confirms it', async () => {
    const { desk, calendar, first } = await followingDesk();
    const wish = book(first.id);
    const door = desk.department.hold();
    expect(await desk.call('calendar.ask', wish)).toEqual({ ok: true, value: {} });
    await desk.time.advance(1_000);
    const before = await held(desk);
    expect(before.rdvs).toEqual([]);
    expect(before.demandes).toMatchObject([{ souhait: wish, etat: 'attend' }]);
    door.release();
    await desk.time.advance(0);
    const { rdvs, demandes } = await held(desk);
    expect(rdvs).toEqual([calendar.rdv(wish.reference)]);
    expect(demandes).toMatchObject([{ souhait: wish, etat: 'faite' }]);
  });

  it('is refused, with the département’s sentence, when another desk was first', async () => {
    const { desk, calendar, first } = await followingDesk();
    desk.department.setWeather('requests-lost');
    await desk.call('calendar.ask', book(first.id));
    calendar.take(first.id);
    desk.department.setWeather('fair');
    await desk.time.advance(60_000);
    const { rdvs, demandes } = await held(desk);
    expect(rdvs).toEqual([]);
    expect(demandes).toMatchObject([{ etat: 'refusee', refus: { code: 'creneau-complet' } }]);
  });

  it('made offline goes by itself when the network is back', async () => {
    const { desk, calendar, first } = await followingDesk();
    desk.department.setWeather('requests-lost');
    const wish = book(first.id);
    await desk.call('calendar.ask', wish);
    await desk.time.advance(120_000);
    expect((await held(desk)).demandes).toMatchObject([{ etat: 'attend' }]);
    desk.department.setWeather('fair');
    await desk.time.advance(60_000);
    expect((await held(desk)).demandes).toMatchObject([{ etat: 'faite' }]);
    expect(calendar.live(first.id)).toBe(1);
  });

  it('whose answer was lost is asked again under the same id, and done once', async () => {
    const { desk, calendar, first } = await followingDesk();
    desk.department.setWeather('answers-lost');
    const wish = book(first.id);
    await desk.call('calendar.ask', wish);
    await desk.time.advance(10_000);
    expect((await held(desk)).rdvs).toEqual([]);
    desk.department.setWeather('fair');
    await desk.time.advance(60_000);
    expect((await held(desk)).rdvs).toEqual([calendar.rdv(wish.reference)]);
    expect(calendar.live(first.id)).toBe(1);
  });

  it('survives the end of the program before it was sent', async () => {
    const folder = createTestFolder();
    const desk = startTestDesk({ folder });
    const { creneaux } = desk.department.openCalendar().enter({});
    const [first] = creneaux;
    if (first === undefined) throw new Error('A slot.');
    await linkToDepartment(desk);
    await desk.time.advance(3_000);
    desk.department.setWeather('requests-lost');
    const wish = book(first.id);
    await desk.call('calendar.ask', wish);
    await desk.host.close();
    desk.department.setWeather('fair');
    const again = openTestDesk({ folder, time: desk.time, department: desk.department });
    await again.time.advance(3_000);
    expect((await held(again)).rdvs).toMatchObject([{ reference: wish.reference }]);
  });

  it('cancelled before anything was sent is let go of, and never asked', async () => {
    const { desk, calendar, first } = await followingDesk();
    // Answers to other calls are lost too: the line is down before the booking.
    desk.department.setWeather('requests-lost');
    const before = asked(desk, calendarPaths.requests);
    const release = desk.department.hold();
    const wish = book(first.id);
    const later: Souhait = {
      genre: 'annuler',
      demande: newId(),
      reference: wish.reference,
      etat: 'annule',
    };
    await desk.call('calendar.ask', wish);
    await desk.call('calendar.ask', later);
    release.release();
    desk.department.setWeather('fair');
    await desk.time.advance(60_000);
    expect(calendar.live(first.id)).toBe(0);
    expect((await held(desk)).rdvs.every(({ etat }) => etat === 'annule')).toBe(true);
    expect(asked(desk, calendarPaths.requests)).toBeGreaterThanOrEqual(before);
  });

  it('is moved then cancelled offline, in that order, on what each answer gives', async () => {
    const { desk, calendar, first, second } = await followingDesk();
    const wish = book(first.id);
    const { reference } = wish;
    await desk.call('calendar.ask', wish);
    await desk.time.advance(0);
    desk.department.setWeather('requests-lost');
    await desk.call('calendar.ask', {
      genre: 'deplacer',
      demande: newId(),
      reference,
      creneau: second.id,
    });
    await desk.call('calendar.ask', {
      genre: 'annuler',
      demande: newId(),
      reference,
      etat: 'excuse',
    });
    desk.department.setWeather('fair');
    await desk.time.advance(60_000);
    expect(calendar.rdv(reference)).toMatchObject({ creneau: second.id, etat: 'excuse', rev: 3 });
    expect((await held(desk)).rdvs).toEqual([calendar.rdv(reference)]);
  });

  it('of a refused booking leaves nothing else to ask', async () => {
    const { desk, calendar, first, second } = await followingDesk();
    desk.department.setWeather('requests-lost');
    const wish = book(first.id);
    await desk.call('calendar.ask', wish);
    await desk.time.advance(1_000);
    await desk.call('calendar.ask', {
      genre: 'deplacer',
      demande: newId(),
      reference: wish.reference,
      creneau: second.id,
    });
    calendar.take(first.id);
    desk.department.setWeather('fair');
    await desk.time.advance(60_000);
    expect((await held(desk)).demandes.map(({ etat, refus }) => [etat, refus?.code])).toEqual([
      ['refusee', 'creneau-complet'],
      ['refusee', 'rdv-refuse'],
    ]);
    expect(calendar.live(second.id)).toBe(0);
  });

  it('asked twice is one; the same id for something else is refused', async () => {
    const { desk, first, second } = await followingDesk();
    const wish = book(first.id);
    await desk.call('calendar.ask', wish);
    expect((await desk.call('calendar.ask', wish)).ok).toBe(true);
    expect(await desk.call('calendar.ask', { ...wish, creneau: second.id })).toMatchObject({
      ok: false,
      failure: { code: 'demande-reprise' },
    });
  });

  it('unknown of the desk’s calendar cannot be changed', async () => {
    const { desk } = await followingDesk();
    const reference = createReferenceRdv(random);
    const answer = await desk.call('calendar.ask', {
      genre: 'rappele',
      demande: newId(),
      reference,
    });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'rdv-inconnu' } });
  });

  it('tells the département nothing but a slot, a motive and a reference', async () => {
    const { desk, first } = await followingDesk();
    const wish = book(first.id);
    await desk.call('calendar.ask', wish);
    await desk.time.advance(0);
    const sent = desk.department.calls.filter(({ path }) => path === calendarPaths.requests);
    expect(sent.map(({ body }) => body)).toEqual([{ version: 2, demandes: [wish] }]);
  });
});

describe('a permanence of the platform', () => {
  it('takes the network: offline it is refused, and nothing is kept for later', async () => {
    const { desk } = await followingDesk();
    desk.department.setWeather('requests-lost');
    const { permanence } = desk.department.openCalendar().enter({});
    const answer = await desk.call('calendar.permanence', {
      demande: newId(),
      permanence,
      annulee: false,
      essai: false,
    });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'hors-ligne' } });
    expect((await held(desk)).demandes).toEqual([]);
  });
});
