import { describe, expect, it } from 'vitest';
import { createLockedThrottle } from '../../../electron/host/locked-throttle.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import { createFakeTime } from '../../support/fake-time.ts';
import { lockedPassage, visite } from '../../support/host-records.ts';

/** How many of `tries` presses are accepted in a row. */
function countAccepted(maySave: () => boolean, tries: number): number {
  return Array.from({ length: tries }, () => maySave()).filter(Boolean).length;
}

describe('Passages on a locked desk', () => {
  it('are accepted twelve at once, then one every five seconds', () => {
    const time = createFakeTime('2026-05-12T08:00:00Z');
    const maySave = createLockedThrottle(time.deskClock);
    expect(countAccepted(maySave, 100)).toBe(12);
    time.setDeskClock('2026-05-12T08:00:04.999Z');
    expect(maySave()).toBe(false);
    time.setDeskClock('2026-05-12T08:00:05Z');
    expect(countAccepted(maySave, 10)).toBe(1);
    time.setDeskClock('2026-05-12T08:00:15Z');
    expect(countAccepted(maySave, 10)).toBe(2);
  });

  it('come back to twelve and never more', () => {
    const time = createFakeTime('2026-05-12T08:00:00Z');
    const maySave = createLockedThrottle(time.deskClock);
    countAccepted(maySave, 12);
    time.setDeskClock('2026-05-12T12:00:00Z');
    expect(countAccepted(maySave, 100)).toBe(12);
  });

  it('gain nothing from a clock set back', () => {
    const time = createFakeTime('2026-05-12T08:00:00Z');
    const maySave = createLockedThrottle(time.deskClock);
    countAccepted(maySave, 12);
    time.setDeskClock('2026-05-11T08:00:00Z');
    expect(countAccepted(maySave, 100)).toBe(0);
    time.setDeskClock('2026-05-11T08:00:05Z');
    expect(countAccepted(maySave, 100)).toBe(1);
  });

  it('are refused past that with a sentence, while an unlocked desk goes on', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    for (let press = 0; press < 12; press += 1)
      expect((await desk.append(lockedPassage())).ok).toBe(true);
    expect(await desk.append(lockedPassage())).toMatchObject({
      ok: false,
      failure: { code: 'trop-de-passages' },
    });
    expect((await desk.append(visite())).ok).toBe(true);
    expect(await desk.call('ledger.census', {})).toMatchObject({ value: { records: 13 } });
    await desk.time.advance(5000);
    expect((await desk.append(lockedPassage())).ok).toBe(true);
  });

  it('come one by one: a batch with one of them in it is refused whole', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    expect(await desk.append(visite(), lockedPassage())).toMatchObject({
      ok: false,
      failure: { code: 'trop-de-passages' },
    });
    expect(await desk.append(lockedPassage(), lockedPassage())).toMatchObject({ ok: false });
    expect(await desk.call('ledger.census', {})).toMatchObject({ value: { records: 0 } });
  });
});
