import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import {
  addToQueue,
  bringBack,
  endInVisite,
  letGo,
  pause,
  receive,
  startVisite,
} from '../../../renderer/data/presences/presences.ts';
import {
  createRappel,
  postponeRappel,
  rappelKind,
  restoreRappel,
  settleRappel,
} from '../../../renderer/data/rappels/rappels.ts';
import { openEntry } from '../../../renderer/data/records/entry.ts';
import { recordSeance, reviseSeance } from '../../../renderer/data/seances/seances.ts';
import { readRecentVisites } from '../../../renderer/data/visites/recent-visites.ts';
import { completeDay, newId, recordVisite } from '../../../renderer/data/visites/record-visite.ts';
import { correctVisite } from '../../../renderer/data/visites/revise-visite.ts';
import { addDays, localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { measuredMinutes } from '../../../shared/domain/presence/laps.ts';
import { blankDemande, blankDraft } from '../../../shared/domain/visite/draft.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { createWire, openTestSession, readLedger, settleStore, valueOf } from './test-page.ts';

const today = localDaySchema.parse('2026-05-12');
const MINUTE = 60_000;

/** An unlocked page of a desk installed at Marvejols, on 12 May 2026. */
async function openPage(): Promise<{ desk: TestDesk; session: DeskSession }> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  return { desk, session: await openTestSession(desk, createWire(desk)) };
}

const arrival = (texte: string) => ({
  motif: { themeDeVie: null, texte },
  langue: null,
});

/** What waits for someone, in the page’s copy. */
async function countWaiting({ store }: DeskSession, attention: string): Promise<number> {
  await settleStore(store);
  return store.database.records.where('attention').equals(attention).count();
}

describe('someone at the platform', () => {
  it('takes the next number of the day, which starts again the day after', async () => {
    const { desk, session } = await openPage();
    const arrivals = await Promise.all(
      ['carte grise', 'rsa', 'impots'].map((texte) => addToQueue(session, arrival(texte), true)),
    );
    expect(arrivals.map((added) => valueOf(added).sealed.numero)).toEqual([1, 2, 3]);
    await settleStore(session.store);
    expect(valueOf(await addToQueue(session, arrival('rsa'), true)).sealed.numero).toBe(4);
    await desk.time.advance(24 * 60 * MINUTE);
    expect(valueOf(await addToQueue(session, arrival('rsa'), true)).sealed.numero).toBe(1);
  });

  it('has a number of its own when two windows give one at the same instant', async () => {
    const { desk, session } = await openPage();
    const other = await openTestSession(desk, createWire(desk));
    const added = await Promise.all(
      [session, other, other, session].map((window) => addToQueue(window, arrival('rsa'), true)),
    );
    const numbers = added.map((one) => valueOf(one).sealed.numero);
    expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4]));
  });

  it('is never counted, and waits until received, let go or served', async () => {
    const { desk, session } = await openPage();
    const waiting = valueOf(await addToQueue(session, arrival('rsa'), true));
    expect(await countWaiting(session, 'presence')).toBe(1);
    const gone = valueOf(await letGo(session, waiting));
    expect(await countWaiting(session, 'presence')).toBe(0);
    const back = valueOf(await bringBack(session, gone));
    expect(back.clear.etat).toBe('attend');
    expect(await countWaiting(session, 'presence')).toBe(1);
    expect((await readLedger(desk)).every(({ collection }) => collection === 'presence')).toBe(
      true,
    );
  });

  it('has the time spent measured, pauses left out', async () => {
    const { desk, session } = await openPage();
    let presence = valueOf(await startVisite(session));
    await desk.time.advance(10 * MINUTE);
    presence = valueOf(await pause(session, presence));
    await desk.time.advance(30 * MINUTE);
    presence = valueOf(await receive(session, presence));
    await desk.time.advance(5 * MINUTE);
    expect(measuredMinutes(presence.sealed.laps, session.clock.now())).toBe(15);
  });

  it('leaves with the visite it ended in, both written or neither', async () => {
    const { desk, session } = await openPage();
    const presence = valueOf(await startVisite(session));
    const id = newId(session);
    const end = endInVisite(session, presence, id);
    // Another window ended it meanwhile: the visite must not be counted a second time.
    valueOf(await letGo(session, presence));
    expect(await recordVisite(session, blankDraft, { id, others: [end] })).toMatchObject({
      ok: false,
      failure: { code: 'revision-depassee' },
    });
    const kept = await readLedger(desk);
    expect(kept.map(({ collection }) => collection)).toEqual(['presence']);
  });

  it('says nothing of what they came for outside the sealed half', async () => {
    const { desk, session } = await openPage();
    valueOf(await addToQueue(session, arrival('violences conjugales'), true));
    const [kept] = await readLedger(desk);
    expect(kept?.clear).toEqual({ etat: 'attend' });
    expect(JSON.stringify(kept)).not.toContain('violences');
  });
});

describe('a rappel', () => {
  it('comes with its visite, is put off, done, and undone', async () => {
    const { session } = await openPage();
    const id = newId(session);
    const asked = createRappel(session, {
      echeance: addDays(today, 3),
      texte: 'Rappeler pour l’avis d’imposition',
      visite: id,
    });
    valueOf(await recordVisite(session, blankDraft, { id, others: [asked] }));
    expect(await countWaiting(session, 'rappel')).toBe(1);
    const row = await session.store.database.records.get(asked.id);
    if (row === undefined) throw new Error('The rappel was recorded.');
    let rappel = openEntry(rappelKind, session.sealer, row);
    expect(rappel.sealed).toMatchObject({ visite: id, regle: null });
    rappel = valueOf(await postponeRappel(session, rappel, addDays(today, 10)));
    expect(rappel.clear).toEqual({ etat: 'a-faire', echeance: addDays(today, 10) });
    rappel = valueOf(await settleRappel(session, rappel, 'fait'));
    expect(rappel.sealed.regle).toEqual({
      le: session.clock.now().toString(),
      par: session.author.id,
    });
    expect(await countWaiting(session, 'rappel')).toBe(0);
    rappel = valueOf(await settleRappel(session, rappel, 'a-faire'));
    expect(rappel.sealed.regle).toBeNull();
    expect(await countWaiting(session, 'rappel')).toBe(1);
  });

  it('put off or done by mistake goes back to the day it was for, even past', async () => {
    const { session } = await openPage();
    const past = addDays(today, -4);
    const asked = createRappel(session, { echeance: past, texte: 'Rappeler', visite: null });
    valueOf(await recordVisite(session, blankDraft, { id: newId(session), others: [asked] }));
    await settleStore(session.store);
    const row = await session.store.database.records.get(asked.id);
    if (row === undefined) throw new Error('The rappel was recorded.');
    const before = openEntry(rappelKind, session.sealer, row);
    const postponed = valueOf(await postponeRappel(session, before, addDays(today, 10)));
    const back = valueOf(await restoreRappel(session, postponed, before));
    expect(back.clear).toEqual({ etat: 'a-faire', echeance: past });
    const done = valueOf(await settleRappel(session, back, 'fait'));
    const again = valueOf(await restoreRappel(session, done, back));
    expect(again).toMatchObject({
      clear: { etat: 'a-faire', echeance: past },
      sealed: { regle: null },
    });
    expect(await countWaiting(session, 'rappel')).toBe(1);
  });
});

describe('a collective session', () => {
  const draft = {
    titre: 'Contrat aidé',
    type: 'information-collective',
    theme: 'T1',
    participants: 14,
    dureeMinutes: 90,
    note: null,
  } as const;

  it('keeps what it was through corrections, and goes to the day’s document as its own unit', async () => {
    const { desk, session } = await openPage();
    const noted = valueOf(await recordSeance(session, today, draft));
    const corrected = valueOf(await reviseSeance(session, noted, { participants: 15 }));
    const cancelled = valueOf(await reviseSeance(session, corrected, { etat: 'annulee' }));
    const restored = valueOf(await reviseSeance(session, cancelled, { etat: 'valide' }));
    expect(restored.sealed.versions.map(({ clear }) => [clear.participants, clear.etat])).toEqual([
      [14, 'valide'],
      [15, 'valide'],
      [15, 'annulee'],
    ]);
    const [kept] = await readLedger(desk);
    expect(kept?.clear).toEqual({
      type: 'information-collective',
      theme: 'T1',
      participants: 15,
      etat: 'valide',
      datation: 'confirmee',
    });
  });

  it('is refused on a day still to come', async () => {
    const { session } = await openPage();
    expect(await recordSeance(session, addDays(today, 1), draft)).toMatchObject({
      ok: false,
      failure: { code: 'date-future' },
    });
  });
});

describe('a past day completed from paper', () => {
  const line = { ...blankDraft, demandes: [{ ...blankDemande, theme: 'T2' as const }] };

  it('is recorded at that day, without an hour nobody noted, and says it came from paper', async () => {
    const { session } = await openPage();
    const day = addDays(today, -4);
    expect(valueOf(await completeDay(session, day, [blankDraft, line]))).toHaveLength(2);
    await settleStore(session.store);
    const entries = await readRecentVisites(session, 10);
    expect(entries).toHaveLength(2);
    for (const { localDay, clear, sealed } of entries) {
      expect(localDay).toBe(day);
      expect(clear).toMatchObject({ heure: null, etat: 'valide', datation: 'confirmee' });
      expect(sealed).toMatchObject({
        instant: null,
        source: { kind: 'rattrapage', noteeLe: session.clock.now().toString() },
      });
    }
  });

  it('is refused whole when that day is still to come', async () => {
    const { desk, session } = await openPage();
    expect(await completeDay(session, addDays(today, 1), [line, line])).toMatchObject({
      ok: false,
      failure: { code: 'date-future' },
    });
    expect(await readLedger(desk)).toEqual([]);
  });
});

describe('a visite corrected', () => {
  it('says what it says now, and keeps what it said and who noted it', async () => {
    const { session } = await openPage();
    const noted = valueOf(await recordVisite(session, blankDraft));
    const draft = {
      ...blankDraft,
      canal: 'telephone',
      note: 'Rappelle demain',
      demandes: [
        { ...blankDemande, operateur: 'caf', theme: 'T2', dureeMinutes: 20 },
        { ...blankDemande, theme: 'T4' },
      ],
    } as const;
    const corrected = valueOf(
      await correctVisite(session, noted, { ...draft, demandes: [...draft.demandes] }),
    );
    expect(corrected.clear).toMatchObject({ canal: 'telephone', heure: noted.clear.heure });
    expect(corrected.clear.demandes).toEqual([
      { theme: 'T2', operateur: 'caf', nature: null },
      { theme: 'T4', operateur: null, nature: null },
    ]);
    expect(corrected.sealed).toMatchObject({
      instant: noted.sealed?.instant,
      auteur: noted.sealed?.auteur,
      note: 'Rappelle demain',
    });
    expect(corrected.sealed?.versions).toMatchObject([
      { geste: 'precisee', clear: noted.clear, contenu: { note: null } },
    ]);
  });
});
