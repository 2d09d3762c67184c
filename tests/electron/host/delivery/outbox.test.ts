import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDayCounter } from '../../../../electron/host/ledger/count-day.ts';
import { createOutbox } from '../../../../electron/host/delivery/outbox.ts';
import type { Issuer, Outbox } from '../../../../electron/host/delivery/outbox.ts';
import {
  COUNT_SCHEMA_VERSION,
  dayDocumentSchema,
} from '../../../../shared/domain/comptage/day-document.ts';
import type { DayDocument } from '../../../../shared/domain/comptage/day-document.ts';
import { judgeDocument } from '../../../../department/operations/judge-document.ts';
import { addDays, localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import type { Envelope } from '../../../../shared/domain/record/envelope.ts';
import { deskIdentitySchema } from '../../../../shared/domain/site/desk-identity.ts';
import { toCanonicalText } from '../../../../shared/sync/canonical.ts';
import { firstKeptDay } from '../../../../shared/sync/retention.ts';
import { createScratchFolder, removeFolder } from '../../../support/host-folder.ts';
import { createHistory, happeningArbitrary, historyDays } from '../../../support/host-history.ts';
import { openTestLedger, startTestLedger } from '../../../support/host-ledger.ts';
import type { TestLedger } from '../../../support/host-ledger.ts';
import { revised, visite } from '../../../support/host-records.ts';

function issuerAt(desk: string): Issuer {
  return {
    identity: deskIdentitySchema.parse({
      site: 'marvejols',
      siteName: 'Marvejols',
      desk,
      zone: 'Europe/Paris',
    }),
    provenance: 'mesure',
  };
}

const issuer = issuerAt('A');

function outboxOf(ledger: TestLedger, today = DAY): Outbox {
  return createOutbox(ledger.file, createDayCounter(ledger.file), () => firstKeptDay(today));
}

/** What waits to be sent, opened; each text is canonical and its hash its own. */
function expectPending(outbox: Outbox): readonly DayDocument[] {
  return outbox.pending(1000).map(({ bytes, hash, day }) => {
    const document = dayDocumentSchema.parse(JSON.parse(bytes));
    expect(toCanonicalText(document)).toBe(bytes);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    expect(document.day).toBe(day);
    return document;
  });
}

function acknowledgeAll(outbox: Outbox): void {
  for (const { day, hash } of outbox.pending(1000)) outbox.acknowledge(day, hash);
}

const ZEROS = {
  visites: { total: 0, canal: {} },
  demandes: { total: 0, theme: {}, operateur: {} },
  usagersSuivis: { jour: 0, mois: 0, annee: 0 },
};

/** An appointment as the page sends it, on 12 May 2026. */
function rdv(etat: string): Envelope {
  const clear = { jour: DAY, etat, visio: true, operateur: 'caf', aTraiter: null };
  return { ...visite(), collection: 'rdv', clear };
}

const DAY = localDaySchema.parse('2026-05-12');

describe('appointments of a day put back from a backup', () => {
  /** A desk whose backup knew these appointments, taken up from what the département received. */
  const takeUp = (kept: readonly Envelope[], received: Readonly<Record<string, number>>) => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    if (kept.length > 0) ledger.append(kept);
    const counts = { ...ZEROS, rdv: received };
    const bytes = toCanonicalText({
      kind: 'jour',
      version: COUNT_SCHEMA_VERSION,
      provenance: 'mesure',
      site: 'marvejols',
      desk: 'A',
      day: DAY,
      epoch: 0,
      rev: 9,
      counts,
    });
    const document = { kind: 'jour', period: DAY, epoch: 0, rev: 9, bytes } as const;
    outbox.takeUp([document], { epoch: 0, highestRev: 9 }, outbox.countsOf);
    return { ledger, outbox };
  };

  it('stay counted when the backup knows nothing of them, and add to those held since', () => {
    const { ledger, outbox } = takeUp([], { honores: 2, nonVenus: 1 });
    expect(outbox.countsOf(DAY).rdv).toEqual({ honores: 2, nonVenus: 1 });
    ledger.append([rdv('honore')]);
    expect(outbox.countsOf(DAY).rdv).toEqual({ honores: 3, nonVenus: 1 });
  });

  it('are not counted twice when the calendar brings them back, nor when one is put right', () => {
    const known = rdv('prevu');
    const { ledger, outbox } = takeUp([known, rdv('honore')], { honores: 3 });
    expect(outbox.countsOf(DAY).rdv).toEqual({ honores: 3 });
    ledger.append([{ ...known, rev: 2, clear: { ...known.clear, etat: 'honore' } }]);
    expect(outbox.countsOf(DAY).rdv).toEqual({ honores: 3 });
    ledger.append([{ ...known, rev: 3, clear: { ...known.clear, etat: 'non-venu' } }]);
    expect(outbox.countsOf(DAY).rdv).toEqual({ honores: 2, nonVenus: 1 });
  });

  it('stay counted once after a second restoration', () => {
    const { outbox } = takeUp([rdv('honore')], { honores: 3 });
    const counts = { ...ZEROS, rdv: { honores: 4 } };
    const [issued] = expectPending(outbox);
    expect(issued).toBeUndefined();
    outbox.issue(issuer);
    const [document] = expectPending(outbox);
    const bytes = toCanonicalText({ ...document, rev: 40, counts });
    const known = { kind: 'jour', period: DAY, epoch: 5, rev: 40, bytes } as const;
    outbox.takeUp([known], { epoch: 5, highestRev: 40 }, outbox.countsOf);
    expect(outbox.countsOf(DAY).rdv).toEqual({ honores: 4 });
  });
});

describe('the outbox, after any history', () => {
  const chapter = fc.record({
    happenings: fc.array(happeningArbitrary, { maxLength: 8 }),
    acknowledge: fc.boolean(),
    restart: fc.boolean(),
  });

  it('issues the days whose counts changed and no other, under revisions that only grow', () => {
    fc.assert(
      fc.property(fc.array(chapter, { maxLength: 6 }), (chapters) => {
        const folder = createScratchFolder();
        let ledger = startTestLedger(folder);
        const history = createHistory(() => ledger);
        let outbox = outboxOf(ledger);
        const lastIssued = new Map<string, DayDocument>();
        let lastRev = 0;
        try {
          for (const { happenings, acknowledge, restart } of chapters) {
            for (const happening of happenings) history.play(happening);
            const changed = historyDays.filter((day) => {
              const former = lastIssued.get(day)?.counts ?? ZEROS;
              return toCanonicalText(former) !== toCanonicalText(history.countDay(day));
            });
            outbox.issue(issuer);
            const issued = expectPending(outbox)
              .filter(({ day, rev }) => lastIssued.get(day)?.rev !== rev)
              .toSorted((a, b) => a.rev - b.rev);
            expect(issued.map(({ day }) => day).toSorted()).toEqual(changed.toSorted());
            for (const document of issued) {
              expect(document.rev).toBe(lastRev + 1);
              expect(document.counts).toEqual(history.countDay(document.day));
              lastRev = document.rev;
              lastIssued.set(document.day, document);
            }
            expect(outbox.position()).toEqual({ epoch: 0, highestRev: lastRev });
            if (acknowledge) acknowledgeAll(outbox);
            const waiting = outbox.pending(1000).length;
            expect(outbox.backlog()).toBe(acknowledge ? 0 : waiting);
            if (!restart) continue;
            ledger.file.close();
            ledger = startTestLedger(folder);
            outbox = outboxOf(ledger);
          }
        } finally {
          ledger.file.close();
          removeFolder(folder);
        }
      }),
      { numRuns: 80 },
    );
  });
});

describe('what is of before the years the département keeps', () => {
  const anyDay = fc
    .integer({ min: 0, max: 30 * 366 })
    .map((days) => addDays(localDaySchema.parse('2005-01-01'), days));

  it('is what it would refuse as too old, and nothing else; none of it is sent', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyDay, { minLength: 1, maxLength: 6 }), anyDay, (days, today) => {
        const folder = createScratchFolder();
        const ledger = startTestLedger(folder);
        try {
          // In no order of theirs: an import writes them as its file has them.
          ledger.append(days.map((day) => visite({ day, datation: 'confirmee' })));
          const outbox = outboxOf(ledger, today);
          outbox.issue(issuer);
          const sent = expectPending(outbox).map(({ day }) => day);
          expect(outbox.backlog()).toBe(sent.length);
          const everything = outboxOf(ledger, localDaySchema.parse('2005-01-01'));
          everything.issue(issuer);
          const tooOld = everything
            .pending(1000)
            .filter(({ bytes }) => {
              const judged = judgeDocument(bytes, issuer.identity, today);
              return !judged.ok && judged.failure.code === 'date-trop-ancienne';
            })
            .map(({ day }) => day);
          expect([...sent, ...tooOld].toSorted()).toEqual(days.toSorted());
          // Issued when it was not that old, it waits for nothing.
          expect(outbox.backlog()).toBe(sent.length);
        } finally {
          ledger.file.close();
          removeFolder(folder);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('refused by the département before, hides no later refusal', () => {
    const ledger = openTestLedger();
    const before = outboxOf(ledger, localDaySchema.parse('2016-06-01'));
    ledger.append([visite({ day: '2016-05-12', datation: 'confirmee' }), visite()]);
    before.issue(issuer);
    const refuse = (day: string, code: string) => {
      const found = before.pending(10).find((each) => each.day === day);
      before.refuse(localDaySchema.parse(day), String(found?.hash), { code, sentence: 'Non.' });
    };
    refuse('2016-05-12', 'date-trop-ancienne');
    expect(before.refusal()).toMatchObject({ code: 'date-trop-ancienne' });
    const outbox = outboxOf(ledger);
    expect(outbox.refusal()).toBeNull();
    refuse(DAY, 'autre-poste');
    expect(outbox.refusal()).toMatchObject({ code: 'autre-poste' });
    expect(outbox.backlog()).toBe(1);
  });

  it('is no month to count either', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    ledger.append(
      ['2016-12-31', '2017-01-01'].map((day) => visite({ day, datation: 'confirmee' })),
    );
    expect(outbox.wantedMonths(DAY, 10).map(({ month }) => month)).toEqual(['2017-01']);
  });
});

describe('the outbox', () => {
  it('counts as waiting the days changed, issued or refused, once each', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    ledger.append([visite(), visite({ day: '2026-05-13' })]);
    expect(outbox.backlog()).toBe(2);
    outbox.issue(issuer);
    expect(outbox.backlog()).toBe(2);
    ledger.append([visite({ day: '2026-05-13' })]);
    expect(outbox.backlog()).toBe(2);
    const [first] = outbox.pending(1);
    outbox.refuse(localDaySchema.parse(first?.day), String(first?.hash), {
      code: 'x',
      sentence: 'X.',
    });
    expect(outbox.backlog()).toBe(2);
    expect(outbox.refusal()).toEqual({ code: 'x', sentence: 'X.' });
    acknowledgeAll(outbox);
    expect(outbox.backlog()).toBe(2);
  });

  it('notes the answers of a delivery together, or none of them', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    ledger.append([visite(), visite({ day: '2026-05-13' })]);
    outbox.issue(issuer);
    expect(() =>
      outbox.together(() => {
        acknowledgeAll(outbox);
        throw new Error('The disk is full.');
      }),
    ).toThrow('The disk is full.');
    expect(outbox.backlog()).toBe(2);
    outbox.together(() => acknowledgeAll(outbox));
    expect(outbox.backlog()).toBe(0);
  });

  it('takes no acknowledgement of a revision already passed', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    ledger.append([visite()]);
    outbox.issue(issuer);
    const [former] = outbox.pending(1);
    ledger.append([visite()]);
    outbox.issue(issuer);
    outbox.acknowledge(localDaySchema.parse(former?.day), String(former?.hash));
    expect(outbox.backlog()).toBe(1);
    outbox.refuse(localDaySchema.parse(former?.day), String(former?.hash), {
      code: 'x',
      sentence: 'X.',
    });
    expect(outbox.refusal()).toBeNull();
  });

  it('issues a day again when its counts come back to what they were', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    const record = visite();
    ledger.append([record]);
    outbox.issue(issuer);
    acknowledgeAll(outbox);
    const cancelled = revised(record, { etat: 'annulee' });
    ledger.append([cancelled]);
    outbox.issue(issuer);
    ledger.append([revised(cancelled, { etat: 'valide' })]);
    outbox.issue(issuer);
    expect(expectPending(outbox)).toMatchObject([{ rev: 3, counts: { visites: { total: 1 } } }]);
  });

  it('issues nothing for a change that counts do not see', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    const record = visite();
    ledger.append([record]);
    outbox.issue(issuer);
    acknowledgeAll(outbox);
    ledger.append([revised(record, { heure: 11, sealed: 'YXV0cmU=' })]);
    outbox.issue(issuer);
    expect(outbox.pending(10)).toEqual([]);
    expect(outbox.backlog()).toBe(0);
  });

  it('issues every day again under another name, above every revision ever issued', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    ledger.append([visite(), visite({ day: '2026-05-13' })]);
    outbox.issue(issuer);
    acknowledgeAll(outbox);
    outbox.reissueAll();
    expect(outbox.backlog()).toBe(2);
    outbox.issue(issuerAt('C'));
    expect(expectPending(outbox)).toMatchObject([
      { desk: 'C', day: '2026-05-12', rev: 3 },
      { desk: 'C', day: '2026-05-13', rev: 4 },
    ]);
  });

  it('issues a document for a day that only has a collective session', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    const seance = { type: 'forum', theme: 'T1', participants: 40 };
    const noted = visite();
    const clear = { ...seance, etat: 'valide', datation: 'confirmee' };
    ledger.append([{ ...noted, collection: 'seance', clear }]);
    outbox.issue(issuer);
    expect(JSON.parse(outbox.pending(1)[0]?.bytes ?? '')).toMatchObject({
      counts: {
        visites: { total: 0 },
        seances: { total: 1, participants: 40, type: { forum: 1 } },
      },
    });
  });

  it('issues a document for a day that only has an appointment', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    ledger.append([rdv('honore')]);
    outbox.issue(issuer);
    expect(JSON.parse(outbox.pending(1)[0]?.bytes ?? '')).toMatchObject({
      counts: { ...ZEROS, rdv: { honores: 1 } },
    });
  });

  it('says nothing of people: a document holds counts and whose they are', () => {
    const ledger = openTestLedger();
    const outbox = outboxOf(ledger);
    ledger.append([visite({ premieres: { jour: true, mois: false, annee: false } })]);
    outbox.issue(issuer);
    expect(JSON.parse(outbox.pending(1)[0]?.bytes ?? '')).toEqual({
      kind: 'jour',
      version: COUNT_SCHEMA_VERSION,
      provenance: 'mesure',
      site: 'marvejols',
      desk: 'A',
      day: '2026-05-12',
      epoch: 0,
      rev: 1,
      counts: {
        visites: { total: 1, canal: { 'accueil-spontane': 1 } },
        demandes: { total: 1, theme: { T9: 1 }, operateur: {} },
        usagersSuivis: { jour: 1, mois: 0, annee: 0 },
      },
    });
  });
});
