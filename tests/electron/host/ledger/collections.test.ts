import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { dayCountsSchema } from '../../../../shared/domain/comptage/day-document.ts';
import { RECORD_SCHEMA_VERSION } from '../../../../shared/domain/record/envelope.ts';
import type { Collection, Envelope } from '../../../../shared/domain/record/envelope.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { seanceTypeSchema } from '../../../../shared/domain/vocabulary/seance-type.ts';
import { createId } from '../../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { openTestLedger, startTestLedger } from '../../../support/host-ledger.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { visite } from '../../../support/host-records.ts';

const random = createFakeRandom('collections');
const DAY = '2026-05-12';

/** A record of another collection than visites, as the page sends it. */
function record(
  collection: Collection,
  clear: Record<string, string | number | boolean | null>,
  change: Partial<Pick<Envelope, 'id' | 'rev' | 'sealed'>> & { readonly day?: string } = {},
): Envelope {
  const { day = DAY, ...rest } = change;
  return {
    id: idSchema.parse(createId(random)),
    collection,
    schema: RECORD_SCHEMA_VERSION,
    rev: 1,
    localDay: localDaySchema.parse(day),
    clear,
    sealed: 'c2NlbGzDqQ==',
    ...rest,
  };
}

const seance = (change: Record<string, string | number> = {}, day = DAY) =>
  record(
    'seance',
    {
      type: 'atelier',
      theme: 'T2',
      participants: 12,
      etat: 'valide',
      datation: 'confirmee',
      ...change,
    },
    { day },
  );

const waiting = (day = DAY) => record('presence', { etat: 'attend' }, { day });

describe('a record of any collection', () => {
  it.each([
    ['a presence', waiting()],
    ['a rappel', record('rappel', { etat: 'a-faire', echeance: '2026-06-01' })],
    [
      'a RDV',
      record('rdv', {
        jour: '2026-06-01',
        etat: 'en-attente',
        visio: true,
        operateur: 'caf',
        aTraiter: null,
      }),
    ],
    ['a collective session', seance()],
    ['an import', record('import', { etat: 'en-cours' })],
    ['a usager', record('usager', {})],
    ['a dossier', record('dossier', { etat: 'ouvert' })],
    ['a mandat', record('mandat', {})],
    ['a line of the access log', record('acces', { rang: 1 })],
    ['a decision', record('decision', {})],
    ['a form', record('formulaire', {})],
  ])('%s is kept as it was sent', (_, sent) => {
    const ledger = openTestLedger();
    expect(ledger.append([sent])).toEqual({
      ok: true,
      value: [{ ...sent, seq: 1, held: false }],
    });
    expect(ledger.records()).toMatchObject([sent]);
  });

  it.each([
    ['has no sealed half', { ...waiting(), sealed: null }],
    ['has an empty sealed half', { ...waiting(), sealed: '' }],
    ['says more than it may in the clear', record('presence', { etat: 'attend', motif: 'rsa' })],
    ['names a person in the clear', record('usager', { nom: 'X' })],
    ['says what a dossier is for', record('dossier', { etat: 'ouvert', demarche: 'caf-rsa' })],
    ['has the clear half of another collection', record('presence', { etat: 'en-cours-de' })],
    ['has no participant', seance({ participants: 0 })],
  ])('is refused when it %s, and nothing is written', (_, bad) => {
    const ledger = openTestLedger();
    expect(ledger.append([visite(), bad])).toMatchObject({
      ok: false,
      failure: { code: 'enregistrement-invalide' },
    });
    expect(ledger.reader.census().records).toBe(0);
  });

  it('never becomes one of another collection', () => {
    const ledger = openTestLedger();
    const first = waiting();
    ledger.append([first]);
    const other = record('rappel', { etat: 'a-faire', echeance: DAY }, { id: first.id, rev: 2 });
    expect(ledger.append([other])).toMatchObject({
      ok: false,
      failure: { code: 'revision-depassee' },
    });
    expect(ledger.records()).toMatchObject([first]);
  });

  it('says nothing of what day it is, but visites and sessions do', () => {
    const ledger = openTestLedger();
    ledger.append([waiting('2031-01-01')]);
    expect(ledger.reader.lastTrustedDay()).toBeNull();
    ledger.append([seance({}, '2026-05-11')]);
    expect(ledger.reader.lastTrustedDay()).toBe('2026-05-11');
  });
});

describe('collective sessions in the counts of a day', () => {
  it('are their own unit: visites and demandes do not move', () => {
    const ledger = openTestLedger();
    ledger.append([visite()]);
    const before = ledger.countDay(DAY);
    ledger.append([seance(), seance({ type: 'forum', participants: 80 })]);
    expect(ledger.countDay(DAY)).toEqual({
      ...before,
      seances: { total: 2, participants: 92, type: { atelier: 1, forum: 1 } },
    });
  });

  it('are absent from a day without any, and once cancelled', () => {
    const ledger = openTestLedger();
    const noted = seance();
    ledger.append([noted]);
    ledger.append([{ ...noted, rev: 2, clear: { ...noted.clear, etat: 'annulee' } }]);
    expect(ledger.countDay(DAY)).not.toHaveProperty('seances');
  });

  it('equal a naive recount of any sessions', () => {
    const sessions = fc.array(
      fc.record({
        type: fc.constantFrom(...seanceTypeSchema.options),
        participants: fc.integer({ min: 1, max: 2000 }),
        etat: fc.constantFrom('valide', 'annulee'),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(sessions, (list) => {
        const ledger = startTestLedger(createTestFolder());
        try {
          if (list.length > 0) ledger.append(list.map((wish) => seance(wish)));
          const counted = ledger.countDay(DAY);
          const valid = list.filter(({ etat }) => etat === 'valide');
          expect(dayCountsSchema.parse(counted)).toEqual(counted);
          expect(counted.seances?.total ?? 0).toBe(valid.length);
          expect(counted.seances?.participants ?? 0).toBe(
            valid.reduce((sum, { participants }) => sum + participants, 0),
          );
        } finally {
          ledger.file.close();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are counted on a day that has nothing else', () => {
    const ledger = openTestLedger();
    ledger.append([seance({}, '2026-05-02')]);
    expect(ledger.countDay('2026-05-02')).toMatchObject({
      visites: { total: 0 },
      seances: { total: 1 },
    });
  });
});

describe('appointments in the counts of a day', () => {
  const rdv = (etat: string, change: Parameters<typeof record>[2] = {}) =>
    record('rdv', { jour: DAY, etat, visio: true, operateur: 'caf', aTraiter: null }, change);

  it('are nothing while they wait, are confirmed to come, or were refused', () => {
    const ledger = openTestLedger();
    ledger.append(['en-attente', 'prevu', 'refuse'].map((etat) => rdv(etat)));
    expect(ledger.countDay(DAY)).not.toHaveProperty('rdv');
  });

  it('move with what becomes of them, and leave the visites alone', () => {
    const ledger = openTestLedger();
    const noted = rdv('prevu');
    ledger.append([visite(), noted]);
    const before = ledger.countDay(DAY);
    ledger.append([{ ...noted, rev: 2, clear: { ...noted.clear, etat: 'non-venu' } }]);
    expect(ledger.countDay(DAY)).toEqual({ ...before, rdv: { nonVenus: 1 } });
    ledger.append([{ ...noted, rev: 3, clear: { ...noted.clear, etat: 'honore' } }]);
    expect(ledger.countDay(DAY)).toEqual({ ...before, rdv: { honores: 1 } });
  });

  it('equal a naive recount, whatever day each is counted under', () => {
    const cells = {
      honore: 'honores',
      excuse: 'excuses',
      annule: 'annules',
      'non-venu': 'nonVenus',
    } as const;
    const wishes = fc.array(
      fc.record({
        etat: fc.constantFrom('en-attente', 'prevu', 'refuse', ...Object.keys(cells)),
        day: fc.constantFrom(DAY, '2026-05-11'),
      }),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(wishes, (list) => {
        const ledger = startTestLedger(createTestFolder());
        try {
          if (list.length > 0) ledger.append(list.map(({ etat, day }) => rdv(etat, { day })));
          for (const day of [DAY, '2026-05-11']) {
            const counted = ledger.countDay(day);
            expect(dayCountsSchema.parse(counted)).toEqual(counted);
            for (const [etat, cell] of Object.entries(cells))
              expect(counted.rdv?.[cell] ?? 0).toBe(
                list.filter((wish) => wish.day === day && wish.etat === etat).length,
              );
          }
        } finally {
          ledger.file.close();
        }
      }),
      { numRuns: 25 },
    );
  });
});
