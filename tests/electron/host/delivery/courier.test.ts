import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { dayDocumentSchema } from '../../../../shared/domain/comptage/day-document.ts';
import { deskPaths } from '../../../../shared/sync/protocol.ts';
import { createFakeDepartment } from '../../../support/fake-department.ts';
import { createFakeTime, settle } from '../../../support/fake-time.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { linkToDepartment, openTestDesk } from '../../../support/host-desk.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { revised, visite } from '../../../support/host-records.ts';

const DAY = '2026-05-12';

/** Milliseconds between two greetings of an idle desk. */
const HELLO_EVERY = 300_000;

async function linkedDesk(): Promise<TestDesk> {
  const desk = openTestDesk();
  await linkToDepartment(desk);
  return desk;
}

async function state(desk: TestDesk) {
  const answer = await desk.call('delivery.read', {});
  return answer.ok ? answer.value : null;
}

function visitesKept(desk: TestDesk, day = DAY): number | undefined {
  return desk.department.kept('A', day)?.document.counts.visites.total;
}

/** Milliseconds of true time between the calls of one path, from `from` on, while time passes. */
async function waits(desk: TestDesk, path: string, milliseconds: number): Promise<number[]> {
  const at: number[] = [];
  let seen = desk.department.calls.length;
  for (let elapsed = 0; elapsed < milliseconds; elapsed += 250) {
    await desk.time.advance(250);
    const calls = desk.department.calls.slice(seen).filter((call) => call.path === path);
    seen = desk.department.calls.length;
    at.push(...calls.map(() => elapsed));
  }
  return at.slice(1).map((moment, index) => moment - (at[index] ?? 0));
}

describe('delivery', () => {
  it('says nothing to anyone before the desk is enrolled', async () => {
    const desk = openTestDesk();
    await desk.append(visite());
    await desk.time.advance(3_600_000);
    expect(desk.department.calls).toEqual([]);
    expect(await state(desk)).toEqual({ kind: 'non-relie' });
  });

  it('makes one document of a burst of Passages', async () => {
    const desk = await linkedDesk();
    for (let press = 0; press < 5; press += 1) {
      await desk.append(visite());
      await desk.time.advance(100);
    }
    await desk.time.advance(1000);
    expect(desk.department.applied).toMatchObject([
      { day: DAY, rev: 1, site: 'marvejols', desk: 'A', provenance: 'mesure' },
    ]);
    expect(visitesKept(desk)).toBe(5);
  });

  it('asks the server’s time before it issues anything', async () => {
    const desk = await linkedDesk();
    const before = desk.department.calls.length;
    await desk.append(visite());
    await desk.time.advance(1000);
    expect(desk.department.calls.slice(before).map(({ path }) => path)).toEqual([
      deskPaths.hello,
      deskPaths.counts,
    ]);
  });

  it('sends a backlog of more days than one call may carry', async () => {
    const desk = await linkedDesk();
    const first = Temporal.PlainDate.from(DAY);
    const days = Array.from({ length: 230 }, (_, back) =>
      first.subtract({ days: back }).toString(),
    );
    for (const day of days) await desk.append(visite({ day, datation: 'confirmee' }));
    await desk.time.advance(1000);
    expect(desk.department.totalVisites()).toBe(230);
    expect(desk.department.applied.map(({ day }) => day)).toEqual(days.toReversed());
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
  });

  it('tells a visite cancelled before it was sent to nobody', async () => {
    const desk = await linkedDesk();
    const record = visite();
    await desk.append(record);
    await desk.append(revised(record, { etat: 'annulee' }));
    await desk.time.advance(1000);
    expect(desk.department.applied).toEqual([]);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
  });

  it('takes back to zero a day whose last visite is cancelled after it was sent', async () => {
    const desk = await linkedDesk();
    const record = visite({ premieres: { jour: true, mois: true, annee: true } });
    await desk.append(record);
    await desk.time.advance(1000);
    await desk.append(revised(record, { etat: 'annulee' }));
    await desk.time.advance(1000);
    expect(desk.department.kept('A', DAY)?.document).toMatchObject({
      rev: 2,
      counts: {
        visites: { total: 0, canal: {} },
        demandes: { total: 0, theme: {}, operateur: {} },
        usagersSuivis: { jour: 0, mois: 0, annee: 0 },
      },
    });
  });
});

describe('a département that cannot be reached', () => {
  it('gets everything once when it is back, and the desk says where it stands all along', async () => {
    const desk = await linkedDesk();
    expect(await state(desk)).toMatchObject({ kind: 'a-jour', since: '2026-05-12T08:00:00Z' });
    desk.department.setWeather('requests-lost');
    await desk.time.advance(60_000);
    await desk.append(visite());
    expect(await state(desk)).toEqual({ kind: 'envoi', envois: 1 });
    await desk.time.advance(300);
    expect(await state(desk)).toEqual({
      kind: 'hors-ligne',
      since: '2026-05-12T08:01:00.3Z',
      envois: 1,
    });
    await desk.append(visite({ day: '2026-05-11', datation: 'confirmee' }));
    await desk.time.advance(3_600_000);
    // Since the first silence, not the last try.
    expect(await state(desk)).toEqual({
      kind: 'hors-ligne',
      since: '2026-05-12T08:01:00.3Z',
      envois: 2,
    });
    desk.department.setWeather('fair');
    await desk.time.advance(60_000);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
    expect(desk.department.applied).toHaveLength(2);
    expect(visitesKept(desk)).toBe(1);
    expect(desk.states().slice(-3)).toEqual(['envoi', 'hors-ligne', 'a-jour']);
  });

  it('is tried again after 1, 2, 5, 15, 30 and 60 seconds, then each minute', async () => {
    const desk = await linkedDesk();
    desk.department.replace(deskPaths.hello, () => new Response('panne', { status: 502 }));
    await desk.append(visite());
    expect(await waits(desk, deskPaths.hello, 240_000)).toEqual([
      1000, 2000, 5000, 15_000, 30_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('is tried less and less too when it says hello and cannot take the counts', async () => {
    const desk = await linkedDesk();
    desk.department.replace(deskPaths.counts, () => new Response('panne', { status: 500 }));
    await desk.append(visite());
    expect(await waits(desk, deskPaths.counts, 60_000)).toEqual([1000, 2000, 5000, 15_000, 30_000]);
    expect(await state(desk)).toEqual({
      kind: 'hors-ligne',
      since: '2026-05-12T08:00:00.3Z',
      envois: 1,
    });
    desk.department.replace(deskPaths.counts, null);
    await desk.time.advance(60_000);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
    expect(visitesKept(desk)).toBe(1);
  });

  it.each<[string, () => Response]>([
    ['a page instead of an answer', () => new Response('<html>', { status: 200 })],
    ['an answer of another shape', () => Response.json({ protocol: 1 })],
    ['a refusal that says nothing', () => Response.json({ error: 'no' }, { status: 403 })],
    [
      'a server error dressed as a refusal',
      () => Response.json({ code: 'x', sentence: 'x' }, { status: 500 }),
    ],
  ])('is not believed when it gives %s', async (_, answer) => {
    const desk = await linkedDesk();
    desk.department.replace(deskPaths.counts, answer);
    await desk.append(visite());
    await desk.time.advance(1000);
    expect(await state(desk)).toMatchObject({ kind: 'hors-ligne', envois: 1 });
    desk.department.replace(deskPaths.counts, null);
    await desk.time.advance(60_000);
    expect(visitesKept(desk)).toBe(1);
  });
});

describe('an answer lost on its way back', () => {
  it('leaves the total exact: the document sent again is a duplicate', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    desk.department.twist(() => {
      throw new TypeError('terminated');
    });
    await desk.time.advance(500);
    expect(visitesKept(desk)).toBe(1);
    expect(await state(desk)).toMatchObject({ kind: 'hors-ligne', envois: 1 });
    desk.department.twist(null);
    await desk.time.advance(60_000);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
    expect(desk.department.applied).toHaveLength(1);
    expect(visitesKept(desk)).toBe(1);
  });

  it('costs nothing either when the day changed in between', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    desk.department.twist(() => {
      throw new TypeError('terminated');
    });
    await desk.time.advance(500);
    desk.department.twist(null);
    await desk.append(visite());
    await desk.time.advance(60_000);
    expect(desk.department.applied.map(({ rev }) => rev)).toEqual([1, 2]);
    expect(visitesKept(desk)).toBe(2);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
  });
});

describe('an answer that does not fit', () => {
  it.each<[string, (answers: readonly unknown[]) => readonly unknown[]]>([
    ['is too short', (answers) => answers.slice(1)],
    ['is too long', (answers) => [...answers, ...answers]],
    ['is empty', () => []],
  ])('acknowledges nothing when it %s', async (_, change) => {
    const desk = await linkedDesk();
    await desk.append(visite(), visite({ day: '2026-05-11', datation: 'confirmee' }));
    desk.department.twist((answer) => ({ ...answer, answers: change(answer.answers) }));
    await desk.time.advance(1000);
    expect(await state(desk)).toMatchObject({ kind: 'hors-ligne', envois: 2 });
    desk.department.twist(null);
    await desk.time.advance(60_000);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
    expect(desk.department.totalVisites()).toBe(2);
  });

  it('is shown as a refusal when the hash kept is not the one sent', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    desk.department.twist((answer) => ({
      ...answer,
      answers: answer.answers.map((one) => ({ ...one, hash: 'f'.repeat(64) })),
    }));
    await desk.time.advance(1000);
    expect(await state(desk)).toMatchObject({
      kind: 'refuse',
      code: 'empreinte-differente',
      envois: 1,
    });
  });
});

describe('a refusal', () => {
  it('of one document leaves its neighbours applied, and is shown with its own words', async () => {
    const desk = await linkedDesk();
    await desk.append(visite(), visite({ day: '2026-05-11', datation: 'confirmee' }));
    desk.department.twist((answer) => ({
      ...answer,
      answers: [
        { outcome: 'refused', code: 'document-illisible', sentence: 'Signalez-le.' },
        ...answer.answers.slice(1),
      ],
    }));
    await desk.time.advance(1000);
    expect(await state(desk)).toEqual({
      kind: 'refuse',
      code: 'document-illisible',
      sentence: 'Signalez-le.',
      envois: 1,
    });
  });

  it('is not repeated by itself, but offered again at the next start', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    desk.department.twist((answer) => ({
      ...answer,
      answers: answer.answers.map(() => ({ outcome: 'refused', code: 'x', sentence: 'X.' })),
    }));
    await desk.time.advance(3_600_000);
    const sent = () => desk.department.calls.filter(({ path }) => path === deskPaths.counts).length;
    expect(sent()).toBe(1);
    desk.department.twist(null);
    await desk.host.close();
    const again = openTestDesk(desk);
    await again.time.advance(0);
    expect(sent()).toBe(2);
    expect(await state(again)).toMatchObject({ kind: 'a-jour' });
  });

  it('is forgotten when the day changes: its next revision is sent', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    desk.department.twist((answer) => ({
      ...answer,
      answers: answer.answers.map(() => ({ outcome: 'refused', code: 'x', sentence: 'X.' })),
    }));
    await desk.time.advance(1000);
    desk.department.twist(null);
    await desk.append(visite());
    await desk.time.advance(1000);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
    expect(visitesKept(desk)).toBe(2);
  });

  it('of the token is shown, tried again less and less, and loses nothing', async () => {
    const desk = await linkedDesk();
    desk.department.revokeAll();
    await desk.append(visite());
    await desk.time.advance(1000);
    expect(await state(desk)).toEqual({
      kind: 'refuse',
      code: 'jeton-refuse',
      sentence: 'Refus du département : jeton-refuse.',
      envois: 1,
    });
    expect(await waits(desk, deskPaths.hello, 60_000)).toEqual([2000, 5000, 15_000, 30_000]);
    expect(await desk.call('ledger.census', {})).toMatchObject({ value: { records: 1 } });
  });

  it('of the counts as a whole stays shown between the tries', async () => {
    const desk = await linkedDesk();
    desk.department.replace(deskPaths.counts, () =>
      Response.json({ code: 'trop-d-appels', sentence: 'Trop d’appels.' }, { status: 429 }),
    );
    await desk.append(visite());
    await desk.time.advance(60_000);
    expect(await state(desk)).toMatchObject({ kind: 'refuse', code: 'trop-d-appels' });
    expect(desk.states().slice(-2)).toEqual(['envoi', 'refuse']);
    desk.department.replace(deskPaths.counts, null);
    await desk.time.advance(60_000);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
  });
});

describe('a département that knows this day otherwise', () => {
  async function deskBesideAnother(rev: number, visites: number): Promise<TestDesk> {
    const desk = await linkedDesk();
    desk.department.plant(
      dayDocumentSchema.parse({
        kind: 'jour',
        version: 1,
        provenance: 'mesure',
        site: 'marvejols',
        desk: 'A',
        day: DAY,
        epoch: 0,
        rev,
        counts: {
          visites: { total: visites, canal: { tiers: visites } },
          demandes: { total: visites, theme: { T9: visites }, operateur: {} },
          usagersSuivis: { jour: 0, mois: 0, annee: 0 },
        },
      }),
    );
    await desk.append(visite());
    await desk.time.advance(1000);
    return desk;
  }

  it('is a fork when it has the same revision with other counts, which are not replaced', async () => {
    const desk = await deskBesideAnother(1, 7);
    expect(await state(desk)).toMatchObject({ kind: 'refuse', code: 'double', envois: 1 });
    expect(visitesKept(desk)).toBe(7);
  });

  it('makes this desk stale when it has a later revision, which is not replaced', async () => {
    const desk = await deskBesideAnother(9, 7);
    expect(await state(desk)).toMatchObject({ kind: 'refuse', code: 'perime', envois: 1 });
    expect(visitesKept(desk)).toBe(7);
  });
});

describe('a desk put back from a backup', () => {
  it('says which visites it has lost the detail of, until they are given again', async () => {
    const first = await linkedDesk();
    await first.append(visite());
    await first.time.advance(1000);
    const backup = join(createTestFolder(), 'copie');
    await first.host.close();
    cpSync(first.folder, backup, { recursive: true });
    const { time, department } = first;
    const before = openTestDesk({ folder: first.folder, time, department });
    await before.append(visite(), visite());
    await before.time.advance(1000);
    await before.host.close();

    const desk = openTestDesk({ folder: backup, time, department });
    const lost = async () => await desk.call('delivery.lost', {});
    expect(await lost()).toEqual({ ok: true, value: { days: [] } });
    await desk.time.advance(2000);
    expect(await lost()).toEqual({ ok: true, value: { days: [{ day: DAY, visites: 2 }] } });
    expect(visitesKept(desk)).toBe(3);
    await desk.append(visite({ datation: 'confirmee' }));
    await desk.time.advance(2000);
    expect(await lost()).toEqual({ ok: true, value: { days: [{ day: DAY, visites: 1 }] } });
    await desk.append(visite({ datation: 'confirmee' }));
    await desk.time.advance(2000);
    expect(await lost()).toEqual({ ok: true, value: { days: [] } });
    expect(visitesKept(desk)).toBe(3);
  });
});

describe('a desk told that it is a copy', () => {
  it('leaves to its former letter what was recorded before, also what changed no count', async () => {
    const desk = await linkedDesk();
    const first = visite();
    await desk.append(first);
    await desk.time.advance(1000);
    // One more and one less before anything is sent: the day counts as it did, and nothing is.
    await desk.append(visite());
    await desk.append(revised(first, { etat: 'annulee' }));
    await desk.time.advance(1000);
    expect(desk.department.applied).toHaveLength(1);

    // The clock was wrong: it waits for a date, and was never counted.
    const undated = visite({ day: '2026-05-10' });
    await desk.append(undated);
    await desk.time.advance(HELLO_EVERY);

    desk.department.twist((answer) => ({
      ...answer,
      answers: [{ outcome: 'refused', code: 'double', sentence: 'Une copie.' }],
    }));
    await desk.append(visite());
    await desk.time.advance(1000);
    expect(await state(desk)).toMatchObject({ kind: 'refuse', code: 'double' });
    desk.department.twist(null);
    await desk.call('department.enrol', {
      url: desk.department.url,
      code: desk.department.issueCode('marvejols'),
    });
    await desk.time.advance(1000);
    expect(desk.department.kept('B', DAY)?.document.counts.visites.total).toBe(1);
    await desk.append(revised(undated, { day: DAY, datation: 'confirmee' }));
    await desk.time.advance(1000);
    expect(desk.department.kept('B', DAY)?.document.counts.visites.total).toBe(2);
  });
});

describe('what happens during a call', () => {
  it('a change made while a document is on its way is sent after it', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    const gate = desk.department.hold();
    await desk.time.advance(300);
    await desk.append(visite());
    await desk.time.advance(1000);
    expect(desk.department.applied).toEqual([]);
    gate.release();
    await desk.time.advance(1000);
    expect(visitesKept(desk)).toBe(2);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
  });

  it('a change made between the answer and the end of the round is sent soon, not minutes later', async () => {
    const desk = await linkedDesk();
    let appended = 0;
    // Told from inside the round: the very moment when nothing seems left to send.
    desk.host.subscribe((event) => {
      if (event.event !== 'delivery.changed' || event.state.kind !== 'a-jour') return;
      if (appended > 0) return;
      appended += 1;
      void desk.append(visite());
    });
    await desk.append(visite());
    await desk.time.advance(2000);
    expect(appended).toBe(1);
    expect(visitesKept(desk)).toBe(2);
  });

  it('closing waits for the call under way, sends no other, and loses nothing', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    const gate = desk.department.hold();
    await desk.time.advance(300);
    await desk.append(visite({ day: '2026-05-11', datation: 'confirmee' }));
    let closed = false;
    const closing = desk.host.close().then(() => {
      closed = true;
    });
    await settle();
    expect(closed).toBe(false);
    gate.release();
    await closing;
    const calls = desk.department.calls.length;
    await desk.time.advance(3_600_000);
    expect(desk.department.calls).toHaveLength(calls);
    const again = openTestDesk(desk);
    await again.time.advance(1000);
    expect(desk.department.totalVisites()).toBe(2);
    expect(desk.department.applied).toHaveLength(2);
  });

  it('a new enrolment sends every day under its new name, those of a call under way included', async () => {
    const time = createFakeTime('2026-05-12T08:00:00Z');
    const former = createFakeDepartment(time.trueClock);
    const next = createFakeDepartment(time.trueClock, 'https://suivant.example');
    const desk = openTestDesk({
      time,
      department: former,
      fetch: (target, init) => (target.origin === next.url ? next : former).fetch(target, init),
    });
    await linkToDepartment(desk);
    await desk.append(visite());
    const gate = former.hold();
    await time.advance(300);
    const enrolled = await desk.call('department.enrol', {
      url: next.url,
      code: next.issueCode('marvejols'),
    });
    expect(enrolled.ok).toBe(true);
    gate.release();
    await time.advance(1000);
    expect(next.totalVisites()).toBe(1);
    expect(former.totalVisites()).toBe(0);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
  });

  it('a ledger that another program holds for a while stops no desk', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    const other = new DatabaseSync(join(desk.folder, 'journal.db'));
    other.exec('BEGIN IMMEDIATE');
    await desk.time.advance(300);
    expect(await state(desk)).toMatchObject({ kind: 'refuse', code: 'journal-occupe' });
    other.exec('ROLLBACK');
    other.close();
    await desk.time.advance(60_000);
    expect(await state(desk)).toMatchObject({ kind: 'a-jour' });
    expect(visitesKept(desk)).toBe(1);
  });
});

describe('a start without département', () => {
  it('counts for itself, and sends what waited at the next one with it', async () => {
    const desk = await linkedDesk();
    await desk.host.close();
    const calls = desk.department.calls.length;
    const alone = openTestDesk({ ...desk, override: { kind: 'none' } });
    await alone.append(visite());
    await alone.time.advance(3_600_000);
    expect(await state(alone)).toEqual({ kind: 'non-relie' });
    expect(desk.department.calls).toHaveLength(calls);
    await alone.host.close();
    const again = openTestDesk(desk);
    await again.time.advance(1000);
    expect(visitesKept(again)).toBe(1);
  });

  it('moves to another address when told to, and remembers it', async () => {
    const desk = await linkedDesk();
    await desk.host.close();
    const url = 'https://nouveau.example';
    const moved = openTestDesk({ ...desk, override: { kind: 'url', url } });
    await moved.time.advance(0);
    const urls = moved.department.calls.map((call) => call.url);
    expect(urls.findLast((one) => one.includes(deskPaths.hello))).toBe(`${url}${deskPaths.hello}`);
    await moved.host.close();
    const again = openTestDesk(desk);
    await again.time.advance(0);
    expect(again.department.calls.at(-1)?.url.startsWith(url)).toBe(true);
  });
});
