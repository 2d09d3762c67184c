import { expect, it } from 'vitest';
import { LOW_SPACE_BYTES, readFreeSpace } from '../../../electron/host/free-space.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import { createTestFolder } from '../../support/host-folder.ts';
import { visite } from '../../support/host-records.ts';

const MEGABYTE = 1024 * 1024;

it('an entry is refused under 500 MB free, and nothing is written', async () => {
  let free = 500 * MEGABYTE;
  const desk = openTestDesk({ freeSpace: () => free });
  await installAt(desk, 'marvejols');
  expect((await desk.append(visite())).ok).toBe(true);
  free = 499 * MEGABYTE;
  const record = visite();
  expect(await desk.append(record)).toMatchObject({
    ok: false,
    failure: { code: 'espace-faible', sentence: expect.stringContaining('500\u00a0Mo') },
  });
  expect(await desk.call('ledger.census', {})).toMatchObject({
    value: { records: 1, ledgerSeq: 1 },
  });
  free = 500 * MEGABYTE;
  expect(await desk.append(record)).toMatchObject({ ok: true, value: { records: [{ seq: 2 }] } });
});

it('what is already written can still be read when the disk is nearly full', async () => {
  let free = 500 * MEGABYTE;
  const desk = openTestDesk({ freeSpace: () => free });
  await installAt(desk, 'marvejols');
  await desk.append(visite());
  free = 0;
  expect(await desk.call('ledger.pull', { afterSeq: 0, limit: 10 })).toMatchObject({
    ok: true,
    value: { throughSeq: 1 },
  });
});

it('the free space read is that of a disk, in bytes', () => {
  expect(LOW_SPACE_BYTES).toBe(500 * MEGABYTE);
  const free = readFreeSpace(createTestFolder());
  expect(Number.isSafeInteger(free)).toBe(true);
  expect(free).toBeGreaterThan(0);
});
