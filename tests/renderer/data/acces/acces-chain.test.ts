import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteAcces, readAcces, readAccesChain } from '../../../../renderer/data/acces/acces.ts';
import { giveMotif, motifOf } from '../../../../renderer/data/acces/motifs.ts';
import { decideMotif, readMotifDecision } from '../../../../renderer/data/decisions/decisions.ts';
import { tidy } from '../../../../renderer/data/erase/purge.ts';
import { newId } from '../../../../renderer/data/visites/record-visite.ts';
import { addUsager, openRegistrePage } from '../registre/registre-desk.ts';
import { asResponsable, createWire, openTestSession, settleStore, valueOf } from '../test-page.ts';
import type { DeskSession } from '../../../../renderer/data/desk-session.ts';

async function verdictOf(session: DeskSession) {
  await settleStore(session.store);
  return valueOf(await readAccesChain(session)).verdict;
}

/** Changes the ledger behind the desk’s back, as a program that holds its file would. */
function tamper(folder: string, sql: string): void {
  const database = new DatabaseSync(join(folder, 'journal.db'));
  database.exec(sql);
  database.close();
}

describe('lines of the access log', () => {
  it('of two windows follow each other, whoever is faster', async () => {
    const { desk, session } = await openRegistrePage();
    const other = await openTestSession(desk, createWire(desk));
    const usagers = Array.from({ length: 12 }, () => newId(session));
    const noted = await Promise.all(
      usagers.map((usager, index) =>
        noteAcces(index % 2 === 0 ? session : other, usager, 'consultation'),
      ),
    );
    expect(noted.every(({ ok }) => ok)).toBe(true);
    expect(await verdictOf(session)).toMatchObject({ ruptures: [], lines: 12, head: { rang: 12 } });
    expect(await readAcces(other)).toHaveLength(12);
  });

  it('whose answer was lost are followed all the same', async () => {
    const { session, wire } = await openRegistrePage();
    await noteAcces(session, newId(session), 'consultation');
    // The host writes it; the page never hears so.
    const release = wire.hold('ledger.append');
    const lost = noteAcces(session, newId(session), 'consultation');
    await settleStore(session.store);
    wire.link(false);
    release();
    await lost;
    wire.link(true);
    expect((await noteAcces(session, newId(session), 'consultation')).ok).toBe(true);
    expect(await verdictOf(session)).toMatchObject({ ruptures: [], lines: 3 });
  });

  it('changed on the disk without the key are told, whatever is done to them', async () => {
    const deeds = [
      (at: number) =>
        `DELETE FROM records WHERE collection = 'acces' AND clear ->> '$.rang' = ${at}`,
      (at: number) =>
        `DELETE FROM records WHERE collection = 'acces' AND clear ->> '$.rang' >= ${at}`,
      (at: number) =>
        `UPDATE records SET local_day = '2026-05-11'
         WHERE collection = 'acces' AND clear ->> '$.rang' = ${at}`,
      (at: number) =>
        `UPDATE records SET clear = '{"rang":${at + 50}}'
         WHERE collection = 'acces' AND clear ->> '$.rang' = ${at}`,
      (at: number) =>
        `UPDATE records SET clear = '{"rang":${at},"coupe":${at - 1 || 1}}'
         WHERE collection = 'acces' AND clear ->> '$.rang' = ${at}`,
      (at: number) =>
        `UPDATE records SET sealed = (SELECT sealed FROM records
           WHERE collection = 'acces' AND clear ->> '$.rang' = ${(at % 5) + 1})
         WHERE collection = 'acces' AND clear ->> '$.rang' = ${at}`,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...deeds),
        fc.integer({ min: 1, max: 5 }),
        async (deed, at) => {
          const { desk, session } = await openRegistrePage();
          for (let lines = 0; lines < 5; lines += 1)
            await noteAcces(session, newId(session), 'consultation');
          expect((await verdictOf(session)).ruptures).toEqual([]);
          // What this window still has to copy would come back after what is emptied below.
          await settleStore(session.store);
          session.store.close();
          tamper(desk.folder, deed(at));
          const other = await openTestSession(desk, createWire(desk));
          await other.store.database.meta.clear();
          await other.store.database.records.clear();
          other.store.close();
          const again = await openTestSession(desk, createWire(desk));
          expect((await verdictOf(again)).ruptures).not.toEqual([]);
        },
      ),
      // The date of the last line, which no other line follows.
      { numRuns: 12, examples: [[deeds[2] ?? (() => ''), 5]] },
    );
  });

  it('go on after one that does not open, or a tail that was cut off', async () => {
    const { desk, session } = await openRegistrePage();
    for (let lines = 0; lines < 3; lines += 1)
      await noteAcces(session, newId(session), 'consultation');
    await settleStore(session.store);
    tamper(
      desk.folder,
      `DELETE FROM records WHERE collection = 'acces' AND clear ->> '$.rang' = 3`,
    );
    await session.store.database.records.clear();
    await session.store.verify(() => {});
    const later = await openTestSession(desk, createWire(desk));
    expect((await noteAcces(later, newId(later), 'consultation')).ok).toBe(true);
    expect((await verdictOf(later)).ruptures).toEqual([{ kind: 'manque', from: 3, to: 3 }]);
  });
});

describe('the twelve months of the access log', () => {
  it('are cut at a checkpoint, which a later cut lets go in its turn', async () => {
    const { desk, session } = await openRegistrePage();
    const person = await addUsager(session);
    await noteAcces(session, person.id, 'consultation');
    desk.time.setDeskClock('2026-11-12T08:00:00Z');
    await noteAcces(session, person.id, 'consultation');
    await settleStore(session.store);
    desk.time.setDeskClock('2027-05-20T08:00:00Z');
    expect(await tidy(session)).toMatchObject({ ok: true });
    expect(await verdictOf(session)).toMatchObject({
      ruptures: [],
      lines: 2,
      cut: { lignes: 2, jusquAu: '2026-05-12' },
      head: { rang: 4 },
    });
    // Nothing is due: no checkpoint is added.
    expect(await tidy(session)).toMatchObject({ ok: true });
    expect(await verdictOf(session)).toMatchObject({ head: { rang: 4 } });
    desk.time.setDeskClock('2028-05-25T08:00:00Z');
    expect(await tidy(session)).toMatchObject({ ok: true });
    expect(await verdictOf(session)).toMatchObject({ ruptures: [], cut: { lignes: 4 }, lines: 1 });
  });

  it('are cut at the next opening when a cut was interrupted after its checkpoint', async () => {
    const { desk, session, wire } = await openRegistrePage();
    await noteAcces(session, newId(session), 'consultation');
    await settleStore(session.store);
    desk.time.setDeskClock('2027-05-20T08:00:00Z');
    wire.answer('ledger.erase', () => ({
      ok: false,
      failure: { code: 'disque-plein', sentence: 'Plein.' },
    }));
    expect(await tidy(session)).toMatchObject({ ok: false });
    expect(await verdictOf(session)).toMatchObject({ ruptures: [], head: { rang: 2 } });
    const later = await openTestSession(desk, createWire(desk));
    expect(await tidy(later)).toMatchObject({ ok: true });
    expect(await verdictOf(later)).toMatchObject({ ruptures: [], lines: 1, head: { rang: 2 } });
  });
});

describe('why a file is opened', () => {
  it('is on each line about it until the desk is locked, and on none about another', async () => {
    const { desk, session } = await openRegistrePage();
    const person = await addUsager(session);
    const [asked, other] = [newId(session), newId(session)];
    await noteAcces(session, asked, 'consultation');
    giveMotif(session, asked, { raison: 'suivi' });
    // Ten minutes are not over, but nothing said why.
    await noteAcces(session, asked, 'consultation');
    await noteAcces(session, asked, 'consultation');
    await noteAcces(session, asked, 'copie-remise');
    await noteAcces(session, other, 'consultation');
    await settleStore(session.store);
    const lines = (await readAcces(session)).toReversed();
    expect(lines.map(({ sealed }) => [sealed.usager, sealed.geste, sealed.motif])).toEqual([
      [person.id, 'creation', null],
      [asked, 'consultation', null],
      [asked, 'consultation', { raison: 'suivi' }],
      [asked, 'copie-remise', { raison: 'suivi' }],
      [other, 'consultation', null],
    ]);
    expect((await verdictOf(session)).ruptures).toEqual([]);
    // Whoever made the file is not asked; whoever comes next is.
    expect([motifOf(session, person.id), motifOf(session, other)]).toEqual([null, undefined]);
    const later = await openTestSession(desk, createWire(desk));
    expect(motifOf(later, asked)).toBeUndefined();
  });

  it('is asked when a responsable decides so, and no one else', async () => {
    const { desk, session } = await openRegistrePage();
    expect(await readMotifDecision(session)).toBeNull();
    expect(await decideMotif(session, true)).toMatchObject({
      failure: { code: 'pas-responsable' },
    });
    const responsable = asResponsable(session);
    valueOf(await decideMotif(responsable, true));
    await settleStore(session.store);
    const other = await openTestSession(desk, createWire(desk));
    expect((await readMotifDecision(other))?.sealed).toMatchObject({
      demande: true,
      par: responsable.author.id,
    });
    valueOf(await decideMotif(responsable, false));
    await settleStore(session.store);
    expect((await readMotifDecision(session))?.sealed.demande).toBe(false);
  });
});
