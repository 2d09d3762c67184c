import { describe, expect, it } from 'vitest';
import { addDays, localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { deskPaths } from '../../../../shared/sync/protocol.ts';
import { linkToDepartment, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { visite } from '../../../support/host-records.ts';

const DAYS = 120;
const days = Array.from({ length: DAYS }, (_, index) =>
  addDays(localDaySchema.parse('2026-01-05'), index),
);

/** A desk with one visite on each of many days. */
async function deskWithPast(): Promise<TestDesk> {
  const desk = openTestDesk();
  await desk.append(...days.map((day) => visite({ day, datation: 'confirmee' })));
  return desk;
}

/** How many documents each delivery carried. */
function deliveries({ department }: TestDesk): readonly number[] {
  return department.calls
    .filter(({ path }) => path === deskPaths.counts)
    .map(({ body }) => (body as { documents: string[] }).documents.length);
}

describe('a backlog of many days', () => {
  it('is issued and sent part by part, oldest day first, and all of it arrives', async () => {
    const desk = await deskWithPast();
    await linkToDepartment(desk);
    await desk.time.advance(60_000);
    expect(deliveries(desk).length).toBeGreaterThan(1);
    expect(deliveries(desk).reduce((sum, sent) => sum + sent, 0)).toBe(DAYS);
    expect(desk.department.applied.map(({ day }) => day)).toEqual(days);
    expect(desk.department.applied.map(({ rev }) => rev)).toEqual(days.map((_, at) => at + 1));
    expect(await desk.call('delivery.read', {})).toMatchObject({ value: { kind: 'a-jour' } });
  });

  it('whose days turn out unchanged sends only the one that did change', async () => {
    const desk = await deskWithPast();
    await linkToDepartment(desk);
    await desk.time.advance(60_000);
    const before = desk.department.applied.length;
    const undone = days.map((day) => visite({ day, datation: 'confirmee', etat: 'annulee' }));
    await desk.append(...undone, visite({ day: '2026-05-05', datation: 'confirmee' }));
    await desk.time.advance(60_000);
    expect(desk.department.applied.slice(before)).toMatchObject([{ day: '2026-05-05' }]);
    expect(await desk.call('delivery.read', {})).toMatchObject({ value: { kind: 'a-jour' } });
  });

  it('of before the ten years the département keeps stays here, and nothing waits for it', async () => {
    const desk = openTestDesk();
    const kept = ['2016-12-31', '2017-01-01', '2026-05-05'];
    await desk.append(...kept.map((day) => visite({ day, datation: 'confirmee' })));
    await linkToDepartment(desk);
    await desk.time.advance(60_000);
    expect(desk.department.applied.map(({ day }) => day)).toEqual(kept.slice(1));
    expect(await desk.call('delivery.read', {})).toMatchObject({ value: { kind: 'a-jour' } });
  });
});
