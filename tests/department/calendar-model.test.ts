import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agendaPaths } from '../../shared/sync/agenda-api.ts';
import type { CalendarRequestAnswer } from '../../shared/sync/calendar.ts';
import { enrolDesk, newId, newReference, visioPermanence } from './calendar-desk.ts';
import type { TestDesk } from './calendar-desk.ts';
import { startTestDepartment } from './test-department.ts';
import type { TestDepartment } from './test-department.ts';

/** How many lives are tried: few here, many with `RELAIS_MODEL_RUNS`, from `RELAIS_MODEL_SEED`. */
const numRuns = Number(process.env['RELAIS_MODEL_RUNS'] ?? 6);
const seed = process.env['RELAIS_MODEL_SEED'];

const desk = fc.nat({ max: 1 });
const nth = fc.nat({ max: 30 });
const lost = fc.boolean();
const stepArbitrary = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('book' as const), desk, slot: nth, lost }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('move' as const), desk, rdv: nth, slot: nth, lost }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('cancel' as const), desk, rdv: nth, lost }),
  },
  // Offline: requests wait, and leave all together when the line is back.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('offline' as const), desk }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('back' as const), desk }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('shift' as const),
      hours: fc.integer({ min: 8, max: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('withdraw' as const) }) },
  // The connection of a change under way is cut, as when its server is killed.
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), desk, slot: nth }) },
  // Two desks ask for the same place in the same moment.
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('race' as const), slot: nth }) },
);
type Step = typeof stepArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** What a desk knows: what it asked and was not answered, and what the département told it. */
interface ModelDesk {
  readonly desk: TestDesk;
  isOffline: boolean;
  readonly waiting: object[];
  /** By reference, what was last confirmed to it. */
  readonly confirmed: Map<
    string,
    { readonly creneau: string; readonly rev: number; readonly etat: string }
  >;
}

async function live(department: TestDepartment, steps: readonly Step[]): Promise<void> {
  await department.reset();
  const desks: ModelDesk[] = [];
  for (const site of ['marvejols', 'florac'])
    desks.push({
      desk: await enrolDesk(department, site),
      isOffline: false,
      waiting: [],
      confirmed: new Map(),
    });
  const cookie = await department.signIn();
  const save = (payload: object) =>
    department.app.inject({
      method: 'POST',
      url: agendaPaths.permanences,
      payload,
      headers: { cookie },
    });
  let rev = 0;
  let permanence = visioPermanence({ fin: '11:00', places: 2 });
  const enter = async (): Promise<void> => {
    const answer = await save({
      permanence,
      rev: rev === 0 ? null : rev,
      annulee: false,
      essai: false,
    });
    expect(answer.statusCode).toBeLessThan(500);
    if (answer.statusCode === 200) rev += 1;
  };
  await enter();

  const hear = (one: ModelDesk, answer: CalendarRequestAnswer): void => {
    if (answer.issue === 'refuse' || answer.rdv === null) return;
    const { reference, creneau, rev: of, etat } = answer.rdv;
    one.confirmed.set(reference, { creneau, rev: of, etat });
  };
  /** Sends, losing the answer when told to: what is not answered waits and is repeated. */
  const ask = async (one: ModelDesk, request: object, isLost = false): Promise<void> => {
    if (one.isOffline) {
      one.waiting.push(request);
      return;
    }
    const [answer] = await one.desk.ask(request);
    if (isLost) one.waiting.push(request);
    else if (answer !== undefined) hear(one, answer);
  };
  const comeBack = async (one: ModelDesk): Promise<void> => {
    one.isOffline = false;
    const requests = one.waiting.splice(0);
    if (requests.length === 0) return;
    for (const answer of await one.desk.ask(...requests)) hear(one, answer);
  };
  const slots = async () =>
    (
      await department.database.query('SELECT creneau AS id FROM slots ORDER BY starts_at, creneau')
    ).map(({ id }) => String(id));
  const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];
  const booking = (creneau: string | undefined) => ({
    genre: 'reserver',
    demande: newId(),
    reference: newReference(),
    creneau,
    motif: 'aide-logement',
  });

  for (const step of steps) {
    const one = desks['desk' in step ? step.desk : 0];
    if (one === undefined) continue;
    const known = [...one.confirmed].filter(([, { etat }]) => etat === 'prevu');
    switch (step.kind) {
      case 'book':
        await ask(one, booking(pick(await slots(), step.slot)), step.lost);
        break;
      case 'move': {
        const [reference, held] = pick(known, step.rdv) ?? [];
        if (held === undefined) break;
        const creneau = pick(await slots(), step.slot);
        await ask(
          one,
          { genre: 'deplacer', demande: newId(), reference, rev: held.rev, creneau },
          step.lost,
        );
        break;
      }
      case 'cancel': {
        const [reference, held] = pick(known, step.rdv) ?? [];
        if (held === undefined) break;
        await ask(
          one,
          { genre: 'annuler', demande: newId(), reference, rev: held.rev, etat: 'excuse' },
          step.lost,
        );
        break;
      }
      case 'offline':
        one.isOffline = true;
        break;
      case 'back':
        await comeBack(one);
        break;
      case 'shift': {
        const two = String(step.hours).padStart(2, '0');
        permanence = { ...permanence, ...visioTimes(two, String(step.hours + 2).padStart(2, '0')) };
        await enter();
        break;
      }
      case 'withdraw':
        await save({ permanence, rev, annulee: true, essai: false });
        rev = 0;
        permanence = visioPermanence({ fin: '11:00', places: 2 });
        await enter();
        break;
      case 'kill': {
        if (one.isOffline) break;
        const request = booking(pick(await slots(), step.slot));
        const asked = department.app.inject({
          method: 'POST',
          url: '/api/desk/calendar/demandes',
          headers: { authorization: `Bearer ${one.desk.token}` },
          payload: { version: 1, demandes: [request] },
        });
        await department.database.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`,
        );
        // Cut or not, the desk heard nothing: it repeats.
        await asked.catch(() => undefined);
        one.waiting.push(request);
        break;
      }
      case 'race': {
        const creneau = pick(await slots(), step.slot);
        await Promise.all(desks.map((each) => ask(each, booking(creneau))));
        break;
      }
    }
    await expectSound(department);
  }
  for (const one of desks) await comeBack(one);
  await expectSound(department);
  for (const one of desks) {
    const kept = await one.desk.read('rdv');
    for (const [reference, { rev: of }] of one.confirmed) {
      const rdv = kept.get(reference);
      // What was confirmed is there still, at least as far as it was confirmed.
      expect(rdv?.rev ?? 0).toBeGreaterThanOrEqual(of);
    }
    // And what the desk was never answered for is nothing it may show as confirmed.
    expect(new Set(kept.keys())).toEqual(new Set(one.confirmed.keys()));
  }
}

function visioTimes(debut: string, fin: string) {
  const { debut: from, fin: to } = visioPermanence({ debut: `${debut}:00`, fin: `${fin}:00` });
  return { debut: from, fin: to };
}

/** Never two live RDV on a place, nor a live RDV on a slot withdrawn, nor more than its places. */
async function expectSound(department: TestDepartment): Promise<void> {
  const wrong = await department.database.query(
    `SELECT creneau, place, count(*) FROM bookings JOIN slots USING (departement, creneau)
     WHERE bookings.etat IN ('prevu', 'honore', 'non-venu')
     GROUP BY creneau, place
     HAVING count(*) > 1 OR bool_or(place > places) OR bool_or(slots.etat = 'retire')`,
  );
  expect(wrong).toEqual([]);
}

it('whatever desks ask, lose and repeat, places are taken once and what was confirmed stands', async () => {
  const department = await startTestDepartment();
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 5, maxLength: 40 }), (steps) =>
      live(department, steps),
    ),
    { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) },
  );
  await department.close();
}, 3_600_000);
