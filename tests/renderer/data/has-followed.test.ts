import 'fake-indexeddb/auto';
import { expect, it, onTestFinished, vi } from 'vitest';
import { hasFollowed } from '../../../renderer/data/registre/use-has-followed.ts';
import { liveQuery } from 'dexie';
import { openTestDesk } from '../../support/host-desk.ts';
import { usagerRecord, visite } from '../../support/host-records.ts';
import { createWire, openTestStore, settleStore } from './test-page.ts';

it('a desk that follows someone knows it from one key, and a Passage does not have it look again', async () => {
  const desk = openTestDesk();
  await desk.append(visite());
  const store = await openTestStore(createWire(desk));
  expect(await hasFollowed(store.database)).toBe(false);
  await desk.append(usagerRecord(), usagerRecord());
  await settleStore(store);
  const counted = vi.spyOn(IDBIndex.prototype, 'count');
  const said: boolean[] = [];
  const watch = liveQuery(() => hasFollowed(store.database)).subscribe((one) => said.push(one));
  onTestFinished(() => watch.unsubscribe());
  await vi.waitFor(() => expect(said).toEqual([true]));
  await desk.append(visite(), visite());
  await settleStore(store);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(said).toEqual([true]);
  expect(counted).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
