import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fetch } from '../../../../electron/host/delivery/department-client.ts';
import type { Envelope } from '../../../../shared/domain/record/envelope.ts';
import { createFakeDepartment } from '../../../support/fake-department.ts';
import type { FakeDepartment, Weather } from '../../../support/fake-department.ts';
import { createFakeTime } from '../../../support/fake-time.ts';
import type { FakeTime } from '../../../support/fake-time.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { linkToDepartment, startTestDesk } from '../../../support/host-desk.ts';
import { createScratchFolder, removeFolder } from '../../../support/host-folder.ts';
import { revised, visite } from '../../../support/host-records.ts';

const days = ['2026-05-10', '2026-05-11', '2026-05-12'];

type Step =
  | { readonly do: 'append'; readonly day: string }
  | { readonly do: 'cancel' | 'keep'; readonly which: number }
  | { readonly do: 'weather'; readonly weather: Weather }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'hold' | 'release' | 'restart' | 'kill' };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('append'), day: fc.constantFrom(...days) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel', 'keep'),
      which: fc.nat({ max: 10 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('weather'),
      weather: fc.constantFrom<Weather[]>('fair', 'requests-lost', 'answers-lost'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait'),
      milliseconds: fc.constantFrom(0, 100, 300, 1000, 5000, 60_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('hold', 'release', 'restart', 'kill') }),
  },
);

/** A desk that lives, dies and is born again on the same folder, with what it ever committed. */
interface World {
  readonly time: FakeTime;
  readonly department: FakeDepartment;
  take(step: Step): Promise<void>;
  /** Every visites total a day ever had in the ledger, zero included. */
  everCommitted(day: string): ReadonlySet<number>;
  committed(day: string): number;
  calmDown(): Promise<void>;
  state(): Promise<unknown>;
  end(): Promise<void>;
}

async function createWorld(): Promise<World> {
  const folder = createScratchFolder();
  const time = createFakeTime('2026-05-12T08:00:00Z');
  const department = createFakeDepartment(time.trueClock);
  const records: Envelope[] = [];
  const totals = new Map(days.map((day) => [day, new Set([0])]));
  let gate: { release(): void } | null = null;
  let life = { over: false };
  let desk = start();

  function start(): TestDesk {
    const own = { over: false };
    life = own;
    // What a killed desk had asked still arrives; what is answered, nobody hears.
    const fetch: Fetch = async (target, init) => {
      const answer = await department.fetch(target, init).catch((error: unknown) => {
        if (own.over) return new Promise<Response>(() => {});
        throw error;
      });
      return own.over ? new Promise<Response>(() => {}) : answer;
    };
    return startTestDesk({ folder, time, department, fetch });
  }

  const committed = (day: string) =>
    records.filter(({ localDay, clear }) => localDay === day && clear['etat'] === 'valide').length;

  const write = async (record: Envelope) => {
    const index = records.findIndex(({ id }) => id === record.id);
    if (index === -1) records.push(record);
    else records[index] = record;
    totals.get(record.localDay)?.add(committed(record.localDay));
    const answer = await desk.append(record);
    if (!answer.ok) throw new Error(answer.failure.code);
  };

  const release = () => {
    gate?.release();
    gate = null;
  };

  const take = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'append':
        return write(visite({ day: step.day, datation: 'confirmee' }));
      case 'cancel':
      case 'keep': {
        const record = records[step.which % Math.max(1, records.length)];
        if (record === undefined) return;
        return write(revised(record, { etat: step.do === 'cancel' ? 'annulee' : 'valide' }));
      }
      case 'weather':
        return department.setWeather(step.weather);
      case 'wait':
        return time.advance(step.milliseconds);
      case 'hold':
        release();
        gate = department.hold();
        return;
      case 'release':
        release();
        return time.advance(0);
      case 'restart': {
        const closing = desk.host.close();
        release();
        await closing;
        desk = start();
        return;
      }
      case 'kill':
        life.over = true;
        time.forgetPlans();
        desk = start();
    }
  };

  await linkToDepartment(desk);
  return {
    time,
    department,
    take,
    committed,
    everCommitted: (day) => totals.get(day) ?? new Set(),
    calmDown: async () => {
      department.setWeather('fair');
      release();
      await time.advance(180_000);
    },
    state: async () => {
      const answer = await desk.call('delivery.read', {});
      return answer.ok ? answer.value.kind : answer.failure.code;
    },
    end: async () => {
      release();
      await desk.host.close();
      removeFolder(folder);
    },
  };
}

/** What arrived is something the desk once had on its disk, and revisions only grow. */
function expectArrivedWasCommitted(world: World): void {
  const lastRev = new Map<string, number>();
  for (const { day, rev, counts } of world.department.applied) {
    expect(world.everCommitted(day)).toContain(counts.visites.total);
    expect(rev).toBeGreaterThan(lastRev.get(day) ?? 0);
    lastRev.set(day, rev);
  }
}

it('whatever is lost, cut or killed on the way, the département ends with the exact counts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 40 }), async (steps) => {
      const world = await createWorld();
      try {
        for (const step of steps) {
          await world.take(step);
          expectArrivedWasCommitted(world);
        }
        await world.calmDown();
        expectArrivedWasCommitted(world);
        for (const day of days) {
          const kept = world.department.kept('A', day);
          expect(kept?.document.counts.visites.total ?? 0).toBe(world.committed(day));
        }
        expect(await world.state()).toBe('a-jour');
      } finally {
        await world.end();
      }
    }),
    { numRuns: 100 },
  );
});
