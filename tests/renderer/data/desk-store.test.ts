import 'fake-indexeddb/auto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import Dexie from 'dexie';
import { describe, expect, it, vi } from 'vitest';
import { StoreUnavailable } from '../../../renderer/data/store/desk-store.ts';
import { MAX_APPEND } from '../../../shared/ipc/contract.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import { createTestFolder } from '../../support/host-folder.ts';
import { lockedPassage, revised, usagerRecord, visite } from '../../support/host-records.ts';
import {
  createWire,
  expectCopyOfLedger,
  markCopy,
  openTestStore,
  readBoot,
  settleStore,
  valueOf,
} from './test-page.ts';

describe('a copy that opens', () => {
  it('is filled from the ledger, page after page, saying how far it is', async () => {
    const desk = openTestDesk();
    for (let batch = 0; batch < 5; batch += 1)
      await desk.append(...Array.from({ length: MAX_APPEND }, () => visite()));
    const progress: [number, number][] = [];
    const wire = createWire(desk);
    const store = await openTestStore(wire, {}, (done, total) => progress.push([done, total]));
    expect(progress).toEqual([
      [2000, 2500],
      [2500, 2500],
    ]);
    expect(wire.calls.filter((channel) => channel === 'ledger.pull')).toHaveLength(2);
    await expectCopyOfLedger(store, desk);
  });

  it('takes up where it stopped', async () => {
    const desk = openTestDesk();
    await desk.append(visite(), visite());
    const first = await openTestStore(createWire(desk));
    first.close();
    await desk.append(visite());
    const wire = createWire(desk);
    const progress: [number, number][] = [];
    const store = await openTestStore(wire, {}, (done, total) => progress.push([done, total]));
    expect(progress).toEqual([[3, 3]]);
    await expectCopyOfLedger(store, desk);
  });

  it('is refilled when its ledger is another one', async () => {
    const former = openTestDesk();
    await former.append(visite(), visite(), visite());
    const { profileId } = await readBoot(createWire(former));
    (await openTestStore(createWire(former))).close();
    const desk = openTestDesk();
    await desk.append(visite());
    const store = await openTestStore(createWire(desk), { profileId });
    await expectCopyOfLedger(store, desk);
  });

  it('is refilled when it is ahead of its ledger, restored from a backup', async () => {
    const before = openTestDesk();
    await before.append(visite(), visite());
    await before.host.close();
    const backup = createTestFolder();
    cpSync(before.folder, backup, { recursive: true });
    const meanwhile = openTestDesk({ folder: before.folder });
    await meanwhile.append(visite(), visite());
    (await openTestStore(createWire(meanwhile))).close();
    const restored = openTestDesk({ folder: backup });
    const store = await openTestStore(createWire(restored));
    expect(await store.database.records.count()).toBe(2);
    await expectCopyOfLedger(store, restored);
  });

  it('loses what the ledger erased', async () => {
    const desk = openTestDesk();
    const [kept, erased] = [visite(), visite()];
    await desk.append(kept, erased);
    (await openTestStore(createWire(desk))).close();
    await desk.host.close();
    const ledger = new DatabaseSync(join(desk.folder, 'journal.db'));
    ledger.prepare('DELETE FROM records WHERE id = ?').run(erased.id);
    ledger.prepare('INSERT INTO tombstones (seq, id) VALUES (3, ?)').run(erased.id);
    ledger.exec("UPDATE meta SET value = '3' WHERE key = 'seq'");
    ledger.close();
    const reopened = openTestDesk({ folder: desk.folder });
    const store = await openTestStore(createWire(reopened));
    expect((await store.database.records.toArray()).map(({ id }) => id)).toEqual([kept.id]);
    await expectCopyOfLedger(store, reopened);
  });

  it('is made anew once rows were erased from it, when no window has it open any more', async () => {
    const desk = openTestDesk();
    const erased = usagerRecord();
    await desk.append(visite(), erased);
    const first = await openTestStore(createWire(desk));
    const other = await openTestStore(createWire(desk));
    valueOf(await desk.call('ledger.erase', { records: [erased.id], copies: [], more: false }));
    await settleStore(first);
    await settleStore(other);
    expect(await first.database.records.count()).toBe(1);
    const isSame = await markCopy(first);
    first.close();
    const beside = await openTestStore(createWire(desk));
    expect(await isSame(beside)).toBe(true);
    beside.close();
    other.close();
    const anew = await openTestStore(createWire(desk));
    expect(await isSame(anew)).toBe(false);
    await expectCopyOfLedger(anew, desk);
    // Once is enough.
    const isStillSame = await markCopy(anew);
    anew.close();
    const again = await openTestStore(createWire(desk));
    expect(await isStillSame(again)).toBe(true);
  });

  it('is made anew all the same when it had to be emptied meanwhile', async () => {
    const desk = openTestDesk();
    const erased = usagerRecord();
    await desk.append(visite(), erased);
    const store = await openTestStore(createWire(desk));
    valueOf(await desk.call('ledger.erase', { records: [erased.id], copies: [], more: false }));
    await settleStore(store);
    await store.database.records.clear();
    await store.verify(() => {});
    expect(await store.database.records.count()).toBe(1);
    expect(await store.database.meta.get('cursor')).toMatchObject({ erased: true });
    store.close();
    const anew = await openTestStore(createWire(desk));
    expect((await anew.database.meta.get('cursor'))?.erased).toBeUndefined();
    await expectCopyOfLedger(anew, desk);
  });

  it('has what was written while it was being filled', async () => {
    const desk = openTestDesk();
    await desk.append(visite());
    const late = visite();
    const store = await openTestStore(createWire(desk), {}, () => void desk.append(late));
    await expectCopyOfLedger(store, desk);
    expect(await store.database.records.count()).toBe(2);
  });

  it('says the shell’s own sentence when the shell refuses', async () => {
    const desk = openTestDesk();
    await desk.append(visite());
    const wire = createWire(desk);
    const boot = await readBoot(wire);
    wire.answer('ledger.pull', () => ({
      ok: false,
      failure: { code: 'session-absente', sentence: 'Relancez Relais.' },
    }));
    const opening = openTestStore(wire, boot);
    await expect(opening).rejects.toThrow(StoreUnavailable);
    await expect(opening).rejects.toThrow('Relancez Relais.');
    // Nothing of the failed opening is left listening.
    const before = wire.calls.length;
    await desk.append(visite());
    expect(wire.calls.slice(before)).toEqual([]);
  });
});

describe('a damaged copy', () => {
  it('that does not open is deleted and refilled', async () => {
    const desk = openTestDesk();
    await desk.append(visite(), visite());
    (await openTestStore(createWire(desk))).close();
    const deleted = vi.spyOn(indexedDB, 'deleteDatabase');
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('The backing store is damaged.', 'InvalidStateError');
    });
    const store = await openTestStore(createWire(desk));
    expect(deleted).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
    await expectCopyOfLedger(store, desk);
  });

  it('that holds something else under its name is filled all the same', async () => {
    const desk = openTestDesk();
    await desk.append(visite());
    const { profileId } = await readBoot(createWire(desk));
    vi.spyOn(console, 'warn').mockImplementation(() => {});
    const stranger = new Dexie(`relais-${profileId}`);
    stranger.version(99).stores({ autre: 'id' });
    await stranger.open();
    stranger.close();
    await expectCopyOfLedger(await openTestStore(createWire(desk)), desk);
    vi.restoreAllMocks();
  });

  it('that lost its records but not its place is found out and refilled, with progress', async () => {
    const desk = openTestDesk();
    await desk.append(visite(), visite(), visite());
    const first = await openTestStore(createWire(desk));
    await first.database.records.clear();
    first.close();
    const store = await openTestStore(createWire(desk));
    const progress: [number, number][] = [];
    await store.verify((done, total) => progress.push([done, total]));
    expect(progress).toEqual([[3, 3]]);
    await expectCopyOfLedger(store, desk);
  });

  it('that lost one record is refilled too', async () => {
    const desk = openTestDesk();
    const lost = visite();
    await desk.append(visite(), lost, visite());
    const store = await openTestStore(createWire(desk));
    await store.database.records.delete(lost.id);
    await store.verify(() => {});
    await expectCopyOfLedger(store, desk);
  });

  it('that was wholly emptied while open fills again at the next entry', async () => {
    const desk = openTestDesk();
    await desk.append(visite(), visite());
    const store = await openTestStore(createWire(desk));
    await store.database.records.clear();
    await store.database.meta.clear();
    await desk.append(visite());
    await expectCopyOfLedger(store, desk);
  });

  it('is not looked for when nothing is missing', async () => {
    const desk = openTestDesk();
    await desk.append(visite());
    const wire = createWire(desk);
    const store = await openTestStore(wire);
    const before = wire.calls.length;
    await store.verify(() => {});
    expect(wire.calls.slice(before)).toEqual(['ledger.census']);
  });
});

describe('an open copy', () => {
  it('follows what other windows append', async () => {
    const desk = openTestDesk();
    const store = await openTestStore(createWire(desk));
    await desk.append(visite());
    await desk.append(visite(), visite());
    await expectCopyOfLedger(store, desk);
  });

  it('puts its own records in place without asking for them', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const store = await openTestStore(wire);
    wire.deaf(true);
    const before = wire.calls.length;
    await store.apply(valueOf(await desk.append(visite(), visite())).records);
    expect(wire.calls.slice(before)).toEqual([]);
    await expectCopyOfLedger(store, desk);
  });

  it('fills the gap when answers come out of order', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const store = await openTestStore(wire);
    wire.deaf(true);
    const earlier = valueOf(await desk.append(visite())).records;
    const later = valueOf(await desk.append(visite())).records;
    await store.apply(later);
    await expectCopyOfLedger(store, desk);
    await store.apply(earlier);
    await expectCopyOfLedger(store, desk);
  });

  it('never passes over a record: an answer with a gap inside is pulled instead', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const store = await openTestStore(wire);
    wire.deaf(true);
    const [first] = valueOf(await desk.append(visite())).records;
    await desk.append(visite());
    const [third] = valueOf(await desk.append(visite())).records;
    if (first === undefined || third === undefined) throw new Error('Three were appended.');
    await store.apply([first, third]);
    await expectCopyOfLedger(store, desk);
  });

  it('ignores an answer that is older than what it has', async () => {
    const desk = openTestDesk();
    const store = await openTestStore(createWire(desk));
    const record = visite();
    const old = valueOf(await desk.append(record)).records;
    await desk.append(revised(record, { etat: 'annulee' }));
    await settleStore(store);
    await store.apply(old);
    await expectCopyOfLedger(store, desk);
  });

  it('pulls nothing for an event it already knows of', async () => {
    const desk = openTestDesk();
    await desk.append(visite());
    const wire = createWire(desk);
    const store = await openTestStore(wire);
    const before = wire.calls.length;
    wire.tell({ event: 'ledger.changed', seq: 1 });
    wire.tell({ event: 'host.closing' });
    await settleStore(store);
    expect(wire.calls.slice(before)).toEqual([]);
  });

  it('catches up with what it missed when the link is found again', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const store = await openTestStore(wire);
    wire.link(false);
    wire.deaf(true);
    await desk.append(visite());
    await desk.append(visite());
    expect(await store.database.records.count()).toBe(0);
    wire.deaf(false);
    wire.link(true);
    await expectCopyOfLedger(store, desk);
  });

  it('survives a shell that answers nothing, and catches up at the next event', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const store = await openTestStore(wire);
    let gone = true;
    wire.answer('ledger.pull', () => {
      if (gone) throw new Error('fetch failed');
      return desk.host.dispatch('ledger.pull', { afterSeq: 0, limit: 2000 });
    });
    await desk.append(visite());
    await settleStore(store);
    expect(await store.database.records.count()).toBe(0);
    gone = false;
    await desk.append(visite());
    await expectCopyOfLedger(store, desk);
  });

  it('stops quietly when it is closed while it fills', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const store = await openTestStore(wire);
    const release = wire.hold('ledger.pull');
    await desk.append(visite());
    store.close();
    release();
    await new Promise((resolve) => setImmediate(resolve));
    const before = wire.calls.length;
    await desk.append(visite());
    await new Promise((resolve) => setImmediate(resolve));
    expect(wire.calls.slice(before)).toEqual([]);
    // What was on its way is pulled at the next opening.
    await expectCopyOfLedger(await openTestStore(createWire(desk)), desk);
  });
});

describe('the copy two windows share', () => {
  it('never goes back to what the slower window still holds', async () => {
    const desk = openTestDesk();
    const slow = createWire(desk);
    const quick = createWire(desk);
    const slowStore = await openTestStore(slow);
    const quickStore = await openTestStore(quick);
    const record = visite();
    const release = slow.hold('ledger.pull');
    // The slow window asks now, and is answered when the record has changed since.
    await desk.append(record);
    await new Promise((resolve) => setImmediate(resolve));
    slow.deaf(true);
    await desk.append(revised(record, { etat: 'annulee' }));
    await settleStore(quickStore);
    release();
    await settleStore(slowStore);
    expect(await quickStore.database.records.get(record.id)).toMatchObject({ rev: 2 });
    slowStore.close();
    await desk.append(visite());
    await expectCopyOfLedger(quickStore, desk);
  });

  it('is not taken for full by one window while the other fills it again', async () => {
    const desk = openTestDesk();
    await desk.append(visite(), visite());
    const mending = createWire(desk);
    const mended = await openTestStore(mending);
    const other = await openTestStore(createWire(desk));
    await mended.database.records.clear();
    const release = mending.hold('ledger.pull');
    const verified = mended.verify(() => {});
    await expect.poll(() => other.database.meta.count()).toBe(0);
    // The other window, in step with the ledger until now, appends over an emptied copy.
    await other.apply(valueOf(await desk.append(visite())).records);
    await expectCopyOfLedger(other, desk);
    release();
    await verified;
    await expectCopyOfLedger(mended, desk);
  });
});

describe('the rows that wait for someone', () => {
  it('are marked, and no other', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    const store = await openTestStore(createWire(desk));
    const locked = lockedPassage();
    const late = visite({ day: '2026-05-11' });
    const cancelledLate = visite({ day: '2026-05-11', etat: 'annulee' });
    await desk.append(visite());
    await desk.append(late, cancelledLate);
    await desk.append(locked);
    await settleStore(store);
    const waiting = async (attention: string) =>
      (await store.database.records.where('attention').equals(attention).toArray()).map(
        ({ id }) => id,
      );
    expect(await waiting('a-garder')).toEqual([locked.id]);
    expect(await waiting('a-dater')).toEqual([late.id]);
    await desk.append(revised(locked, { etat: 'valide' }));
    await desk.append(revised(late, { datation: 'confirmee' }));
    await settleStore(store);
    expect(await waiting('a-garder')).toEqual([]);
    expect(await waiting('a-dater')).toEqual([]);
  });
});
