import { expect, it } from 'vitest';
import { createFaultyDatabase } from './faulty-database.ts';
import type { FaultyDatabase } from './faulty-database.ts';
import { startTestCluster } from '../support/postgres.ts';
import { createTestDepartment } from '../department/test-department.ts';
import { playSeed } from './world.ts';

const first = Number(process.env['RELAIS_FAULT_FROM'] ?? 1);
const seeds = Array.from(
  { length: Number(process.env['RELAIS_FAULT_SEEDS'] ?? 100) },
  (_, index) => first + index,
);

/** Seeds between two lines that say how far it is. */
const STRETCH = 250;

/** Milliseconds, far above what a seed takes on a slow machine: a limit, not a measure. */
const MOST = 60_000 + seeds.length * 10_000;

it(
  'whatever is lost, repeated, late, killed, put back, copied or mistaken about the time, the département counts what the desks committed',
  async () => {
    const cluster = await startTestCluster();
    let faulty: FaultyDatabase | null = null;
    const department = await createTestDepartment(cluster, {
      wrap: (database) => (faulty = createFaultyDatabase(database)),
    });
    // No power cut here: waiting for this disk at each commit is most of the time.
    await department.database.query('ALTER SYSTEM SET synchronous_commit = off');
    await department.database.query('SELECT pg_reload_conf()');
    if (faulty === null) throw new Error('The database was not wrapped.');
    try {
      for (const [played, seed] of seeds.entries()) {
        if (played > 0 && played % STRETCH === 0)
          console.log(`Graines ${first} à ${seed - 1}\u00a0: tout est juste.`);
        await department.reset();
        const { counted, committed, states, faults, story } = await playSeed(
          seed,
          department,
          faulty,
        );
        try {
          expect({ faults, counted, states: [...new Set(states)] }).toEqual({
            faults: [],
            counted: committed,
            states: ['a-jour'],
          });
        } catch (cause) {
          throw new Error(`npm run faults -- --seed ${seed}\n${story.join('\n')}`, { cause });
        }
      }
    } finally {
      await department.close();
      await cluster.stop();
    }
  },
  MOST,
);
