import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerRequests } from '../../department/operations/calendar/answer-requests.ts';
import { forgetOldBookings } from '../../department/operations/calendar/coordinate-agenda.ts';
import {
  agendaPaths,
  kilometresAnswerSchema,
  permanenceAnswerSchema,
} from '../../shared/sync/agenda-api.ts';
import network from '../../resources/network-lozere.json' with { type: 'json' };
import { networkSchema } from '../../shared/domain/network/network.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { calendarPaths, calendarRequestSchema } from '../../shared/sync/calendar.ts';
import { deskKilometresSchema, kilometresPath } from '../../shared/sync/kilometres.ts';
import type { CalendarAnswer } from '../../shared/sync/calendar.ts';
import { systemRandom } from '../support/postgres.ts';
import {
  enrolDesk,
  expectConfirmed,
  expectRefused,
  newId,
  newReference,
  visioPermanence,
} from './calendar-desk.ts';
import type { TestDesk } from './calendar-desk.ts';
import { startTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let department: TestDepartment;
let marvejols: TestDesk;
let florac: TestDesk;

beforeAll(async () => {
  department = await startTestDepartment();
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  marvejols = await enrolDesk(department, 'marvejols');
  florac = await enrolDesk(department, 'florac');
});

/** Clocks jump by weeks here, and a session lasts a day: each call signs in. */
const post = async (url: string, payload: object) =>
  department.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie: await department.signIn() },
  });
const save = async (
  permanence: object,
  { rev = null as number | null, annulee = false, essai = false } = {},
) => post(agendaPaths.permanences, { permanence, rev, annulee, essai });
const saved = async (...args: Parameters<typeof save>) =>
  permanenceAnswerSchema.parse((await save(...args)).json());
const slotsOf = async (desk: TestDesk) =>
  [...(await desk.read('creneau')).values()].toSorted((a, b) => a.debutLe.localeCompare(b.debutLe));
const at = <T>(list: readonly T[], index: number): T => {
  const one = list[index];
  if (one === undefined) throw new Error(`Nothing at ${index}.`);
  return one;
};

describe('a booking', () => {
  beforeEach(async () => {
    await saved(visioPermanence());
  });

  it('is confirmed once, and its place is seen taken by the others, who see nothing else of it', async () => {
    const [slot] = await slotsOf(marvejols);
    const rdv = expectConfirmed(await marvejols.book(slot?.id ?? ''));
    expect(rdv).toMatchObject({ site: 'marvejols', etat: 'prevu', rev: 1, aRappeler: null });
    expect((await slotsOf(florac)).map(({ prises }) => prises)).toEqual([1, 0, 0, 0, 0, 0]);
    expect([...(await florac.read('rdv')).values()]).toEqual([]);
    expect([...(await marvejols.read('rdv')).values()]).toEqual([rdv]);
  });

  it('of a slot just taken is refused with the nearest free ones', async () => {
    const slots = await slotsOf(marvejols);
    await marvejols.book(at(slots, 2).id);
    const refused = await florac.book(at(slots, 2).id);
    expectRefused(refused, 'creneau-complet');
    expect('creneaux' in refused ? refused.creneaux.map(({ id }) => id) : []).toEqual(
      [1, 3, 0, 4, 5].map((index) => at(slots, index).id),
    );
  });

  it('refused is offered what suits it, however many nearer slots are full or for others', async () => {
    const slots = await slotsOf(marvejols);
    // Closer than half an hour all along: thirty-six that do not receive this platform.
    const lieu = { genre: 'visio', sites: ['florac'], lien: null };
    await saved(visioPermanence({ lieu, dureeCreneau: 5 }));
    for (const index of [2, 3]) await marvejols.book(at(slots, index).id);
    const refused = await marvejols.book(at(slots, 2).id);
    expectRefused(refused, 'creneau-complet');
    expect('creneaux' in refused ? refused.creneaux.map(({ id }) => id) : []).toEqual(
      [1, 0, 4, 5].map((index) => at(slots, index).id),
    );
  });

  it('asked again with the same request is the same, whatever happened to the first answer', async () => {
    const [slot] = await slotsOf(marvejols);
    const request = {
      genre: 'reserver',
      demande: newId(),
      reference: newReference(),
      creneau: slot?.id,
      motif: 'aide-logement',
    };
    const [first] = await marvejols.ask(request);
    const rdv = expectConfirmed(first);
    const again = await marvejols.ask(request, request);
    expect(again).toEqual([
      { issue: 'doublon', demande: request.demande, rdv },
      { issue: 'doublon', demande: request.demande, rdv },
    ]);
    const [stolen] = await florac.ask(request);
    expectRefused(stolen, 'demande-reprise');
    const [other] = await marvejols.ask({ ...request, reference: newReference() });
    expectRefused(other, 'demande-reprise');
  });

  it('of a request sent twice at once is done once', async () => {
    const [slot] = await slotsOf(marvejols);
    const request = {
      genre: 'reserver',
      demande: newId(),
      reference: newReference(),
      creneau: slot?.id,
      motif: 'aide-logement',
    };
    const answers = await Promise.all([1, 2, 3, 4].map(() => marvejols.ask(request)));
    expect(answers.map(([one]) => String(one?.issue)).toSorted()).toEqual([
      'confirme',
      'doublon',
      'doublon',
      'doublon',
    ]);
  });

  it('of a request repeated while the first one takes the last seat is not refused', async () => {
    const [slot] = await slotsOf(marvejols);
    const request = calendarRequestSchema.parse({
      genre: 'reserver',
      demande: newId(),
      reference: newReference(),
      creneau: slot?.id,
      motif: 'aide-logement',
    });
    const { calendar } = department.store;
    const deps = {
      calendar: {
        ...calendar,
        readAsked: async (asked: Parameters<typeof calendar.readAsked>[0]) => {
          await marvejols.ask(request);
          return calendar.readAsked(asked);
        },
      },
      network: networkSchema.parse(network),
      clock: department.clock,
      random: systemRandom,
    };
    const site = siteIdSchema.parse('marvejols');
    expect(await answerRequests(deps, site, [request])).toMatchObject({
      reponses: [{ issue: 'doublon', demande: request.demande }],
    });
  });

  it('is refused with the reason when it cannot be', async () => {
    const [slot] = await slotsOf(marvejols);
    const { id } = slot ?? { id: '' };
    expectRefused(await marvejols.book(newId()), 'creneau-inconnu');
    expectRefused(await marvejols.book(id, { motif: 'retraite' }), 'motif-non-accepte');
    const rdv = expectConfirmed(await marvejols.book(id));
    const other = at(await slotsOf(marvejols), 1);
    expectRefused(await marvejols.book(other.id, { reference: rdv.reference }), 'reference-prise');
    department.clock.set('2026-05-05T07:10:00Z');
    expectRefused(await marvejols.book(id), 'creneau-passe');
  });

  it('is refused at a permanence of another platform, which is not even shown', async () => {
    await saved(
      visioPermanence({
        lieu: { genre: 'visio', sites: ['florac'], lien: null },
        premierJour: '2026-05-06',
      }),
    );
    const theirs = at(await slotsOf(florac), 6);
    expect((await slotsOf(marvejols)).map(({ id }) => id)).not.toContain(theirs.id);
    expectRefused(await marvejols.book(theirs.id), 'plateforme-non-servie');
  });

  it('moves, keeping its reference; its former place is free again', async () => {
    const slots = await slotsOf(marvejols);
    const rdv = expectConfirmed(await marvejols.book(at(slots, 0).id));
    const [moved] = await marvejols.ask({
      genre: 'deplacer',
      demande: newId(),
      reference: rdv.reference,
      rev: rdv.rev,
      creneau: at(slots, 3).id,
    });
    expect(expectConfirmed(moved)).toMatchObject({ creneau: at(slots, 3).id, rev: 2 });
    expectConfirmed(await florac.book(at(slots, 0).id));
    expectRefused(await florac.book(at(slots, 3).id), 'creneau-complet');
  });

  it('changed on a former version is refused, and so is another platform’s', async () => {
    const slots = await slotsOf(marvejols);
    const rdv = expectConfirmed(await marvejols.book(at(slots, 0).id));
    const cancel = (rev: number) => ({
      genre: 'annuler',
      demande: newId(),
      reference: rdv.reference,
      rev,
      etat: 'excuse',
    });
    const [theirs] = await florac.ask(cancel(1));
    expectRefused(theirs, 'autre-plateforme');
    const [done, late] = await marvejols.ask(cancel(1), cancel(1));
    expect(expectConfirmed(done)).toMatchObject({ etat: 'excuse', rev: 2 });
    expectRefused(late, 'modifie-entre-temps');
    expectConfirmed(await florac.book(at(slots, 0).id));
  });

  it('has its presence noted on its day and put right, never before, nor over a place given away', async () => {
    const slots = await slotsOf(marvejols);
    const rdv = expectConfirmed(await marvejols.book(at(slots, 0).id));
    const note = (etat: string, rev: number) => ({
      genre: 'presence',
      demande: newId(),
      reference: rdv.reference,
      rev,
      etat,
    });
    const [early] = await marvejols.ask(note('honore', 1));
    expectRefused(early, 'trop-tot');
    department.clock.set('2026-05-05T06:00:00Z');
    const [excused] = await marvejols.ask(note('excuse', 1));
    expectConfirmed(excused);
    expectConfirmed(await florac.book(at(slots, 0).id));
    const [back] = await marvejols.ask(note('honore', 2));
    expectRefused(back, 'place-reprise');
    const other = expectConfirmed(await marvejols.book(at(slots, 1).id));
    department.clock.set('2026-05-05T08:00:00Z');
    const [came] = await marvejols.ask({ ...note('non-venu', 1), reference: other.reference });
    expectConfirmed(came);
    const [right] = await marvejols.ask({ ...note('honore', 2), reference: other.reference });
    expect(expectConfirmed(right)).toMatchObject({ etat: 'honore', rev: 3 });
  });

  it('fills the seats of a collective slot, and no more', async () => {
    await saved(visioPermanence({ premierJour: '2026-06-02', places: 3 }));
    const slot = at(await slotsOf(marvejols), 6);
    const answers = [];
    for (let n = 0; n < 5; n += 1) answers.push((await marvejols.book(slot.id)).issue);
    expect(answers).toEqual(['confirme', 'confirme', 'confirme', 'refuse', 'refuse']);
  });
});

describe('a permanence', () => {
  it('is entered by a platform for itself, and for nobody else', async () => {
    const own = visioPermanence({ lieu: { genre: 'plateforme', site: 'marvejols', salle: null } });
    const request = {
      genre: 'permanence',
      demande: newId(),
      rev: null,
      annulee: false,
      essai: false,
    };
    const [entered] = await marvejols.ask({ ...request, permanence: own });
    expect(entered).toMatchObject({ issue: 'confirme', permanence: { saisiePar: 'marvejols' } });
    expect(await slotsOf(marvejols)).toHaveLength(6);
    const [theirs] = await florac.ask({
      ...request,
      demande: newId(),
      permanence: { ...own, notes: 'Autre' },
      rev: 1,
    });
    expectRefused(theirs, 'autre-plateforme');
    for (const permanence of [
      visioPermanence(),
      visioPermanence({ lieu: { genre: 'plateforme', site: 'florac', salle: null } }),
    ]) {
      const [refused] = await marvejols.ask({ ...request, demande: newId(), permanence });
      expectRefused(refused, 'autre-plateforme');
    }
  });

  it.each([
    ['recurrence-sans-fin', { recurrence: 'FREQ=WEEKLY' }],
    ['serie-trop-longue', { recurrence: 'FREQ=DAILY;COUNT=10000' }],
    ['trop-de-creneaux', { recurrence: 'FREQ=DAILY;COUNT=390', dureeCreneau: 5 }],
    ['permanence-passee', { premierJour: '2026-04-01' }],
    ['plateforme-inconnue', { lieu: { genre: 'visio', sites: ['paris'], lien: null } }],
    ['salle-inconnue', { lieu: { genre: 'plateforme', site: 'florac', salle: newId() } }],
  ])('is refused with %s, in a sentence, and leaves nothing', async (code, changes) => {
    const answer = await save(visioPermanence(changes));
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json()).toMatchObject({ code });
    expect(await slotsOf(florac)).toEqual([]);
    expect([...(await florac.read('permanence')).values()]).toEqual([]);
  });

  it('moved by an hour takes its RDV with it, each to be called back', async () => {
    const permanence = visioPermanence();
    await saved(permanence);
    const before = await slotsOf(marvejols);
    const rdv = expectConfirmed(await marvejols.book(at(before, 1).id));
    const later = { ...permanence, debut: '10:00', fin: '13:00' };
    const tried = await saved(later, { rev: 1, essai: true });
    expect(tried.aRappeler).toEqual([
      {
        reference: rdv.reference,
        site: 'marvejols',
        motif: 'aide-logement',
        avant: { jour: '2026-05-05', debut: '09:30' },
        apres: { jour: '2026-05-05', debut: '10:30' },
      },
    ]);
    expect(await slotsOf(marvejols)).toHaveLength(6);
    expect((await slotsOf(marvejols)).map(({ debut }) => debut)[1]).toBe('09:30');
    expect((await saved(later, { rev: 1 })).aRappeler).toEqual(tried.aRappeler);
    const after = await slotsOf(marvejols);
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.map(({ debut }) => debut)[1]).toBe('10:30');
    const kept = (await marvejols.read('rdv')).get(rdv.reference);
    expect(kept).toMatchObject({ etat: 'prevu', rev: 2, aRappeler: 'deplace' });
    const [told] = await marvejols.ask({
      genre: 'rappele',
      demande: newId(),
      reference: rdv.reference,
      rev: 2,
    });
    expect(expectConfirmed(told).aRappeler).toBeNull();
  });

  it('shortened withdraws the slots it no longer holds, and cancels their RDV', async () => {
    const permanence = visioPermanence();
    await saved(permanence);
    const before = await slotsOf(marvejols);
    const early = expectConfirmed(await marvejols.book(at(before, 0).id));
    const late = expectConfirmed(await florac.book(at(before, 4).id));
    const { aRappeler } = await saved({ ...permanence, debut: '10:00' }, { rev: 1 });
    expect(aRappeler).toMatchObject([{ reference: early.reference, apres: null }]);
    expect((await marvejols.read('rdv')).get(early.reference)).toMatchObject({
      etat: 'annule',
      aRappeler: 'annule',
    });
    expect((await florac.read('rdv')).get(late.reference)).toMatchObject({ rev: 1 });
    expectRefused(await florac.book(at(before, 0).id), 'creneau-retire');
  });

  it('cancelled cancels everything to come, and is not changed any more', async () => {
    const permanence = visioPermanence({ recurrence: 'FREQ=WEEKLY;COUNT=2' });
    await saved(permanence);
    const before = await slotsOf(marvejols);
    const past = expectConfirmed(await marvejols.book(at(before, 0).id));
    const coming = expectConfirmed(await marvejols.book(at(before, 7).id));
    department.clock.set('2026-05-06T08:00:00Z');
    const { aRappeler } = await saved(permanence, { rev: 1, annulee: true });
    expect(aRappeler.map(({ reference }) => reference)).toEqual([coming.reference]);
    expect((await marvejols.read('rdv')).get(past.reference)).toMatchObject({ etat: 'prevu' });
    expect((await save(permanence, { rev: 2 })).json()).toMatchObject({
      code: 'modifie-entre-temps',
    });
  });

  it('changed on a former version is refused', async () => {
    const permanence = visioPermanence();
    await saved(permanence);
    await saved({ ...permanence, notes: 'Une note' }, { rev: 1 });
    const stale = await save({ ...permanence, notes: 'Une autre' }, { rev: 1 });
    expect(stale.statusCode).toBe(409);
    expect(stale.json()).toMatchObject({ code: 'modifie-entre-temps' });
    expect((await save(permanence)).json()).toMatchObject({ code: 'modifie-entre-temps' });
  });

  it('does not lose seats that are taken, and no longer serves whom it leaves out', async () => {
    const permanence = visioPermanence({ places: 2 });
    await saved(permanence);
    const [slot] = await slotsOf(marvejols);
    await marvejols.book(slot?.id ?? '');
    const theirs = expectConfirmed(await florac.book(slot?.id ?? ''));
    expect((await save({ ...permanence, places: 1 }, { rev: 1 })).json()).toMatchObject({
      code: 'places-prises',
    });
    const only = { genre: 'visio', sites: ['marvejols'], lien: null };
    const { aRappeler } = await saved({ ...permanence, lieu: only }, { rev: 1 });
    expect(aRappeler).toMatchObject([{ reference: theirs.reference, apres: null }]);
    expect([...(await florac.read('permanence')).values()]).toEqual([]);
    expect(await slotsOf(florac)).toEqual([]);
  });
});

describe('rooms', () => {
  const room = (genre: string, site = 'marvejols') => ({
    id: newId(),
    site,
    nom: 'Salle d’essai',
    genre,
    active: true,
  });
  const held = (salle: string, changes: Readonly<Record<string, unknown>> = {}) =>
    visioPermanence({ lieu: { genre: 'plateforme', site: 'marvejols', salle }, ...changes });

  it('are not taken twice at once, by two permanences in turn or at the same moment', async () => {
    const office = room('bureau');
    expect((await post(agendaPaths.salles, office)).statusCode).toBe(200);
    const results = await Promise.all(
      [held(office.id), held(office.id, { debut: '11:30', fin: '13:00' })].map((one) => save(one)),
    );
    expect(results.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      200, 409,
    ]);
    const refused = results.find(({ statusCode }) => statusCode === 409);
    expect(refused?.json()).toMatchObject({ code: 'salle-occupee' });
    expect((await save(held(office.id, { debut: '13:00', fin: '15:00' }))).statusCode).toBe(200);
  });

  it('are given back by a permanence that leaves them', async () => {
    const office = room('bureau');
    await post(agendaPaths.salles, office);
    const first = held(office.id);
    await saved(first);
    await saved(first, { rev: 1, annulee: true });
    expect((await save(held(office.id))).statusCode).toBe(200);
  });

  it('a booth holds one visio RDV at a time, of whichever partner, and none when there is none', async () => {
    await post(agendaPaths.salles, room('cabine-visio'));
    await saved(visioPermanence());
    await saved(
      visioPermanence({ organisme: 'cpam', organismeNom: 'CPAM', debut: '09:15', fin: '10:15' }),
    );
    const slots = await slotsOf(marvejols);
    const nine = at(
      slots.filter(({ debut }) => debut === '09:00'),
      0,
    );
    const quarter = at(
      slots.filter(({ debut }) => debut === '09:15'),
      0,
    );
    const rdv = expectConfirmed(await marvejols.book(nine.id));
    expectRefused(await marvejols.book(quarter.id), 'cabine-occupee');
    expectConfirmed(await florac.book(quarter.id));
    await marvejols.ask({
      genre: 'annuler',
      demande: newId(),
      reference: rdv.reference,
      rev: 1,
      etat: 'annule',
    });
    const later = at(
      slots.filter(({ debut }) => debut === '09:45'),
      0,
    );
    expectConfirmed(await marvejols.book(later.id));
  });

  it('of another platform are not taken', async () => {
    const office = room('bureau', 'florac');
    await post(agendaPaths.salles, office);
    expect((await save(held(office.id))).json()).toMatchObject({ code: 'salle-inconnue' });
  });
});

describe('the feed', () => {
  it('gives each change once, in pages, and begins again for another log', async () => {
    const empty = await marvejols.pull();
    expect(empty).toMatchObject({ numero: 0, changements: [], recommence: false });
    await saved(visioPermanence({ recurrence: 'FREQ=DAILY;COUNT=120' }));
    const pages: CalendarAnswer[] = [];
    let page = await marvejols.pull();
    for (;;) {
      pages.push(page);
      if (!page.reste) break;
      page = await marvejols.pull(page);
    }
    expect(pages.length).toBeGreaterThan(1);
    const numbers = pages.flatMap(({ changements }) => changements.map(({ numero }) => numero));
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    expect(numbers).toHaveLength(721);
    expect(await marvejols.pull(page)).toMatchObject({ changements: [], numero: page.numero });
    const elsewhere = '11111111-1111-4111-8111-111111111111';
    expect(await marvejols.pull({ ...page, origine: elsewhere })).toMatchObject({
      recommence: true,
    });
    expect(await marvejols.pull({ ...page, numero: 99_999 })).toMatchObject({ recommence: true });
  });

  it('asks for a desk token, and refuses what is not a question', async () => {
    for (const url of [calendarPaths.feed, calendarPaths.events])
      expect((await department.app.inject({ url })).statusCode).toBe(401);
    const headers = { authorization: `Bearer ${marvejols.token}` };
    const bad = await department.app.inject({ url: `${calendarPaths.feed}?depuis=x`, headers });
    expect(bad.statusCode).toBe(400);
    const asked = await department.app.inject({
      method: 'POST',
      url: calendarPaths.requests,
      headers,
      payload: { version: 1, demandes: [{ genre: 'reserver', nom: 'Quelqu’un' }] },
    });
    expect(asked.statusCode).toBe(400);
  });
});

describe('thirty days after', () => {
  it('a RDV is counted, then gone with its request, once; the counts stay', async () => {
    await saved(visioPermanence());
    const slots = await slotsOf(marvejols);
    const rdv = expectConfirmed(await marvejols.book(at(slots, 0).id));
    expectConfirmed(await marvejols.book(at(slots, 1).id));
    await post(agendaPaths.distances, {
      site: 'marvejols',
      organisme: 'caf',
      km: 28.5,
      source: 'Carte',
    });
    department.clock.set('2026-05-05T12:00:00Z');
    await marvejols.ask({
      genre: 'presence',
      demande: newId(),
      reference: rdv.reference,
      rev: 1,
      etat: 'honore',
    });
    const year = async (): Promise<unknown> => {
      const answer = await department.app.inject({
        url: `${agendaPaths.kilometres}?annee=2026`,
        headers: { cookie: await department.signIn() },
      });
      return kilometresAnswerSchema.parse(answer.json());
    };
    const ofDesk = async (asking: TestDesk, annee = '2026') =>
      department.app.inject({
        url: `${kilometresPath}?annee=${annee}`,
        headers: { authorization: `Bearer ${asking.token}` },
      });
    const own = deskKilometresSchema.parse((await ofDesk(marvejols)).json());
    expect(own).toMatchObject({ rdv: 1, km: 57, estimes: 0, publie: { km: 33_000 } });
    const elsewhere = await enrolDesk(department, 'florac');
    expect((await ofDesk(elsewhere)).json()).toMatchObject({ rdv: 0, km: 0 });
    expect((await ofDesk(marvejols, '1999')).statusCode).toBe(400);
    const before = await year();
    expect(before).toMatchObject({
      sites: [{ site: 'marvejols', rdv: 1, km: 57, estimes: 0, sansDistance: 0 }],
      publie: { annee: 2010, km: 33_000 },
    });
    const parts = { calendar: department.store.calendar, clock: department.clock };
    department.clock.set('2026-06-04T06:00:00Z');
    expect(await forgetOldBookings(parts)).toBe(0);
    department.clock.set('2026-06-05T06:00:00Z');
    expect(await forgetOldBookings(parts)).toBe(2);
    expect(await forgetOldBookings(parts)).toBe(0);
    expect(await year()).toEqual(before);
    const [left] = await department.database.query(
      `SELECT (SELECT count(*) FROM bookings) + (SELECT count(*) FROM calendar_requests
         WHERE reference IS NOT NULL) + (SELECT count(*) FROM room_uses) AS n`,
    );
    expect(left).toEqual({ n: '0' });
    const counts = await department.database.query(
      'SELECT mois, site, organisme, honores, sans_suite FROM rdv_counts',
    );
    expect(counts).toEqual([
      { mois: '2026-05', site: 'marvejols', organisme: 'caf', honores: 1, sans_suite: 1 },
    ]);
  });
});
