import { expect, it } from 'vitest';
import { createFakeTime } from '../../support/fake-time.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { createTestFolder } from '../../support/host-folder.ts';

const time = () => createFakeTime('2026-05-12T08:00:00Z');

async function installed(folder = createTestFolder(), at = time()): Promise<TestDesk> {
  const desk = openTestDesk({ folder, time: at });
  await installAt(desk, 'marvejols');
  return desk;
}

async function codeOf(desk: TestDesk): Promise<string | null> {
  const begun = await desk.call('unlock.begin', {});
  return begun.ok ? null : begun.failure.code;
}

it('five passphrases may be wrong in a row; then the next one waits, longer each time', async () => {
  const desk = await installed();
  for (let tries = 0; tries < 5; tries += 1) expect(await codeOf(desk)).toBeNull();
  expect(await desk.call('unlock.begin', {})).toMatchObject({
    failure: { code: 'trop-d-essais', sentence: expect.stringContaining('30\u00a0secondes') },
  });
  await desk.time.advance(29_000);
  expect(await codeOf(desk)).toBe('trop-d-essais');
  await desk.time.advance(1_000);
  expect(await codeOf(desk)).toBeNull();
  await desk.time.advance(59_000);
  expect(await codeOf(desk)).toBe('trop-d-essais');
  await desk.time.advance(1_000);
  expect(await codeOf(desk)).toBeNull();
});

it('closing Relais and opening it again does not give the tries back', async () => {
  const folder = createTestFolder();
  const at = time();
  const desk = await installed(folder, at);
  for (let tries = 0; tries < 5; tries += 1) await codeOf(desk);
  await desk.host.close();
  const again = openTestDesk({ folder, time: at });
  expect(await codeOf(again)).toBe('trop-d-essais');
});

it('the right passphrase forgets the wrong ones', async () => {
  const desk = await installed();
  for (let tries = 0; tries < 4; tries += 1) await codeOf(desk);
  await desk.call('unlock.opened', {});
  for (let tries = 0; tries < 5; tries += 1) expect(await codeOf(desk)).toBeNull();
  expect(await codeOf(desk)).toBe('trop-d-essais');
});

it('a clock set back by years does not shut the desk for years', async () => {
  const desk = await installed();
  for (let tries = 0; tries < 5; tries += 1) await codeOf(desk);
  desk.time.setDeskClock('2020-01-01T00:00:00Z');
  expect(await desk.call('unlock.begin', {})).toMatchObject({
    failure: { sentence: expect.stringContaining('30\u00a0secondes') },
  });
  await desk.time.advance(30_000);
  expect(await codeOf(desk)).toBeNull();
});
