import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { DEMO_BATCH, fillRecords } from '../../../renderer/data/demonstration/fill-records.ts';
import type { FillOptions } from '../../../renderer/data/demonstration/fill-records.ts';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import { recordPassage } from '../../../renderer/data/visites/record-passage.ts';
import { openVisite } from '../../../renderer/data/visites/visite-entry.ts';
import { localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { listDemoRecords } from '../../../shared/domain/demonstration/demo-records.ts';
import { generateDay } from '../../../shared/domain/demonstration/demo-visites.ts';
import { siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { createWire, expectCopyOfLedger, openTestSession, readLedger } from './test-page.ts';

/** The smallest platform: some 1 400 visites. */
const site = siteIdSchema.parse('fournels');
const until = localDaySchema.parse('2026-05-12');
const invented = listDemoRecords(site, until);

async function openFournels(): Promise<{ desk: TestDesk; session: DeskSession }> {
  const desk = openTestDesk();
  await installAt(desk, site);
  return { desk, session: await openTestSession(desk, createWire(desk)) };
}

function fill(session: DeskSession, change: Partial<FillOptions> = {}) {
  return fillRecords(session, {
    until,
    onStart: () => {},
    pause: async () => {},
    signal: new AbortController().signal,
    ...change,
  });
}

/** A fill whose window closes after so many batches. */
async function fillPart(session: DeskSession, batches: number): Promise<void> {
  const controller = new AbortController();
  let done = 0;
  await fill(session, {
    signal: controller.signal,
    pause: async () => {
      done += 1;
      if (done === batches) controller.abort();
    },
  });
}

const ids = async (desk: TestDesk) => (await readLedger(desk)).map(({ id }) => id);
const inventedIds = invented.map(({ id }) => id).toSorted();

describe('the records of a demonstration’s past', () => {
  it('are appended as sealed visites of their day, hour and minute, oldest first', async () => {
    const { desk, session } = await openFournels();
    const announced: number[] = [];
    const filled = await fill(session, { onStart: (missing) => announced.push(missing) });
    expect(filled).toEqual({ ok: true, value: invented.length });
    expect(announced).toEqual([invented.length]);
    const records = (await readLedger(desk)).toSorted((a, b) => a.seq - b.seq);
    expect(records.map(({ id }) => id)).toEqual(invented.map(({ id }) => id));
    records.forEach((record, index) => {
      const { localDay, clear, minute, details } = invented[index] ?? {};
      expect(record).toMatchObject({ localDay, rev: 1, held: false, clear });
      const { sealed } = openVisite(session.sealer, record);
      const local = Temporal.Instant.from(sealed?.instant ?? '').toZonedDateTimeISO('Europe/Paris');
      expect([local.toPlainDate().toString(), local.hour, local.minute]).toEqual([
        localDay,
        clear?.heure,
        minute,
      ]);
      expect(sealed).toMatchObject({ auteur: session.author.id, usager: null, ...details });
      expect(sealed?.demandes).toHaveLength(clear?.demandes.length ?? 0);
    });
    await expectCopyOfLedger(session.store, desk);
  });

  it('are not appended again at the next opening, which is told nothing', async () => {
    const { desk, session } = await openFournels();
    await fill(session);
    const again = await openTestSession(desk, createWire(desk));
    const announced: number[] = [];
    expect(await fill(again, { onStart: (missing) => announced.push(missing) })).toEqual({
      ok: true,
      value: 0,
    });
    expect(announced).toEqual([]);
    expect(await ids(desk)).toEqual(inventedIds);
  });

  it('cut short, are gone on with where they stopped, and none is doubled', async () => {
    const { desk, session } = await openFournels();
    await fillPart(session, 2);
    expect(await ids(desk)).toHaveLength(2 * DEMO_BATCH);
    const next = await openTestSession(desk, createWire(desk));
    const announced: number[] = [];
    await fill(next, { onStart: (missing) => announced.push(missing) });
    expect(announced).toEqual([invented.length - 2 * DEMO_BATCH]);
    expect(await ids(desk)).toEqual(inventedIds);
  });

  it('pass over a batch the window before had under way, which the copy did not know', async () => {
    const { desk, session } = await openFournels();
    const wire = createWire(desk);
    wire.deaf(true);
    const late = await openTestSession(desk, wire);
    await fillPart(session, 3);
    expect((await fill(late)).ok).toBe(true);
    expect(await ids(desk)).toEqual(inventedIds);
  });

  it('leave whoever is at the desk their Passages, and today without anything invented', async () => {
    const { desk, session } = await openFournels();
    let pressed = 0;
    await fill(session, {
      pause: async () => {
        pressed += 1;
        expect((await recordPassage(session)).ok).toBe(true);
      },
    });
    const today = (await readLedger(desk)).filter(({ localDay }) => localDay >= until);
    expect(today).toHaveLength(pressed);
    expect(await ids(desk)).toHaveLength(invented.length + pressed);
  });

  it('stop with the ledger’s refusal, and go on at the next opening', async () => {
    const { desk, session } = await openFournels();
    const wire = createWire(desk);
    wire.answer('ledger.append', () => ({
      ok: false,
      failure: { code: 'espace-faible', sentence: 'Plein.' },
    }));
    const refused = await openTestSession(desk, wire);
    expect(await fill(refused)).toMatchObject({ ok: false, failure: { code: 'espace-faible' } });
    expect(await fill(session)).toEqual({ ok: true, value: invented.length });
  });

  it('reach the département by themselves, day by day, exactly', async () => {
    const { desk, session } = await openFournels();
    const { url } = desk.department;
    await desk.call('department.enrol', { url, code: desk.department.issueCode(site) });
    await fill(session);
    await desk.time.advance(60_000);
    const days = new Set(invented.map(({ localDay }) => localDay));
    expect(days.size).toBeGreaterThan(400);
    for (const day of days)
      expect(desk.department.kept('A', day)?.document.counts.visites.total).toBe(
        generateDay(site, day).length,
      );
    expect(desk.department.totalVisites()).toBe(invented.length);
    expect(await desk.call('delivery.read', {})).toMatchObject({ value: { kind: 'a-jour' } });
  });
});
