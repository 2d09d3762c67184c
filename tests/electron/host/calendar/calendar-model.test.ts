import { rm } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createReferenceRdv, holdsPlace } from '../../../../shared/domain/rdv/schema.ts';
import type { Rdv } from '../../../../shared/domain/rdv/schema.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import type { DemandeTenue } from '../../../../shared/ipc/agenda.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { linkToDepartment, startTestDesk } from '../../../support/host-desk.ts';

/** What a day may bring, in any order. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constant('book' as const), slot: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom('cancel' as const, 'move' as const, 'come' as const),
      which: fc.nat(9),
      slot: fc.nat(3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('other' as const), slot: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('weather' as const),
      next: fc.constantFrom('fair' as const, 'requests-lost' as const, 'answers-lost' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('other-log' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('wait' as const), seconds: fc.nat(90) }),
  },
);

it('whatever is lost, nothing shows confirmed that the département does not hold, and nothing confirmed is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
      const folder = createTestFolder();
      const random = createFakeRandom(folder);
      const newId = () => idSchema.parse(createId(random));
      let desk = startTestDesk({ folder });
      const { department, time } = desk;
      const calendar = department.openCalendar();
      const { creneaux } = calendar.enter({});
      await linkToDepartment(desk);
      await time.advance(3_000);
      const asked: Rdv['reference'][] = [];

      const held = async () => {
        const read = await desk.call('calendar.pull', { afterSeq: 0, limit: 2000 });
        if (!read.ok) throw new Error(read.failure.code);
        const of = (genre: string) =>
          read.value.changements.flatMap((one) =>
            one.genre === genre && one.contenu !== null ? [one.contenu] : [],
          );
        return {
          rdvs: of('rdv') as unknown as Rdv[],
          demandes: of('demande') as unknown as DemandeTenue[],
        };
      };
      const slotAt = (index: number) => {
        const slot = creneaux[index];
        if (slot === undefined) throw new Error('Four slots.');
        return slot;
      };

      for (const one of steps) {
        if (one.what === 'book') {
          const reference = createReferenceRdv(random);
          asked.push(reference);
          const creneau = slotAt(one.slot).id;
          await desk.call('calendar.ask', {
            genre: 'reserver',
            demande: newId(),
            reference,
            creneau,
            motif: 'rsa',
          });
        } else if (one.what === 'cancel' || one.what === 'move' || one.what === 'come') {
          const reference = asked[one.which % Math.max(1, asked.length)];
          if (reference !== undefined) {
            const about = { demande: newId(), reference };
            await desk.call(
              'calendar.ask',
              one.what === 'cancel'
                ? { genre: 'annuler', ...about, etat: 'excuse' }
                : one.what === 'move'
                  ? { genre: 'deplacer', ...about, creneau: slotAt(one.slot).id }
                  : { genre: 'presence', ...about, etat: 'honore' },
            );
          }
        } else if (one.what === 'other') {
          const { id } = slotAt(one.slot);
          if (calendar.live(id) === 0) calendar.take(id);
        } else if (one.what === 'weather') department.setWeather(one.next);
        else if (one.what === 'wait') await time.advance(one.seconds * 1000);
        else if (one.what === 'other-log') calendar.restartLog();
        else {
          await desk.host.close();
          time.forgetPlans();
          desk = startTestDesk({ folder, time, department });
        }
        // Whatever the desk holds as booked, the département said.
        for (const { reference, rev } of (await held()).rdvs)
          expect(calendar.rdv(reference)?.rev).toBeGreaterThanOrEqual(rev);
        for (const slot of creneaux) expect(calendar.live(slot.id)).toBeLessThanOrEqual(1);
      }

      department.setWeather('fair');
      await time.advance(6 * 60_000);
      const { rdvs, demandes } = await held();
      expect(demandes.filter(({ etat }) => etat === 'attend')).toEqual([]);
      // Each booking has its answer, and each confirmed one is what the département holds.
      for (const reference of asked) {
        const there = calendar.rdv(reference);
        const mine = rdvs.find((rdv) => rdv.reference === reference) ?? null;
        expect(mine).toEqual(there);
        const booking = demandes.find(
          ({ souhait }) => souhait.reference === reference && souhait.genre === 'reserver',
        );
        expect(booking?.etat).toBe(
          there !== null ? 'faite' : booking?.etat === 'retiree' ? 'retiree' : 'refusee',
        );
      }
      for (const slot of creneaux) {
        const mine = rdvs.filter((rdv) => rdv.creneau === slot.id && holdsPlace(rdv.etat));
        expect(mine.length).toBeLessThanOrEqual(calendar.live(slot.id));
      }
      await desk.host.close();
      await rm(folder, { recursive: true, force: true });
    }),
    { numRuns: Number(process.env['RELAIS_AGENDA_RUNS'] ?? 25) },
  );
}, 240_000);
