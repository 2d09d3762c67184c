import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskPaths } from '../../../../shared/sync/protocol.ts';
import { publicationsPath } from '../../../../shared/sync/publications.ts';
import type { Changement, PublicationsAnswer } from '../../../../shared/sync/publications.ts';
import { linkToDepartment, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { visite } from '../../../support/host-records.ts';

const ORIGIN = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
/** Longer than an idle desk waits before it says hello again. */
const LATER = 301_000;

const place = (numero: number, id: string, nom: string | null): Changement => ({
  numero,
  objet: 'lieu',
  id,
  contenu: nom === null ? null : { nom },
});

const answer = (change: Partial<PublicationsAnswer>): PublicationsAnswer => ({
  version: 1,
  origine: ORIGIN,
  recommence: false,
  numero: 0,
  repere: 'le jour dit',
  reste: false,
  changements: [],
  ...change,
});

/** The département answers these, one call after the other, the last one for ever. */
function say(desk: TestDesk, ...answers: readonly unknown[]): void {
  let next = 0;
  desk.department.replace(publicationsPath, () => {
    const body = answers[Math.min(next, answers.length - 1)];
    next += 1;
    return Response.json(body);
  });
}

async function linkedDesk(...answers: readonly unknown[]): Promise<TestDesk> {
  const desk = openTestDesk();
  if (answers.length > 0) say(desk, ...answers);
  await linkToDepartment(desk);
  return desk;
}

async function kept(desk: TestDesk) {
  const read = await desk.call('publications.read', {});
  if (!read.ok) throw new Error(read.failure.code);
  return read.value;
}

const asked = (desk: TestDesk) =>
  desk.department.calls
    .filter(({ path }) => path === publicationsPath)
    .map(({ url }) => new URL(url).search);

const told = (desk: TestDesk) =>
  desk.events.filter(({ event }) => event === 'publications.changed').length;

describe('what the coordination publishes', () => {
  it('is asked for once everything is delivered, kept, and told to the page', async () => {
    const desk = await linkedDesk(answer({ numero: 2, changements: [place(2, 'a', 'A')] }));
    expect(await kept(desk)).toEqual({
      numero: 2,
      recuLe: '2026-05-12T08:00:00Z',
      changements: [place(2, 'a', 'A')],
    });
    expect(asked(desk)).toEqual(['?depuis=0']);
    expect(told(desk)).toBe(1);
    const paths = desk.department.calls.map(({ path }) => path);
    expect(paths.indexOf(publicationsPath)).toBeGreaterThan(paths.indexOf(deskPaths.hello));
  });

  it('is asked for again from where it was, not at each visite', async () => {
    const desk = await linkedDesk(answer({ numero: 2, changements: [place(2, 'a', 'A')] }));
    for (let n = 0; n < 3; n += 1) {
      await desk.append(visite());
      await desk.time.advance(5000);
    }
    expect(asked(desk)).toHaveLength(1);
    say(desk, answer({ numero: 2 }));
    await desk.time.advance(LATER);
    expect(asked(desk).at(-1)).toBe(`?depuis=2&origine=${ORIGIN}&repere=le+jour+dit`);
    expect((await kept(desk)).changements).toHaveLength(1);
    expect(told(desk)).toBe(1);
  });

  it('is read page after page until nothing is left', async () => {
    const desk = await linkedDesk(
      answer({ numero: 1, reste: true, changements: [place(1, 'a', 'A')] }),
      answer({ numero: 3, changements: [place(2, 'b', 'B'), place(3, 'a', 'A, corrigé')] }),
    );
    expect((await kept(desk)).changements).toEqual([
      place(2, 'b', 'B'),
      place(3, 'a', 'A, corrigé'),
    ]);
    expect(told(desk)).toBe(1);
  });

  it('is still there without network, after the desk is closed and opened again', async () => {
    const desk = await linkedDesk(answer({ numero: 1, changements: [place(1, 'a', 'A')] }));
    await desk.host.close();
    desk.department.setWeather('requests-lost');
    const again = openTestDesk({
      folder: desk.folder,
      time: desk.time,
      department: desk.department,
    });
    await again.time.advance(10_000);
    expect((await kept(again)).changements).toEqual([place(1, 'a', 'A')]);
  });

  it('read again from its beginning and cut between two pages, is kept as it was', async () => {
    const before = [place(1, 'a', 'A'), place(2, 'b', 'B')];
    const desk = await linkedDesk(answer({ numero: 2, changements: before }));
    const first = { origine: OTHER, numero: 1, changements: [place(1, 'a', 'A')] };
    const restart = answer({ ...first, recommence: true, reste: true });
    say(desk, restart, 'la liaison tombe');
    await desk.time.advance(LATER);
    expect((await kept(desk)).changements).toEqual(before);
    say(desk, restart, answer({ origine: OTHER, numero: 2, changements: [place(2, 'c', 'C')] }));
    await desk.time.advance(LATER);
    expect(await kept(desk)).toMatchObject({
      numero: 2,
      changements: [place(1, 'a', 'A'), place(2, 'c', 'C')],
    });
  });

  it('is forgotten for another département’s, which begins again', async () => {
    const desk = await linkedDesk(answer({ numero: 5, changements: [place(5, 'a', 'A')] }));
    say(
      desk,
      answer({ origine: OTHER, recommence: true, numero: 1, changements: [place(1, 'b', 'B')] }),
      answer({ origine: OTHER, numero: 1 }),
    );
    await desk.time.advance(LATER);
    expect(await kept(desk)).toMatchObject({ numero: 1, changements: [place(1, 'b', 'B')] });
  });

  it('keeps what it does not understand, for the day it does', async () => {
    const strange = { numero: 1, objet: 'permanence', id: 'x', contenu: { futur: [1, 2] } };
    const desk = await linkedDesk(answer({ numero: 1, changements: [strange] }));
    expect((await kept(desk)).changements).toEqual([strange]);
  });
});

describe('an answer that is not one', () => {
  it.each([
    ['of another shape', { rien: true }],
    ['with a number that goes back', answer({ numero: 1, changements: [place(1, 'b', 'B')] })],
    ['with a change already read', answer({ numero: 9, changements: [place(2, 'b', 'B')] })],
    ['that stays where it is and says that more is left', answer({ numero: 2, reste: true })],
  ])('%s changes nothing, and is not a failure of the delivery', async (_what, broken) => {
    const desk = await linkedDesk(answer({ numero: 2, changements: [place(2, 'a', 'A')] }));
    const before = readFileSync(join(desk.folder, 'publications.json'), 'utf8');
    say(desk, broken);
    const calls = asked(desk).length;
    await desk.time.advance(LATER);
    expect(asked(desk)).toHaveLength(calls + 1);
    expect(readFileSync(join(desk.folder, 'publications.json'), 'utf8')).toBe(before);
    expect(await desk.call('delivery.read', {})).toMatchObject({ value: { kind: 'a-jour' } });
  });

  it('of a département that publishes nothing yet leaves counts going', async () => {
    const desk = await linkedDesk();
    await desk.append(visite());
    await desk.time.advance(1000);
    expect(desk.department.totalVisites()).toBe(1);
    expect(await kept(desk)).toEqual({ numero: 0, recuLe: null, changements: [] });
    expect(await desk.call('delivery.read', {})).toMatchObject({ value: { kind: 'a-jour' } });
  });
});

describe('the file of what was published', () => {
  it('is readable by its owner alone', async () => {
    const desk = await linkedDesk(answer({ numero: 1, changements: [place(1, 'a', 'A')] }));
    expect(statSync(join(desk.folder, 'publications.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['', '{"format":"relais-publi', '[]'])(
    'damaged (%j) is received again from the beginning',
    async (text) => {
      const first = await linkedDesk(answer({ numero: 1, changements: [place(1, 'a', 'A')] }));
      await first.host.close();
      writeFileSync(join(first.folder, 'publications.json'), text);
      const { folder, time, department } = first;
      const desk = openTestDesk({ folder, time, department });
      await desk.time.advance(1000);
      expect(asked(desk).at(-1)).toBe('?depuis=0');
      expect((await kept(desk)).changements).toEqual([place(1, 'a', 'A')]);
    },
  );
});
