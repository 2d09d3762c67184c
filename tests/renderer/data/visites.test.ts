import 'fake-indexeddb/auto';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { closeSession, commit } from '../../../renderer/data/desk-session.ts';
import type { DeskSession } from '../../../renderer/data/desk-session.ts';
import { readVisite } from '../../../renderer/data/visites/read-visite.ts';
import {
  recordLockedPassage,
  recordPassage,
} from '../../../renderer/data/visites/record-passage.ts';
import {
  cancelVisites,
  dateVisites,
  keepVisites,
  specifyVisite,
} from '../../../renderer/data/visites/revise-visite.ts';
import { openVisite, sealVisite } from '../../../renderer/data/visites/visite-entry.ts';
import type { VisiteEntry } from '../../../renderer/data/visites/visite-entry.ts';
import { addDays, localDaySchema } from '../../../shared/domain/calendar/local-day.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../../shared/domain/visite/schema.ts';
import { createId } from '../../../shared/kernel/random.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk, TestDeskOptions } from '../../support/host-desk.ts';
import {
  createPageRandom,
  createWire,
  openTestSession,
  readLedger,
  settleStore,
  valueOf,
} from './test-page.ts';
import type { Wire } from './test-page.ts';

interface Page {
  readonly desk: TestDesk;
  readonly wire: Wire;
  readonly session: DeskSession;
}

/** An unlocked page of a desk installed at Marvejols. */
async function openPage(options: TestDeskOptions = {}): Promise<Page> {
  const desk = openTestDesk(options);
  await installAt(desk, 'marvejols');
  const wire = createWire(desk);
  return { desk, wire, session: await openTestSession(desk, wire) };
}

/** The entry of a Passage just recorded. */
const record = async ({ session }: Page) => valueOf(await recordPassage(session));

/** The one entry of an operation on one. */
function only(result: Result<readonly VisiteEntry[]>): VisiteEntry {
  const [entry, ...others] = valueOf(result);
  if (entry === undefined || others.length > 0) throw new Error('One entry was revised.');
  return entry;
}

async function expectNothingRecorded({ desk, session }: Page): Promise<void> {
  await settleStore(session.store);
  expect(await readLedger(desk)).toEqual([]);
  expect(await session.store.database.records.count()).toBe(0);
}

/** Turns of the event loop enough for anything that waits for nothing else. */
async function waitLong(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

describe('a Passage', () => {
  it('is recorded in the ledger, then shown from the copy, opened', async () => {
    const page = await openPage();
    const entry = await record(page);
    expect(entry).toMatchObject({ rev: 1, localDay: '2026-05-12', held: false });
    expect(entry.clear).toMatchObject({ etat: 'valide', canal: 'accueil-spontane', heure: 10 });
    expect(entry.sealed).toMatchObject({ auteur: page.session.author.id, note: null });
    const [kept, ...others] = await readLedger(page.desk);
    expect(others).toEqual([]);
    expect(kept?.id).toBe(entry.id);
    await settleStore(page.session.store);
    expect(await page.session.store.database.records.get(entry.id)).toEqual(kept);
  });

  it('asks the ledger for nothing it has just written, though it is told of it before the answer', async () => {
    const page = await openPage();
    const before = page.wire.calls.length;
    await record(page);
    await settleStore(page.session.store);
    expect(page.wire.calls.slice(before)).toEqual(['ledger.append']);
  });

  it('lets the page have what another window wrote meanwhile', async () => {
    const page = await openPage();
    const release = page.wire.hold('ledger.append');
    const recorded = recordPassage(page.session);
    await waitLong();
    const other = await openTestSession(page.desk, createWire(page.desk));
    await recordPassage(other);
    release();
    await recorded;
    await vi.waitFor(async () => expect(await page.session.store.database.records.count()).toBe(2));
  });

  it('is never said recorded while the shell has not answered', async () => {
    const page = await openPage();
    page.wire.answer('ledger.append', () => new Promise(() => {}));
    let said: unknown = 'nothing yet';
    void recordPassage(page.session).then((result) => (said = result));
    await waitLong();
    expect(said).toBe('nothing yet');
    await expectNothingRecorded(page);
  });

  it('is said recorded once the answer comes, and not when it is merely written', async () => {
    const page = await openPage();
    const release = page.wire.hold('ledger.append');
    let said: Result<unknown> | null = null;
    const recorded = recordPassage(page.session).then((result) => (said = result));
    await waitLong();
    expect(await readLedger(page.desk)).toHaveLength(1);
    expect(said).toBeNull();
    release();
    expect(await recorded).toMatchObject({ ok: true });
  });

  it.each<[string, () => unknown, string]>([
    [
      'the shell is gone',
      () => {
        throw new TypeError('Failed to fetch');
      },
      'relais-ferme',
    ],
    ['the shell answers nonsense', () => ({ ok: true, value: {} }), 'reponse-invalide'],
    [
      'the shell refuses',
      () => ({ ok: false, failure: { code: 'disque-plein', sentence: 'Libérez de la place.' } }),
      'disque-plein',
    ],
  ])('is refused with a sentence when %s, and shown nowhere', async (_why, answer, code) => {
    const page = await openPage();
    page.wire.answer('ledger.append', answer);
    expect(await recordPassage(page.session)).toEqual({
      ok: false,
      failure: { code, sentence: expect.stringMatching(/^[A-ZÀÉ].+\.$/) as string },
    });
    await expectNothingRecorded(page);
  });

  it('is refused by a desk whose disk is nearly full, and recorded nowhere', async () => {
    const page = await openPage({ freeSpace: () => 1024 });
    expect(await recordPassage(page.session)).toMatchObject({
      ok: false,
      failure: {
        code: 'espace-faible',
        sentence: expect.stringContaining('500\u00a0Mo') as string,
      },
    });
    await expectNothingRecorded(page);
  });

  it('is recorded even when the page’s copy is broken: the ledger has it', async () => {
    const page = await openPage();
    page.wire.deaf(true);
    page.session.store.database.close();
    expect(await recordPassage(page.session)).toMatchObject({ ok: true });
    expect(await readLedger(page.desk)).toHaveLength(1);
  });

  it('pressed twice is two visites, each its own', async () => {
    const page = await openPage();
    const [one, two] = await Promise.all([record(page), record(page)]);
    expect(one.id).not.toBe(two.id);
    expect(await readLedger(page.desk)).toHaveLength(2);
  });
});

describe('a visite that is revised', () => {
  /** A visite with a note, so that its sealed half has something to lose. */
  async function recordNoted(page: Page, themes: readonly string[] = ['T9']) {
    const passage = await record(page);
    const { session } = page;
    const demande = { operateur: null, nature: null };
    const sealedDemande = passage.sealed?.demandes[0];
    const envelope = sealVisite(session.sealer, passage.id, 2, {
      localDay: passage.localDay,
      clear: visiteClearSchema.parse({
        ...passage.clear,
        demandes: themes.map((theme) => ({ ...demande, theme })),
      }),
      sealed: visiteSealedSchema.parse({
        ...passage.sealed,
        note: 'Revient jeudi avec l’avis d’imposition.',
        demandes: themes.map(() => sealedDemande),
      }),
    });
    const [stored] = valueOf(await commit(session, [envelope]));
    if (stored === undefined) throw new Error('The note was recorded.');
    return openVisite(session.sealer, stored);
  }

  const revisions: readonly [
    string,
    (session: DeskSession, entry: VisiteEntry) => Promise<Result<readonly VisiteEntry[]>>,
    object,
  ][] = [
    ['cancelled', (session, entry) => cancelVisites(session, [entry]), { etat: 'annulee' }],
    ['kept', (session, entry) => keepVisites(session, [entry]), { etat: 'valide' }],
    [
      'specified',
      (session, entry) => specifyVisite(session, entry, 'T2'),
      { demandes: [{ theme: 'T2', operateur: null, nature: null }] },
    ],
    [
      'dated',
      (session, entry) => dateVisites(session, [entry], addDays(entry.localDay, -1)),
      { datation: 'confirmee' },
    ],
  ];

  it.each(revisions)(
    '%s takes the next revision, keeps its sealed half and what it was',
    async (...args) => {
      const [, revise, changed] = args;
      const page = await openPage();
      const before = await recordNoted(page);
      const after = only(await revise(page.session, before));
      expect(after).toMatchObject({ id: before.id, rev: before.rev + 1 });
      expect(after.clear).toEqual({ ...before.clear, ...changed });
      const { versions, ...contenu } = before.sealed ?? {};
      expect(after.sealed).toMatchObject(contenu);
      expect(after.sealed?.versions).toMatchObject([
        { par: page.session.author.id, localDay: before.localDay, clear: before.clear, contenu },
      ]);
      expect(versions).toEqual([]);
      const [kept] = await readLedger(page.desk);
      expect(kept?.rev).toBe(3);
      // Sealed anew: the same half never twice under one nonce.
      await settleStore(page.session.store);
      const row = await page.session.store.database.records.get(before.id);
      expect(row?.sealed).toBe(kept?.sealed);
    },
  );

  it.each(revisions)('%s from an old revision is refused, and nothing changes', async (...args) => {
    const [, revise] = args;
    const page = await openPage();
    const other = await openTestSession(page.desk, createWire(page.desk));
    const entry = await recordNoted(page);
    valueOf(await cancelVisites(other, [entry]));
    const ledger = await readLedger(page.desk);
    expect(await revise(page.session, entry)).toEqual({
      ok: false,
      failure: {
        code: 'revision-depassee',
        sentence:
          'Cette entrée a changé entre-temps dans une autre fenêtre. Relisez-la, puis recommencez.',
      },
    });
    expect(await readLedger(page.desk)).toEqual(ledger);
  });

  it('is read again at its latest revision, wherever it was revised', async () => {
    const page = await openPage();
    const other = await openTestSession(page.desk, createWire(page.desk));
    const entry = await recordNoted(page);
    valueOf(await cancelVisites(other, [entry]));
    await settleStore(page.session.store);
    const latest = await readVisite(page.session, entry);
    expect(latest).toMatchObject({ rev: entry.rev + 1, clear: { etat: 'annulee' } });
    expect(only(await keepVisites(page.session, [latest])).rev).toBe(entry.rev + 2);
    // Known better than the copy, the entry itself is the latest.
    expect(await readVisite(page.session, { ...entry, rev: 99 })).toMatchObject({ rev: 99 });
  });

  it('gets a thème where it had none, and keeps those it had', async () => {
    const page = await openPage();
    const entry = await recordNoted(page, ['T1', 'T9', 'T5', 'T9']);
    const specified = only(await specifyVisite(page.session, entry, 'T2'));
    expect(specified.clear.demandes.map(({ theme }) => theme)).toEqual(['T1', 'T2', 'T5', 'T2']);
  });

  it('is not dated in the future', async () => {
    const page = await openPage();
    const entry = await recordNoted(page);
    const tomorrow = addDays(entry.localDay, 1);
    expect(await dateVisites(page.session, [entry], tomorrow)).toMatchObject({
      ok: false,
      failure: { code: 'date-future' },
    });
    expect((await readLedger(page.desk))[0]).toMatchObject({ rev: 2, localDay: entry.localDay });
  });

  it('moves from a doubtful day to the day it is given, and counts there', async () => {
    const page = await openPage();
    await record(page);
    page.desk.time.setDeskClock('2010-01-01T09:00:00Z');
    const lost = await record(page);
    expect(lost).toMatchObject({ held: true, localDay: '2010-01-01' });
    page.desk.time.setDeskClock('2026-05-12T09:00:00Z');
    const day = localDaySchema.parse('2026-05-11');
    expect(only(await dateVisites(page.session, [lost], day))).toMatchObject({
      held: false,
      localDay: day,
    });
  });

  it('is revised with others all or none', async () => {
    const page = await openPage();
    const [one, two] = [await record(page), await record(page)];
    valueOf(await cancelVisites(page.session, [two]));
    const ledger = await readLedger(page.desk);
    expect(await cancelVisites(page.session, [one, two])).toMatchObject({
      ok: false,
      failure: { code: 'revision-depassee' },
    });
    expect(await readLedger(page.desk)).toEqual(ledger);
  });

  it('may be one of more than an append carries', async () => {
    const page = await openPage();
    const first = await record(page);
    const { localDay, clear, sealed } = first;
    if (sealed === null) throw new Error('A Passage of an unlocked desk is sealed.');
    const random = createPageRandom(page.desk);
    const entries: VisiteEntry[] = [first];
    for (const size of [400, 200]) {
      const envelopes = Array.from({ length: size }, () =>
        sealVisite(page.session.sealer, idSchema.parse(createId(random)), 1, {
          localDay,
          clear,
          sealed,
        }),
      );
      const stored = valueOf(await commit(page.session, envelopes));
      entries.push(...stored.map((envelope) => openVisite(page.session.sealer, envelope)));
    }
    const cancelled = valueOf(await cancelVisites(page.session, entries));
    expect(cancelled).toHaveLength(601);
    expect((await readLedger(page.desk)).every(({ rev }) => rev === 2)).toBe(true);
    expect(valueOf(await cancelVisites(page.session, []))).toEqual([]);
  });
});

describe('a Passage noted on a locked desk', () => {
  async function noteLocked({ desk, wire, session }: Page) {
    const platform = {
      bridge: wire.bridge,
      clock: desk.time.deskClock,
      random: createPageRandom(desk),
    };
    return recordLockedPassage(platform, session.identity);
  }

  it('is a clear half alone, told by its hour', async () => {
    const page = await openPage();
    expect(await noteLocked(page)).toEqual({ ok: true, value: { hour: 10 } });
    expect((await readLedger(page.desk))[0]).toMatchObject({
      sealed: null,
      clear: { etat: 'en-attente' },
    });
  });

  it.each([
    ['kept', keepVisites, 'valide'],
    ['withdrawn', cancelVisites, 'annulee'],
  ] as const)('%s at unlock gets a sealed half, by who settles it', async (_how, settle, etat) => {
    const page = await openPage();
    valueOf(await noteLocked(page));
    await settleStore(page.session.store);
    const [row] = await page.session.store.database.records.toArray();
    if (row === undefined) throw new Error('The Passage is in the copy.');
    expect(row.attention).toBe('a-garder');
    const settled = only(await settle(page.session, [openVisite(page.session.sealer, row)]));
    expect(settled).toMatchObject({ rev: 2, localDay: row.localDay, clear: { etat, heure: 10 } });
    expect(settled.sealed).toMatchObject({
      auteur: page.session.author.id,
      note: null,
      demandes: [{ demarche: null }],
    });
    await settleStore(page.session.store);
    expect(await page.session.store.database.records.where('attention').notEqual('').count()).toBe(
      0,
    );
  });

  it('is refused with a sentence past what a waiting room holds', async () => {
    const page = await openPage();
    const answers = [];
    for (let press = 0; press < 20; press += 1) answers.push(await noteLocked(page));
    const refused = answers.find(({ ok }) => !ok);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'trop-de-passages' } });
    expect(await readLedger(page.desk)).toHaveLength(answers.filter(({ ok }) => ok).length);
  });
});

describe('a session that ends', () => {
  it('can neither seal nor open any more, and follows nothing', async () => {
    const page = await openPage();
    const entry = await record(page);
    const [kept] = await readLedger(page.desk);
    if (kept === undefined) throw new Error('The Passage is in the ledger.');
    closeSession(page.session);
    expect(() => openVisite(page.session.sealer, kept)).toThrow('The desk is locked.');
    await expect(cancelVisites(page.session, [entry])).rejects.toThrow('The desk is locked.');
    expect(await readLedger(page.desk)).toEqual([kept]);
    const before = page.wire.calls.length;
    await page.desk.append({ ...kept, rev: 2 });
    await waitLong();
    expect(page.wire.calls.slice(before)).toEqual([]);
  });
});
