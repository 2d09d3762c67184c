import ICAL from 'ical.js';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  agendaAnswerSchema,
  agendaPaths,
  lienAnswerSchema,
  permanenceAnswerSchema,
  propositionsAnswerSchema,
} from '../../shared/sync/agenda-api.ts';
import { enrolDesk, expectConfirmed, newId, visioPermanence } from './calendar-desk.ts';
import type { TestDesk } from './calendar-desk.ts';
import { startTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

let department: TestDepartment;
let marvejols: TestDesk;

beforeAll(async () => {
  department = await startTestDepartment();
  return () => department.close();
});
beforeEach(async () => {
  await department.reset();
  marvejols = await enrolDesk(department, 'marvejols');
});

const get = async (url: string) =>
  department.app.inject({ url, headers: { cookie: await department.signIn() } });
const post = async (url: string, payload: object) =>
  department.app.inject({
    method: 'POST',
    url,
    payload,
    headers: { cookie: await department.signIn() },
  });
const save = async (permanence: object, rev: number | null = null) =>
  permanenceAnswerSchema.parse(
    (await post(agendaPaths.permanences, { permanence, rev, annulee: false, essai: false })).json(),
  );
const link = async (scope: object) =>
  lienAnswerSchema.parse(
    (
      await post(agendaPaths.liens, {
        organisme: null,
        agent: null,
        site: null,
        jours: 30,
        ...scope,
      })
    ).json(),
  );
const open = (chemin: string) => department.app.inject({ url: chemin });
const agenda = async () => agendaAnswerSchema.parse((await get(agendaPaths.agenda)).json());
const firstSlot = async (organisme: string) => {
  const permanences = await marvejols.read('permanence');
  const slots = [...(await marvejols.read('creneau')).values()];
  const slot = slots
    .toSorted((a, b) => a.debutLe.localeCompare(b.debutLe))
    .find(({ permanence }) => permanences.get(permanence)?.permanence.organisme === organisme);
  return slot?.id ?? '';
};
const cpam = () =>
  visioPermanence({ organisme: 'cpam', organismeNom: 'CPAM', debut: '14:00', fin: '15:00' });

/** Reads a feed with a parser that is not ours, its zones from the file itself. */
function readFeed(text: string) {
  const parsed = ICAL.parse(text) as unknown[];
  const calendar = new ICAL.Component(parsed);
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
}

describe('a partner’s link', () => {
  it('shows its planning and its RDV, by reference and motive, and nothing of another partner', async () => {
    await save(
      visioPermanence({ lieu: { genre: 'visio', sites: null, lien: 'https://visio.example/caf' } }),
    );
    await save(cpam());
    const ours = expectConfirmed(await marvejols.book(await firstSlot('caf')));
    const theirs = expectConfirmed(await marvejols.book(await firstSlot('cpam')));
    const { chemin } = await link({ organisme: 'caf' });
    const page = await open(chemin);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('Planning CAF');
    expect(page.body).toContain(ours.reference);
    expect(page.body).toContain('Aide au logement');
    expect(page.body).toContain('Marvejols');
    expect(page.body).toContain('href="https://visio.example/caf"');
    const feed = await open(`${chemin}/agenda.ics`);
    for (const text of [page.body, feed.body]) {
      expect(text).not.toContain('CPAM');
      expect(text).not.toContain(theirs.reference);
    }
  });

  it('of one agent shows that agent’s alone', async () => {
    await save(visioPermanence({ agent: 'Service logement' }));
    await save(visioPermanence({ agent: 'Service famille', debut: '14:00', fin: '15:00' }));
    const { chemin } = await link({ organisme: 'caf', agent: 'Service famille' });
    const { body } = await open(chemin);
    expect(body).toContain('14\u00a0h – 14\u00a0h\u00a030');
    expect(body).not.toContain('9\u00a0h – 9\u00a0h\u00a030');
  });

  it('obeys a policy of its own: no script, nothing fetched, never indexed nor kept', async () => {
    const { chemin } = await link({ organisme: 'caf' });
    const page = await open(chemin);
    expect(page.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'nonce-[\w+/=]+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    );
    expect(page.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex, nofollow',
    });
    expect(page.body).not.toMatch(/<script|javascript:|\son\w+=|style="/);
  });

  it('shows what was typed as text, whatever it looks like', async () => {
    await save(
      visioPermanence({
        organismeNom: '<img src=x onerror=alert(1)>',
        motifs: [{ code: 'aide-logement', libelle: '<script>alert(1)</script>' }],
      }),
    );
    await marvejols.book(await firstSlot('caf'));
    const { body } = await open((await link({ organisme: 'caf' })).chemin);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(body).not.toMatch(/<img|<script/);
  });

  it('dies when it is altered by one character, wherever', async () => {
    const { chemin } = await link({ organisme: 'caf' });
    const start = '/planning/'.length;
    const at = [
      start,
      start + 9,
      chemin.length - 60,
      chemin.length - 44,
      chemin.length - 20,
      chemin.length - 1,
    ];
    for (const index of at) {
      const letter = chemin[index] === 'a' ? 'b' : 'a';
      const altered = chemin.slice(0, index) + letter + chemin.slice(index + 1);
      expect((await open(altered)).statusCode).toBe(404);
      expect((await open(`${altered}/agenda.ics`)).statusCode).toBe(404);
    }
    // The last letter holds two bits that mean nothing: another writing of the same bytes is refused too.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = letters.indexOf(chemin.at(-1) ?? 'A');
    const same = chemin.slice(0, -1) + (letters[last ^ 1] ?? 'A');
    expect((await open(same)).statusCode).toBe(404);
  });

  it('dies when it is put out, and at its end', async () => {
    const first = await link({ organisme: 'caf' });
    const second = await link({ organisme: 'caf' });
    expect((await post(agendaPaths.revocation, { lien: first.lien })).statusCode).toBe(200);
    expect((await open(first.chemin)).statusCode).toBe(404);
    expect((await open(`${first.chemin}/agenda.ics`)).json()).toMatchObject({ code: 'lien-mort' });
    expect((await post(agendaPaths.revocation, { lien: first.lien })).statusCode).toBe(409);
    expect((await open(second.chemin)).statusCode).toBe(200);
    department.clock.set('2026-05-14T22:29:00Z');
    expect((await open(second.chemin)).statusCode).toBe(200);
    department.clock.set('2026-05-14T22:30:00Z');
    expect((await open(second.chemin)).statusCode).toBe(404);
  });

  it('is kept as a hash, and never written in the log', async () => {
    const { chemin } = await link({ organisme: 'caf' });
    await open(chemin);
    const secret = chemin.split('.').at(-1) ?? '';
    const rows = await department.database.query(
      'SELECT partner_links::text AS row FROM partner_links',
    );
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(department.log.join('\n')).not.toContain(secret);
    expect(department.log.join('\n')).toContain('/planning/:jeton');
  });

  it('declares an absence that the coordination sees at once, and settles', async () => {
    const { chemin } = await link({ organisme: 'caf', agent: 'Service famille' });
    const declare = (form: Record<string, string>, headers = {}) =>
      department.app.inject({
        method: 'POST',
        url: `${chemin}/absence`,
        payload: new URLSearchParams(form).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      });
    const form = { du: '2026-05-05', au: '2026-05-06', note: 'Formation' };
    const said = await declare(form);
    expect(said.statusCode).toBe(200);
    expect(said.body).toContain('Votre absence est déclarée');
    const [absence] = (await agenda()).absences;
    expect(absence).toMatchObject({
      organisme: 'caf',
      agent: 'Service famille',
      du: '2026-05-05',
      au: '2026-05-06',
      note: 'Formation',
      traiteeLe: null,
    });
    for (const wrong of [
      { ...form, du: '2026-05-07' },
      { ...form, du: '2020-01-01', au: '2020-01-02' },
      { ...form, du: 'demain' },
    ])
      expect((await declare(wrong)).statusCode).toBe(400);
    expect((await declare(form, { origin: 'https://ailleurs.example' })).statusCode).toBe(403);
    expect((await agenda()).absences).toHaveLength(1);
    const settle = () => post(agendaPaths.absences, { absence: absence?.absence });
    expect((await settle()).statusCode).toBe(200);
    expect((await settle()).statusCode).toBe(409);
    expect((await agenda()).absences[0]?.traiteeLe).not.toBeNull();
  });
});

describe('a platform’s link', () => {
  it('shows what the platform may book, and the references of its own RDV alone', async () => {
    const florac = await enrolDesk(department, 'florac');
    await save(visioPermanence({ places: 2 }));
    const slot = await firstSlot('caf');
    const ours = expectConfirmed(await marvejols.book(slot));
    const theirs = expectConfirmed(await florac.book(slot));
    const { chemin } = await link({ site: 'marvejols' });
    const { body } = await open(chemin);
    expect(body).toContain('Agenda de Marvejols');
    expect(body).toContain(ours.reference);
    expect(body).not.toContain(theirs.reference);
    expect(body).not.toContain('Déclarer une absence');
  });
});

describe('a feed', () => {
  it('keeps each event’s identity when it moves, with a higher sequence, at the right hour on the wall', async () => {
    const permanence = visioPermanence({
      premierJour: '2026-10-20',
      recurrence: 'FREQ=WEEKLY;COUNT=2',
      fin: '10:00',
    });
    await save(permanence);
    const { chemin } = await link({ organisme: 'caf' });
    const feed = async () => readFeed((await open(`${chemin}/agenda.ics`)).body);
    const before = await feed();
    expect(before.map(({ startDate }) => startDate.toString())).toEqual([
      '2026-10-20T09:00:00',
      '2026-10-20T09:30:00',
      '2026-10-27T09:00:00',
      '2026-10-27T09:30:00',
    ]);
    expect(before.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
      '2026-10-20T07:00:00.000Z',
      '2026-10-20T07:30:00.000Z',
      '2026-10-27T08:00:00.000Z',
      '2026-10-27T08:30:00.000Z',
    ]);
    const rdv = expectConfirmed(await marvejols.book(await firstSlot('caf')));
    const booked = await feed();
    expect(booked[0]?.description).toContain(rdv.reference);
    expect(booked[0]?.sequence).toBeGreaterThan(before[0]?.sequence ?? 0);
    await save({ ...permanence, debut: '10:00', fin: '11:00' }, 1);
    const after = await feed();
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    after.forEach((one, index) =>
      expect(one.sequence).toBeGreaterThan(booked[index]?.sequence ?? 0),
    );
    expect(after.map(({ startDate }) => startDate.hour)).toEqual([10, 10, 10, 10]);
    await post(agendaPaths.permanences, { permanence, rev: 2, annulee: true, essai: false });
    const states = (await feed()).map(({ component }) => component.getFirstPropertyValue('status'));
    expect(states).toEqual(['CANCELLED', 'CANCELLED', 'CANCELLED', 'CANCELLED']);
  });
});

describe('what the coordination keeps', () => {
  it('is read back: permanences, rooms, holidays, links; and holidays are proposed as exceptions', async () => {
    await save(visioPermanence());
    const salle = { id: newId(), site: 'florac', nom: 'Bureau', genre: 'bureau', active: true };
    await post(agendaPaths.salles, salle);
    const vacances = { id: newId(), nom: 'Vacances d’essai', du: '2026-05-11', au: '2026-05-15' };
    await post(agendaPaths.vacances, { vacances, retirees: false });
    expect(await agenda()).toMatchObject({
      permanences: [{ prochaine: '2026-05-05', creneaux: 6, pris: 0 }],
      salles: [salle],
      vacances: [vacances],
    });
    const query = new URLSearchParams({
      premierJour: '2026-05-01',
      recurrence: 'FREQ=DAILY;COUNT=14',
    });
    const proposed = await get(`${agendaPaths.propositions}?${query.toString()}`);
    expect(propositionsAnswerSchema.parse(proposed.json()).jours).toEqual([
      { jour: '2026-05-01', raison: 'Fête du Travail' },
      { jour: '2026-05-08', raison: 'Victoire de 1945' },
      ...['11', '12', '13'].map((day) => ({ jour: `2026-05-${day}`, raison: 'Vacances d’essai' })),
      { jour: '2026-05-14', raison: 'Ascension' },
    ]);
    await post(agendaPaths.vacances, { vacances, retirees: true });
    expect((await agenda()).vacances).toEqual([]);
    expect((await marvejols.read('vacances')).size).toBe(0);
  });

  it('shows the RDV to call back until the desk has called', async () => {
    const permanence = visioPermanence();
    await save(permanence);
    const rdv = expectConfirmed(await marvejols.book(await firstSlot('caf')));
    await save({ ...permanence, debut: '10:00', fin: '13:00' }, 1);
    expect((await agenda()).aRappeler).toMatchObject([
      { reference: rdv.reference, site: 'marvejols', debut: '10:00', pourquoi: 'deplace' },
    ]);
    await marvejols.ask({ genre: 'rappele', demande: newId(), reference: rdv.reference, rev: 2 });
    expect((await agenda()).aRappeler).toEqual([]);
  });

  it('refuses a link to nothing, to two things, or to a platform that is not', async () => {
    const ask = (scope: object) =>
      post(agendaPaths.liens, { organisme: null, agent: null, site: null, jours: 30, ...scope });
    for (const scope of [{}, { organisme: 'caf', site: 'florac' }, { agent: 'X', site: 'florac' }])
      expect((await ask(scope)).json()).toMatchObject({ code: 'lien-sans-objet' });
    expect((await ask({ site: 'paris' })).json()).toMatchObject({ code: 'plateforme-inconnue' });
  });
});
