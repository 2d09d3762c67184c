import 'fake-indexeddb/auto';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDeskStore } from '../../../renderer/data/store/desk-store.ts';
import type { DeskStore } from '../../../renderer/data/store/desk-store.ts';
import type { Envelope } from '../../../shared/domain/record/envelope.ts';
import { startTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { createScratchFolder, removeFolder } from '../../support/host-folder.ts';
import { revised, visite } from '../../support/host-records.ts';
import { createWire, expectCopyOfLedger, readBoot, readLedger } from './test-page.ts';
import type { Wire } from './test-page.ts';

/** Two windows of one profile share one copy; the ledger tells both, late and out of step. */
interface Window {
  readonly wire: Wire;
  store: DeskStore;
}

const happening = fc.record({
  window: fc.constantFrom(0, 1),
  kind: fc.constantFrom(
    'append',
    'append',
    'append-three',
    'revise',
    'revise',
    'revise-stale',
    'miss-events',
    'hear-events',
    'find-link',
    'verify',
    'empty',
    'reopen',
  ),
  which: fc.nat({ max: 50 }),
  /** Turns of the event loop before the next thing happens. */
  turns: fc.nat({ max: 3 }),
});

async function pass(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate();
}

/** Whatever the cursor says was copied is there, as the ledger has it. */
async function expectNothingPassedOver(store: DeskStore, desk: TestDesk): Promise<void> {
  const { database } = store;
  const [rows, cursor] = await database.transaction('r', database.records, database.meta, () =>
    Promise.all([database.records.toArray(), database.meta.get('cursor')]),
  );
  const copied = new Map(rows.map(({ attention: _attention, ...row }) => [row.id, row]));
  const due = (await readLedger(desk)).filter(({ seq }) => seq <= (cursor?.seq ?? 0));
  expect(due.map(({ id }) => copied.get(id))).toEqual(due);
}

describe('the copy of two windows', () => {
  it('ends up the ledger’s, and never passes a record over on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 5, maxLength: 30 }),
        fc.array(fc.nat({ max: 4 }), { minLength: 5, maxLength: 20 }),
        async (happenings, delays) => {
          const folder = createScratchFolder();
          const desk = startTestDesk({ folder });
          let delayed = 0;
          const open = async (): Promise<Window> => {
            const wire = createWire(desk);
            wire.pace(() => pass(delays[(delayed += 1) % delays.length] ?? 0));
            return {
              wire,
              store: await openDeskStore(await readBoot(wire), wire.bridge, () => {}),
            };
          };
          const windows: [Window, Window] = [await open(), await open()];
          const written: Envelope[] = [];
          const underWay: Promise<unknown>[] = [];

          /** What a screen does: append, then put the answer in place. */
          const write = async ({ wire, store }: Window, ...records: Envelope[]) => {
            const answer = await wire.bridge.call('ledger.append', { records });
            // Another operation’s revision may have come first: then nothing was written.
            if (answer.ok) await store.apply(answer.value.records);
          };
          const play = async ({ window, kind, which }: (typeof happenings)[number]) => {
            const at = windows[window === 0 ? 0 : 1];
            const known = written[which % Math.max(1, written.length)];
            switch (kind) {
              case 'append':
              case 'append-three': {
                const records = Array.from({ length: kind === 'append' ? 1 : 3 }, () => visite());
                written.push(...records);
                return underWay.push(write(at, ...records));
              }
              case 'revise':
                if (known === undefined) return;
                written[which % written.length] = revised(known, { etat: 'annulee' });
                return underWay.push(write(at, revised(known, { etat: 'annulee' })));
              case 'revise-stale':
                return known && underWay.push(write(at, { ...known, clear: {} }));
              case 'miss-events':
              case 'hear-events':
                return at.wire.deaf(kind === 'miss-events');
              case 'find-link':
                return at.wire.link(true);
              case 'verify':
                return underWay.push(at.store.verify(() => {}));
              case 'empty':
                return underWay.push(
                  at.store.database.transaction(
                    'rw',
                    at.store.database.records,
                    at.store.database.meta,
                    async () => {
                      await at.store.database.records.clear();
                      await at.store.database.meta.clear();
                    },
                  ),
                );
              case 'reopen':
                // A tab is reloaded between two operations, not within one.
                await Promise.all(underWay);
                at.store.close();
                return (windows[window === 0 ? 0 : 1] = await open());
            }
          };

          for (const next of happenings) {
            await play(next);
            await pass(next.turns);
            await expectNothingPassedOver(windows[0].store, desk);
          }
          await Promise.all(underWay);
          for (const { wire } of windows) {
            wire.deaf(false);
            wire.link(true);
          }
          // Even what was emptied last is filled again at the next entry.
          await desk.append(visite());
          // The last events are still on their way, then whatever they start.
          await pass(10);
          for (const { store } of windows) await expectCopyOfLedger(store, desk);
          for (const { store } of windows) store.close();
          await desk.host.close();
          removeFolder(folder);
        },
      ),
      { numRuns: 40 },
    );
  });
});
