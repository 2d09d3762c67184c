import { describe, expect, it } from 'vitest';
import type { TestDesk } from '../../support/host-desk.ts';
import { installAt, linkToDepartment, openTestDesk } from '../../support/host-desk.ts';
import { openTestLedger } from '../../support/host-ledger.ts';
import { lockedPassage, revised, visite } from '../../support/host-records.ts';
import { createFakeTime } from '../../support/fake-time.ts';

/** A desk set up at Marvejols, whose département is unreachable: its clock is all it has. */
async function offlineDesk(start = '2026-05-12T08:00:00Z'): Promise<TestDesk> {
  const desk = openTestDesk({ time: createFakeTime(start) });
  desk.department.setWeather('requests-lost');
  await installAt(desk, 'marvejols');
  return desk;
}

/** A desk that has just heard the département: it is 12 May 2026. */
async function heardDesk(): Promise<TestDesk> {
  const desk = openTestDesk();
  await linkToDepartment(desk);
  return desk;
}

async function isHeld(desk: TestDesk, day: string): Promise<boolean | undefined> {
  const answer = await desk.append(visite({ day }));
  return answer.ok ? answer.value.records[0]?.held : undefined;
}

async function verdict(desk: TestDesk) {
  const answer = await desk.call('clock.check', {});
  return answer.ok ? answer.value : answer.failure;
}

describe('a clock believed on its own', () => {
  it('dates the first entry of a fresh ledger', async () => {
    const desk = await offlineDesk();
    expect(await verdict(desk)).toEqual({
      verdict: 'plausible',
      today: '2026-05-12',
      expected: null,
    });
    expect(await isHeld(desk, '2026-05-12')).toBe(false);
  });

  it('says nothing before the desk has a place', async () => {
    const desk = openTestDesk();
    expect(await verdict(desk)).toMatchObject({ code: 'poste-sans-lieu' });
  });

  it('is told by the day of the platform, not of Greenwich', async () => {
    const desk = await offlineDesk('2026-05-12T22:30:00Z');
    expect(await verdict(desk)).toMatchObject({ today: '2026-05-13' });
  });

  it('is late when it says 2010, before this program existed', async () => {
    const desk = await offlineDesk();
    desk.time.setDeskClock('2010-01-01T00:10:00Z');
    expect(await verdict(desk)).toEqual({
      verdict: 'en-retard',
      today: '2010-01-01',
      expected: null,
    });
    expect(await isHeld(desk, '2010-01-01')).toBe(true);
  });

  it('is late when it goes back before the last entry, and right again after', async () => {
    const desk = await offlineDesk();
    await desk.append(visite({ day: '2026-05-12' }));
    desk.time.setDeskClock('2026-05-11T08:00:00Z');
    expect(await verdict(desk)).toMatchObject({ verdict: 'en-retard' });
    expect(await isHeld(desk, '2026-05-11')).toBe(true);
    expect(await isHeld(desk, '2026-05-12')).toBe(false);
    expect(await isHeld(desk, '2026-05-13')).toBe(false);
  });

  it('is late when it is before the enrolment', async () => {
    const desk = await heardDesk();
    await desk.host.close();
    desk.time.setDeskClock('2026-05-11T08:00:00Z');
    desk.department.setWeather('requests-lost');
    const again = openTestDesk(desk);
    expect(await verdict(again)).toMatchObject({ verdict: 'en-retard', expected: null });
    expect(await isHeld(again, '2026-05-11')).toBe(true);
  });

  it('does not lean on entries that are themselves held', async () => {
    const desk = await heardDesk();
    await desk.append(visite({ day: '2026-05-20' }));
    await desk.host.close();
    desk.department.setWeather('requests-lost');
    const again = openTestDesk(desk);
    expect(await isHeld(again, '2026-05-12')).toBe(false);
  });
});

describe('a clock beside the département’s', () => {
  it('is ahead when it is a day later, and its entries are held', async () => {
    const desk = await heardDesk();
    desk.time.setDeskClock('2026-05-13T08:00:00Z');
    await desk.time.advance(300_000);
    expect(await verdict(desk)).toEqual({
      verdict: 'en-avance',
      today: '2026-05-13',
      expected: '2026-05-12',
    });
    expect(await isHeld(desk, '2026-05-13')).toBe(true);
  });

  it('is late when it is a day earlier, even on a fresh ledger', async () => {
    const desk = await heardDesk();
    desk.time.setDeskClock('2026-05-11T08:00:00Z');
    await desk.time.advance(300_000);
    expect(await verdict(desk)).toMatchObject({ verdict: 'en-retard', expected: '2026-05-12' });
    expect(await isHeld(desk, '2026-05-11')).toBe(true);
  });

  it('is believed when both agree, whatever an entry dated too far says', async () => {
    const ledger = openTestLedger();
    ledger.know({ expected: '2026-05-12' });
    ledger.append([visite({ day: '2026-05-12' })]);
    // A day that has not come, written before the département was heard.
    ledger.know({ expected: null });
    ledger.append([visite({ day: '2027-05-12', datation: 'confirmee' })]);
    ledger.know({ earliest: '2027-05-12', expected: '2026-05-12' });
    expect(ledger.append([visite({ day: '2026-05-12' })])).toMatchObject({
      ok: true,
      value: [{ held: false }],
    });
  });

  it('goes on being known through the day, without hearing the département again', async () => {
    const desk = await heardDesk();
    desk.department.setWeather('requests-lost');
    await desk.time.advance(24 * 3600 * 1000);
    expect(await verdict(desk)).toMatchObject({
      verdict: 'plausible',
      today: '2026-05-13',
      expected: '2026-05-13',
    });
  });

  it('sets aside, once heard, what was dated on days to come, and says that the ledger changed', async () => {
    const desk = openTestDesk();
    await linkToDepartment(desk);
    desk.department.setWeather('requests-lost');
    await desk.host.close();
    // Started again with a clock a day ahead, offline: nothing can tell.
    desk.time.setDeskClock('2026-05-13T08:00:00Z');
    const again = openTestDesk(desk);
    await again.append(visite({ day: '2026-05-12' }), visite({ day: '2026-05-13' }));
    await again.append(visite({ day: '2026-05-13', datation: 'confirmee' }));
    desk.department.setWeather('fair');
    await again.time.advance(60_000);
    const pulled = await again.call('ledger.pull', { afterSeq: 0, limit: 100 });
    expect(pulled).toMatchObject({
      ok: true,
      value: {
        records: [
          { localDay: '2026-05-12', held: false },
          // A person gave that day: it stays theirs.
          { localDay: '2026-05-13', held: false },
          { localDay: '2026-05-13', held: true, seq: 4, rev: 1 },
        ],
        ledgerSeq: 4,
      },
    });
    expect(again.events).toContainEqual({ event: 'ledger.changed', seq: 4 });
    expect(again.department.kept('A', '2026-05-12')?.document.counts.visites.total).toBe(1);
  });
});

describe('a held entry', () => {
  it('stays out of the counts until someone gives its day', async () => {
    const desk = await heardDesk();
    const record = visite({ day: '2010-01-01' });
    await desk.append(record);
    await desk.time.advance(1000);
    expect(desk.department.totalVisites()).toBe(0);
    const dated = await desk.append(revised(record, { day: '2026-05-11', datation: 'confirmee' }));
    expect(dated).toMatchObject({ ok: true, value: { records: [{ held: false }] } });
    await desk.time.advance(1000);
    expect(desk.department.kept('A', '2026-05-11')?.document.counts.visites.total).toBe(1);
    expect(desk.department.kept('A', '2010-01-01')).toBeNull();
  });

  it('may be confirmed on the very day its clock said', () => {
    const ledger = openTestLedger();
    const record = visite({ day: '2025-12-31' });
    expect(ledger.append([record])).toMatchObject({ value: [{ held: true }] });
    ledger.append([revised(record, { datation: 'confirmee' })]);
    expect(ledger.countDay('2025-12-31').visites.total).toBe(1);
  });

  it('stays held when it is changed without being dated', () => {
    const ledger = openTestLedger();
    const record = visite({ day: '2010-01-01' });
    ledger.append([record]);
    expect(ledger.append([revised(record, { canal: 'telephone' })])).toMatchObject({
      value: [{ held: true, rev: 2 }],
    });
    expect(ledger.countDay('2010-01-01').visites.total).toBe(0);
  });

  it('stays held when a Passage noted on a locked desk is kept', () => {
    const ledger = openTestLedger();
    const passage = lockedPassage({ day: '2010-01-01' });
    expect(ledger.append([passage])).toMatchObject({ value: [{ held: true }] });
    expect(ledger.append([revised(passage, { etat: 'valide' })])).toMatchObject({
      value: [{ held: true }],
    });
  });

  it('is never dated to come, by the département’s clock', async () => {
    const desk = await heardDesk();
    const record = visite({ day: '2010-01-01' });
    await desk.append(record);
    const refused = await desk.append(
      revised(record, { day: '2026-05-13', datation: 'confirmee' }),
    );
    expect(refused).toMatchObject({ ok: false, failure: { code: 'date-future' } });
    const today = await desk.append(revised(record, { day: '2026-05-12', datation: 'confirmee' }));
    expect(today.ok).toBe(true);
  });

  it('is never dated to come, by a plausible clock of the desk’s own', async () => {
    const desk = await offlineDesk();
    const record = visite({ day: '2010-01-01' });
    await desk.append(record);
    const refused = await desk.append(
      revised(record, { day: '2027-05-12', datation: 'confirmee' }),
    );
    expect(refused).toMatchObject({ ok: false, failure: { code: 'date-future' } });
    expect(await isHeld(desk, '2026-05-12')).toBe(false);
  });

  it('may be dated as a person says when the clock itself is not believed', async () => {
    const desk = await offlineDesk();
    desk.time.setDeskClock('2010-01-01T08:00:00Z');
    const record = visite({ day: '2010-01-01' });
    await desk.append(record);
    const dated = await desk.append(revised(record, { day: '2026-05-11', datation: 'confirmee' }));
    expect(dated).toMatchObject({ ok: true, value: { records: [{ held: false }] } });
  });
});
