import { describe, expect, it } from 'vitest';
import { createId } from '../../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { openTestLedger } from '../../../support/host-ledger.ts';
import { lockedPassage, revised, visite } from '../../../support/host-records.ts';

describe('an append', () => {
  it('answers the records as kept, in order, each with the next seq', () => {
    const ledger = openTestLedger();
    const [first, second] = [visite(), visite({ day: '2026-05-11' })];
    expect(ledger.append([first, second])).toEqual({
      ok: true,
      value: [
        { ...first, seq: 1, held: false },
        { ...second, seq: 2, held: false },
      ],
    });
    expect(ledger.file.lastSeq()).toBe(2);
  });

  it.each([
    ['is of another shape', visite({ heure: 24 })],
    ['skips a revision', visite({ rev: 2 })],
    ['has no sealed half though it counts', visite({ sealed: null })],
  ])('writes nothing at all when its second record %s', (_, bad) => {
    const ledger = openTestLedger();
    const refused = ledger.append([visite(), bad]);
    expect(refused.ok).toBe(false);
    expect(ledger.reader.census()).toEqual({ records: 0, ledgerSeq: 0 });
    expect(ledger.reader.lastTrustedDay()).toBeNull();
    expect(ledger.append([visite()])).toMatchObject({ ok: true, value: [{ seq: 1 }] });
  });

  it('is found again whole after the ledger is closed and opened', () => {
    const ledger = openTestLedger();
    ledger.append([visite(), visite({ canal: 'telephone' }), lockedPassage()]);
    const before = ledger.records();
    const after = ledger.reopen();
    expect(after.records()).toEqual(before);
    expect(after.file.ledgerId).toBe(ledger.file.ledgerId);
    expect(after.append([visite()])).toMatchObject({ ok: true, value: [{ seq: 4 }] });
  });

  it('is found again by a program started after this one was killed', () => {
    const ledger = openTestLedger();
    ledger.append([visite()]);
    // Not closed: what a killed process leaves is what another opens.
    const other = openTestLedger(ledger.folder);
    expect(other.records()).toEqual(ledger.records());
  });
});

describe('a revision', () => {
  it('replaces the record under a new seq when it follows the one kept', () => {
    const ledger = openTestLedger();
    const first = visite();
    ledger.append([first, visite()]);
    const second = revised(first, { canal: 'telephone', day: '2026-05-11' });
    expect(ledger.append([second])).toEqual({
      ok: true,
      value: [{ ...second, seq: 3, held: false }],
    });
    expect(ledger.reader.census().records).toBe(2);
  });

  it('may follow in the same append', () => {
    const ledger = openTestLedger();
    const first = visite();
    const second = revised(first, { etat: 'annulee' });
    expect(ledger.append([first, second]).ok).toBe(true);
    expect(ledger.records()).toMatchObject([{ id: first.id, rev: 2, seq: 2 }]);
  });

  it.each([
    ['the same one with another content', 2],
    ['one already passed', 1],
    ['one that leaves a gap', 4],
  ])('is refused when it is %s', (_, rev) => {
    const ledger = openTestLedger();
    const first = visite();
    ledger.append([first]);
    ledger.append([revised(first, { canal: 'telephone' })]);
    const before = ledger.records();
    const refused = ledger.append([{ ...revised(first, { canal: 'domicile' }), rev }]);
    expect(refused).toMatchObject({ ok: false, failure: { code: 'revision-depassee' } });
    expect(ledger.records()).toEqual(before);
  });
});

describe('a record sent again because its answer was lost', () => {
  it('is answered again and not written twice', () => {
    const ledger = openTestLedger();
    const record = visite();
    const answered = ledger.append([record]);
    expect(ledger.append([record])).toEqual(answered);
    expect(ledger.reader.census()).toEqual({ records: 1, ledgerSeq: 1 });
  });

  it('is answered again among new records', () => {
    const ledger = openTestLedger();
    const record = visite();
    ledger.append([record]);
    expect(ledger.append([record, visite()])).toMatchObject({
      ok: true,
      value: [{ seq: 1 }, { seq: 2 }],
    });
  });

  it('is answered again though the clock has gone back since', () => {
    const ledger = openTestLedger();
    const record = visite();
    const answered = ledger.append([record]);
    ledger.know({ expected: '2026-06-01' });
    expect(ledger.append([record])).toEqual(answered);
  });

  it('is known whatever spelling of base64 its sealed half came in', () => {
    const ledger = openTestLedger();
    // The last character of `QQ==` holds four bits of padding that decoders ignore.
    const record = visite({ sealed: 'QR==' });
    const answered = ledger.append([record]);
    expect(answered.ok).toBe(true);
    expect(ledger.append([record])).toEqual(answered);
  });
});

describe('a sealed half', () => {
  it('is missing only from a Passage that waits for someone to keep it', () => {
    const ledger = openTestLedger();
    for (const etat of ['valide', 'annulee'] as const)
      expect(ledger.append([visite({ etat, sealed: null })])).toMatchObject({
        ok: false,
        failure: { code: 'enregistrement-invalide' },
      });
    expect(ledger.append([visite({ etat: 'en-attente' })])).toMatchObject({
      ok: false,
      failure: { code: 'enregistrement-invalide' },
    });
    expect(ledger.append([lockedPassage()]).ok).toBe(true);
  });

  it('is never empty', () => {
    const ledger = openTestLedger();
    expect(ledger.append([visite({ sealed: '' })])).toMatchObject({
      ok: false,
      failure: { code: 'enregistrement-invalide' },
    });
    expect(ledger.reader.census().records).toBe(0);
  });

  it('is never replaced by nothing: a locked desk adds, it does not overwrite', () => {
    const ledger = openTestLedger();
    const record = visite();
    ledger.append([record]);
    const before = ledger.records();
    const emptied = revised(record, { etat: 'en-attente' });
    expect(ledger.append([{ ...emptied, sealed: null }]).ok).toBe(false);
    expect(ledger.records()).toEqual(before);
  });

  it('comes with the keeping of a Passage noted on a locked desk', () => {
    const ledger = openTestLedger();
    const passage = lockedPassage();
    ledger.append([passage]);
    expect(ledger.countDay('2026-05-12').visites.total).toBe(0);
    expect(ledger.append([revised(passage, { etat: 'valide' })]).ok).toBe(true);
    expect(ledger.countDay('2026-05-12').visites.total).toBe(1);
  });
});

describe('a clear half', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a name', { nom: 'Personne' }],
    ['an unknown canal', { canal: 'pigeon' }],
    ['no demande', { demandes: [] }],
    [
      'the first of a year that is not one of its day',
      {
        premieres: { jour: false, mois: true, annee: true },
      },
    ],
  ])('is refused with %s', (_, change) => {
    const ledger = openTestLedger();
    const record = visite();
    const bad = { ...record, clear: { ...record.clear, ...change } as typeof record.clear };
    expect(ledger.append([bad])).toMatchObject({
      ok: false,
      failure: { code: 'enregistrement-invalide' },
    });
  });

  it('keeps ids apart: two records never share one', () => {
    const ledger = openTestLedger();
    const id = createId(createFakeRandom('one id'));
    ledger.append([visite({ id })]);
    expect(ledger.append([visite({ id, canal: 'tiers' })])).toMatchObject({
      ok: false,
      failure: { code: 'revision-depassee' },
    });
  });
});
