import { createHmac } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chooseVisio } from '../../department/commands/visio-settings.ts';
import { signJitsiToken } from '../../department/operations/sign-jitsi-token.ts';
import { forgetOldBookings } from '../../department/operations/calendar/coordinate-agenda.ts';
import { siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import { agendaPaths, lienAnswerSchema } from '../../shared/sync/agenda-api.ts';
import { visioPath, visioPhonesPath, visioPhonesSchema } from '../../shared/sync/visio.ts';
import { reglagesVisioSchema, salleOuverteSchema } from '../../shared/visio/salle.ts';
import type { SalleOuverte } from '../../shared/visio/salle.ts';
import { startTestCluster } from '../support/postgres.ts';
import type { TestCluster } from '../support/postgres.ts';
import { SALLE } from '../support/visio-examples.ts';
import { enrolDesk, expectConfirmed, newId, visioPermanence } from './calendar-desk.ts';
import { createTestDepartment, NOW } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

const SECRET = 'cle-partagee-pour-les-essais-seulement';
const visio = {
  domaine: 'visio.example',
  cle: { application: 'relais', secret: SECRET },
  audioDAbord: true,
  sousTitres: true,
  telephone: null,
};

let cluster: TestCluster;
let department: TestDepartment;
let token: string;

beforeAll(async () => {
  cluster = await startTestCluster();
  return () => cluster.stop();
});
beforeAll(async () => {
  department = await createTestDepartment(cluster, { visio });
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  await department.database.query('DELETE FROM salles_visio');
  ({ token } = await department.enrol('marvejols'));
});

const as = (bearer: string) => ({ authorization: `Bearer ${bearer}` });
const ask = (payload: object, bearer = token) =>
  department.app.inject({ method: 'POST', url: visioPath, headers: as(bearer), payload });

async function openSalle(): Promise<SalleOuverte> {
  return salleOuverteSchema.parse((await ask({ salle: null })).json());
}

/** The claims of a token whose signature is the key’s. */
function readToken(jwt: string, key = SECRET): Record<string, unknown> {
  const [header = '', payload = '', signature] = jwt.split('.');
  expect(createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url')).toBe(
    signature,
  );
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
    alg: 'HS256',
    typ: 'JWT',
  });
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

const partnerToken = ({ lienPartenaire }: SalleOuverte) =>
  new URL(lienPartenaire).searchParams.get('jwt') ?? '';

describe('a room', () => {
  it('is drawn by the server, serves three hours, and is another one each time', async () => {
    const [one, two] = [await openSalle(), await openSalle()];
    expect(one.salle).toMatch(/^[a-z2-7]{26}$/);
    expect(two.salle).not.toBe(one.salle);
    expect(one).toMatchObject({ de: NOW, sousTitres: true });
    expect(Temporal.Instant.from(one.de).until(one.a).total('hours')).toBe(3);
  });

  it('opens to the booth, and to the partner who leads, with a key for it alone', async () => {
    const opened = await openSalle();
    const shared = {
      aud: 'relais',
      iss: 'relais',
      sub: 'visio.example',
      room: opened.salle,
      nbf: Temporal.Instant.from(opened.de).epochMilliseconds / 1000 - 60,
      exp: Temporal.Instant.from(opened.a).epochMilliseconds / 1000,
    };
    const booth = readToken(opened.jeton ?? '');
    expect(booth).toMatchObject({
      ...shared,
      moderator: false,
      context: { user: { name: 'Marvejols', affiliation: 'member' } },
    });
    expect(readToken(partnerToken(opened))).toMatchObject({
      ...shared,
      moderator: true,
      context: { user: { name: 'Partenaire', affiliation: 'owner' } },
    });
  });

  it('is given again to its platform, so that a cut call resumes', async () => {
    const opened = await openSalle();
    department.clock.set('2026-04-15T00:30:00Z');
    const again = salleOuverteSchema.parse((await ask({ salle: opened.salle })).json());
    expect({ ...again, jeton: null, lienPartenaire: '' }).toEqual({
      ...opened,
      jeton: null,
      lienPartenaire: '',
    });
  });

  it('is not given outside its hours, which are said', async () => {
    const opened = await openSalle();
    department.clock.set('2026-04-15T01:30:01Z');
    const answer = await ask({ salle: opened.salle });
    expect(answer.statusCode).toBe(409);
    expect(answer.json()).toEqual({
      code: 'salle-hors-horaires',
      sentence: expect.stringContaining('0\u00a0h\u00a030 (15/04/2026)'),
    });
  });

  it('is not given to another platform, nor invented', async () => {
    const opened = await openSalle();
    const other = await department.enrol('florac');
    for (const answer of [
      await ask({ salle: opened.salle }, other.token),
      await ask({ salle: SALLE }),
    ]) {
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'salle-visio-inconnue' });
    }
  });

  it('is for a known desk alone, and for what the protocol says', async () => {
    expect((await ask({ salle: null }, 'jeton-invente')).statusCode).toBe(401);
    expect((await ask({ salle: 'reunion' })).statusCode).toBe(400);
    expect((await ask({})).statusCode).toBe(400);
  });

  it('is forgotten 30 days after its hours, and says nothing of anyone', async () => {
    await openSalle();
    department.clock.set('2026-05-16T00:00:00Z');
    await openSalle();
    const rows = await department.database.query('SELECT * FROM salles_visio');
    expect(rows).toHaveLength(1);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
      'a',
      'de',
      'departement',
      'salle',
      'site',
    ]);
  });

  it('never shows its key in the log', async () => {
    const { jeton } = await openSalle();
    expect(department.log.join('\n')).not.toContain(jeton ?? '');
  });
});

describe('what a département has for calls', () => {
  it('is told to its desks, without any key', async () => {
    const answer = await department.app.inject({ url: visioPath, headers: as(token) });
    expect(reglagesVisioSchema.parse(answer.json())).toEqual({
      domaine: 'visio.example',
      audioDAbord: true,
    });
    expect(answer.body).not.toContain(SECRET);
  });

  it('is nothing without settings: no room, and what to do', async () => {
    const bare = await createTestDepartment(cluster);
    const { token: other } = await bare.enrol('marvejols');
    const answer = await bare.app.inject({
      method: 'POST',
      url: visioPath,
      headers: as(other),
      payload: { salle: null },
    });
    expect(answer.json()).toMatchObject({ code: 'visio-absente' });
    const read = await bare.app.inject({ url: visioPath, headers: as(other) });
    expect(read.json()).toEqual({ domaine: null, audioDAbord: false });
    await bare.close();
  });

  it('is open to whoever knows a room when there is no key', async () => {
    const open = await createTestDepartment(cluster, { visio: { ...visio, cle: null } });
    const { token: other } = await open.enrol('marvejols');
    const answer = await open.app.inject({
      method: 'POST',
      url: visioPath,
      headers: as(other),
      payload: { salle: null },
    });
    const opened = salleOuverteSchema.parse(answer.json());
    expect(opened.jeton).toBeNull();
    expect(opened.lienPartenaire).toBe(`https://visio.example/${opened.salle}`);
    await open.close();
  });
});

describe('the settings', () => {
  const settings = (environment: Record<string, string>) => chooseVisio(environment);

  it('are none by default', () => {
    expect(settings({})).toEqual({ ok: true, value: null });
    expect(settings({ RELAIS_VISIO_CLE: SECRET })).toEqual({ ok: true, value: null });
  });

  it('take a domain, and a key with its application', () => {
    expect(
      settings({
        RELAIS_VISIO_DOMAINE: 'visio.example',
        RELAIS_VISIO_APPLICATION: 'relais',
        RELAIS_VISIO_CLE: SECRET,
        RELAIS_VISIO_AUDIO_DABORD: 'oui',
        RELAIS_VISIO_SOUS_TITRES: 'oui',
      }),
    ).toEqual({ ok: true, value: visio });
  });

  it.each([
    [{ RELAIS_VISIO_DOMAINE: 'meet.jit.si' }, 'visio-domaine-refuse'],
    [{ RELAIS_VISIO_DOMAINE: 'https://visio.example' }, 'visio-domaine-refuse'],
    [{ RELAIS_VISIO_DOMAINE: 'visio.example', RELAIS_VISIO_CLE: SECRET }, 'visio-cle-refusee'],
    [
      { RELAIS_VISIO_DOMAINE: 'visio.example', RELAIS_VISIO_APPLICATION: 'relais' },
      'visio-cle-refusee',
    ],
    [
      {
        RELAIS_VISIO_DOMAINE: 'visio.example',
        RELAIS_VISIO_APPLICATION: 'relais',
        RELAIS_VISIO_CLE: 'trop-courte',
      },
      'visio-cle-refusee',
    ],
  ])('%j is refused', (environment, code) => {
    expect(settings(environment as Record<string, string>)).toMatchObject({ failure: { code } });
  });
});

describe('a token', () => {
  it('changes with anything it says', () => {
    const said = {
      application: 'relais',
      secret: SECRET,
      domaine: 'visio.example:8443',
      salle: SALLE,
      role: 'cabine',
      nom: 'Marvejols',
      de: Temporal.Instant.from(NOW),
      a: Temporal.Instant.from(NOW).add({ hours: 1 }),
    } as const;
    const signed = signJitsiToken(said);
    expect(signJitsiToken(said)).toBe(signed);
    for (const change of [
      { role: 'partenaire' },
      { secret: `${SECRET}!` },
      { a: said.a.add({ seconds: 1 }) },
      { nom: 'Florac' },
    ] as const)
      expect(signJitsiToken({ ...said, ...change })).not.toBe(signed);
    expect(readToken(signed)['sub']).toBe('visio.example');
  });
});

describe('the room of a RDV', () => {
  const openFor = (rdv: string, bearer: string) => ask({ salle: null, rdv }, bearer);
  const give = async (permanence: object, site = 'marvejols') => {
    const desk = await enrolDesk(department, site);
    await department.app.inject({
      method: 'POST',
      url: agendaPaths.permanences,
      payload: { permanence, rev: null, annulee: false, essai: false },
      headers: { cookie: await department.signIn() },
    });
    const [slot] = [...(await desk.read('creneau')).values()].toSorted((a, b) =>
      a.debutLe.localeCompare(b.debutLe),
    );
    return { desk, slot: slot?.id ?? '' };
  };

  it('is that of its slot for whoever asks, from half an hour before to an hour after', async () => {
    const { desk, slot } = await give(visioPermanence({ places: 2 }));
    const florac = await enrolDesk(department, 'florac');
    const ours = expectConfirmed(await desk.book(slot));
    const theirs = expectConfirmed(await florac.book(slot));
    department.clock.set('2026-05-05T06:29:59Z');
    const early = await openFor(ours.reference, desk.token);
    expect(early.json()).toMatchObject({
      code: 'salle-hors-horaires',
      sentence: expect.stringContaining('8\u00a0h\u00a030 (05/05/2026)'),
    });
    department.clock.set('2026-05-05T06:30:00Z');
    const opened = salleOuverteSchema.parse((await openFor(ours.reference, desk.token)).json());
    expect(opened).toMatchObject({ de: '2026-05-05T06:30:00Z', a: '2026-05-05T08:30:00Z' });
    expect(readToken(opened.jeton ?? '')).toMatchObject({ room: opened.salle, moderator: false });
    const again = salleOuverteSchema.parse((await openFor(theirs.reference, florac.token)).json());
    expect(again.salle).toBe(opened.salle);
    department.clock.set('2026-05-05T08:30:01Z');
    expect((await openFor(ours.reference, desk.token)).statusCode).toBe(409);
  });

  it('says the kilometres it avoids, there and back, and whether they are guessed', async () => {
    const { desk, slot } = await give(visioPermanence());
    const rdv = expectConfirmed(await desk.book(slot));
    department.clock.set('2026-05-05T07:00:00Z');
    const evite = async () =>
      salleOuverteSchema.parse((await openFor(rdv.reference, desk.token)).json()).evite;
    expect(await evite()).toBeNull();
    await department.store.agenda.saveDistance({
      site: siteIdSchema.parse('marvejols'),
      organisme: 'caf',
      km: 28.5,
      estimee: true,
      source: 'À vol d’oiseau',
      auteur: 'estimation',
      at: department.clock.now(),
    });
    expect(await evite()).toEqual({ km: 57, estimee: true });
  });

  it('is for its own platform, for a RDV that stands, and for one by visio', async () => {
    const { desk, slot } = await give(visioPermanence());
    const lieu = { genre: 'plateforme', site: 'marvejols', salle: null };
    const onSite = await give(visioPermanence({ lieu, premierJour: '2026-05-04' }));
    const held = expectConfirmed(await onSite.desk.book(onSite.slot));
    const rdv = expectConfirmed(await desk.book(slot));
    department.clock.set('2026-05-05T06:45:00Z');
    const florac = await enrolDesk(department, 'florac');
    expect((await openFor(rdv.reference, florac.token)).json()).toMatchObject({
      code: 'autre-plateforme',
    });
    expect((await openFor('2222-2222', desk.token)).json()).toMatchObject({ code: 'rdv-inconnu' });
    await desk.ask({
      genre: 'annuler',
      demande: newId(),
      reference: rdv.reference,
      rev: 1,
      etat: 'excuse',
    });
    expect((await openFor(rdv.reference, desk.token)).json()).toMatchObject({
      code: 'rdv-termine',
    });
    expect((await openFor(held.reference, onSite.desk.token)).json()).toMatchObject({
      code: 'rdv-sur-place',
    });
  });

  it('is shown to its partner alone, with a key that leads, on the slots somebody comes to', async () => {
    const { desk, slot } = await give(visioPermanence());
    expectConfirmed(await desk.book(slot));
    const open = async (scope: object) => {
      const made = await department.app.inject({
        method: 'POST',
        url: agendaPaths.liens,
        payload: { organisme: null, agent: null, site: null, jours: 30, ...scope },
        headers: { cookie: await department.signIn() },
      });
      const { chemin } = lienAnswerSchema.parse(made.json());
      return (await department.app.inject({ url: chemin })).body;
    };
    const page = await open({ organisme: 'caf' });
    const links = [
      ...page.matchAll(/href="https:\/\/visio\.example\/([a-z2-7]{26})\?jwt=([^"]+)"/g),
    ];
    expect(links).toHaveLength(1);
    const [, room, key = ''] = links[0] ?? [];
    expect(readToken(key)).toMatchObject({ room, moderator: true });
    expect(await open({ site: 'marvejols' })).not.toContain('visio.example');
    department.clock.set('2026-05-05T07:00:00Z');
    const [{ reference } = { reference: '' }] = [...(await desk.read('rdv')).values()];
    expect((await openFor(reference, desk.token)).json()).toMatchObject({ salle: room });
  });

  it('is forgotten with the RDV of its slot, 30 days after', async () => {
    const { desk, slot } = await give(visioPermanence());
    const rdv = expectConfirmed(await desk.book(slot));
    department.clock.set('2026-05-05T07:00:00Z');
    await openFor(rdv.reference, desk.token);
    const rooms = () => department.database.query('SELECT * FROM slot_rooms');
    expect(await rooms()).toHaveLength(1);
    department.clock.set('2026-06-05T06:00:00Z');
    await forgetOldBookings({ calendar: department.store.calendar, clock: department.clock });
    expect(await rooms()).toEqual([]);
  });
});

describe('how RDV are joined by telephone', () => {
  const NUMERO = '04 66 00 00 00';
  let called: string[];
  let answers: (salle: string) => string | null;
  let phones: TestDepartment;

  beforeAll(async () => {
    const dialIn = {
      numero: NUMERO,
      codeOf: (salle: string) => {
        called.push(salle);
        return Promise.resolve(answers(salle));
      },
    };
    phones = await createTestDepartment(cluster, { visio, dialIn });
    return () => phones.close();
  });
  beforeEach(async () => {
    await phones.reset();
    called = [];
    answers = () => '123456';
  });

  const hold = async (permanence: object, site = 'marvejols') => {
    const desk = await enrolDesk(phones, site);
    await phones.app.inject({
      method: 'POST',
      url: agendaPaths.permanences,
      payload: { permanence, rev: null, annulee: false, essai: false },
      headers: { cookie: await phones.signIn() },
    });
    const slots = [...(await desk.read('creneau')).values()].toSorted((a, b) =>
      a.debutLe.localeCompare(b.debutLe),
    );
    return { desk, slots };
  };
  const post = (rdv: readonly string[], bearer: string) =>
    phones.app.inject({
      method: 'POST',
      url: visioPhonesPath,
      headers: as(bearer),
      payload: { rdv },
    });
  const read = async (rdv: readonly string[], bearer: string) =>
    visioPhonesSchema.parse((await post(rdv, bearer)).json()).telephones;

  it('is the number and the code of the room of their slot, long before it opens', async () => {
    const { desk, slots } = await hold(visioPermanence());
    const [first, second] = slots;
    if (first === undefined || second === undefined) throw new Error('It has slots.');
    const one = expectConfirmed(await desk.book(first.id));
    const two = expectConfirmed(await desk.book(second.id));
    answers = (salle) => (salle === called[0] ? '111111' : '222222');
    const given = await read([one.reference, two.reference, one.reference], desk.token);
    expect(new Map(given.map((it) => [it.creneau, it.telephone])).size).toBe(2);
    expect(given.map(({ creneau }) => creneau).toSorted()).toEqual(
      [first.id, second.id].toSorted(),
    );
    expect(given.map(({ telephone }) => telephone)).toEqual([
      { numero: NUMERO, code: '111111' },
      { numero: NUMERO, code: '222222' },
    ]);
    const rooms = await phones.database.query('SELECT salle FROM slot_rooms');
    expect(new Set(rooms.map((row) => row['salle']))).toEqual(new Set(called));
    phones.clock.set('2026-05-05T06:45:00Z');
    const opened = await phones.app.inject({
      method: 'POST',
      url: visioPath,
      headers: as(desk.token),
      payload: { salle: null, rdv: one.reference },
    });
    expect(called).toContain(salleOuverteSchema.parse(opened.json()).salle);
  });

  it('is said of no other platform’s RDV, nor of one cancelled, past, on site or at the partner’s own address', async () => {
    const lien = 'https://reunion.example/caf';
    const visioHeld = await hold(visioPermanence());
    const own = await hold(
      visioPermanence({ lieu: { genre: 'visio', sites: null, lien }, premierJour: '2026-05-06' }),
    );
    const lieu = { genre: 'plateforme', site: 'marvejols', salle: null };
    const onSite = await hold(visioPermanence({ lieu, premierJour: '2026-05-04' }));
    const [slot, other] = (await visioHeld.desk.read('creneau').then((all) => [...all.values()]))
      .filter(({ jour }) => jour === '2026-05-05')
      .toSorted((a, b) => a.debutLe.localeCompare(b.debutLe));
    const ofDay = (held: typeof own, jour: string) =>
      held.slots.find((one) => one.jour === jour)?.id ?? '';
    const rdv = expectConfirmed(await visioHeld.desk.book(slot?.id ?? ''));
    const cancelled = expectConfirmed(await visioHeld.desk.book(other?.id ?? ''));
    const atPartner = expectConfirmed(await own.desk.book(ofDay(own, '2026-05-06')));
    const here = expectConfirmed(await onSite.desk.book(ofDay(onSite, '2026-05-04')));
    await visioHeld.desk.ask({
      genre: 'annuler',
      demande: newId(),
      reference: cancelled.reference,
      rev: 1,
      etat: 'excuse',
    });
    const florac = await enrolDesk(phones, 'florac');
    expect(await read([rdv.reference], florac.token)).toEqual([]);
    const all = [rdv, cancelled, atPartner, here].map(({ reference }) => reference);
    expect(await read([...all, '2222-2222'], visioHeld.desk.token)).toEqual([
      { creneau: slot?.id, telephone: { numero: NUMERO, code: '123456' } },
    ]);
    phones.clock.set('2026-05-05T07:31:00Z');
    expect(await read([rdv.reference], visioHeld.desk.token)).toEqual([]);
  });

  it('is nothing without a code: a mapper that does not answer is not asked for all the others', async () => {
    const { desk, slots } = await hold(visioPermanence());
    answers = () => null;
    const references: string[] = [];
    for (const { id } of slots) references.push(expectConfirmed(await desk.book(id)).reference);
    expect(references).toHaveLength(6);
    expect(await read(references, desk.token)).toEqual([]);
    expect(called).toHaveLength(4);
  });

  it('is for known desks, some RDV at a time, and is nothing where there is no telephone', async () => {
    const { desk, slots } = await hold(visioPermanence());
    const rdv = expectConfirmed(await desk.book(slots[0]?.id ?? ''));
    expect((await post([rdv.reference], 'jeton-invente')).statusCode).toBe(401);
    expect((await post([], desk.token)).statusCode).toBe(400);
    expect((await post(Array(21).fill(rdv.reference), desk.token)).statusCode).toBe(400);
    const bare = await department.app.inject({
      method: 'POST',
      url: visioPhonesPath,
      headers: as(token),
      payload: { rdv: [rdv.reference] },
    });
    expect(bare.json()).toEqual({ telephones: [] });
    expect(phones.log.join('\n')).not.toContain('123456');
  });
});
