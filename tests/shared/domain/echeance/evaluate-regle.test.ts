import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendrierSchema } from '../../../../shared/domain/catalogue/calendrier.ts';
import { confidenceSchema } from '../../../../shared/domain/catalogue/fact.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { evaluateRegle } from '../../../../shared/domain/echeance/evaluate-regle.ts';
import { readShippedCatalogue } from '../catalogue/shipped-catalogue.ts';
import { evaluate, inShort, onThe, regleOf } from './context.ts';

const { calendrier } = readShippedCatalogue();

describe('a delay counted from an event', () => {
  it.each([
    // A month added to a day that is not there falls on the last of the month.
    ['rsa-contrat', '2027-01-31', '2027-02-28'],
    ['rsa-contrat', '2028-01-31', '2028-02-29'],
    ['rsa-contrat', '2028-02-29', '2028-03-29'],
    ['cra-2m', '2026-12-31', '2027-02-28'],
    ['cra-2m', '2027-12-31', '2028-02-29'],
    ['retention-2ans', '2028-02-29', '2030-02-28'],
    ['mandat-6ans', '2026-02-28', '2032-02-28'],
    ['gro-14s', '2026-11-21', '2027-02-27'],
    ['caf-indu20', '2026-12-20', '2027-01-09'],
    ['ppa-indu20', '2028-02-20', '2028-03-11'],
    // Days are calendar days, over the nights the clocks change.
    ['ft-brouillon', '2027-03-20', '2027-04-04'],
    ['ft-brouillon', '2026-10-20', '2026-11-04'],
  ])('%s from %s is %s', (id, from, due) => {
    expect(inShort(evaluate(id, from))).toBe(due);
  });

  it.each([
    ['at-48h', '2026-11-20T15:30', '2026-11-22 15:30'],
    // 48 hours elapsed over a night of one hour less, then of one hour more.
    ['at-48h', '2027-03-27T15:30', '2027-03-29 16:30'],
    ['at-48h', '2026-10-24T15:30', '2026-10-26 14:30'],
    ['at-48h', '2026-12-31T08:00', '2027-01-02 08:00'],
    ['at-48h', '2026-11-20', '2026-11-22'],
    // Sundays and jours fériés are not counted.
    ['dec-24h', '2026-11-20T10:00', '2026-11-21 10:00'],
    ['dec-24h', '2026-11-21T10:00', '2026-11-23 10:00'],
    ['dec-24h', '2026-11-22T10:00', '2026-11-23 24:00'],
    ['dec-24h', '2026-12-24T18:00', '2026-12-26 18:00'],
    ['dec-24h', '2027-05-15T09:00', '2027-05-18 09:00'],
    ['dec-24h', '2027-03-27T09:00', '2027-03-30 09:00'],
    ['dec-24h', '2026-12-24', '2026-12-26'],
    ['dec-24h', '2026-11-21', '2026-11-23'],
  ])('in hours, %s from %s is %s', (id, from, due) => {
    expect(inShort(evaluate(id, from))).toBe(due);
  });

  it.each([
    // Born on a Monday: the fifth day after is a Saturday, which is ouvrable.
    ['2026-11-16', '2026-11-21'],
    ['2026-11-17', '2026-11-23'],
    ['2026-11-06', '2026-11-12'],
    ['2027-05-01', '2027-05-07'],
    // Christmas, a Saturday and a Sunday in a row.
    ['2026-12-20', '2026-12-26'],
    ['2027-12-20', '2027-12-27'],
    ['2026-12-27', '2027-01-02'],
  ])('a birth of %s is declared until %s', (born, due) => {
    expect(inShort(evaluate('nais-5j', born))).toBe(due);
  });

  it('moved by a jour férié is no surer than the list of them, and says which', () => {
    expect(evaluate('nais-5j', '2026-11-16').confidence).toBe('verified-secondary');
    const sunday = evaluate('nais-5j', '2026-11-17');
    expect(sunday.confidence).toBe('verified-secondary');
    expect(sunday.pourquoi).toContain('(dimanche)');
    const armistice = evaluate('nais-5j', '2026-11-06');
    expect(armistice.confidence).toBe('memory');
    expect(armistice.pourquoi).toContain('Armistice de 1918');
  });

  it('is put off for the jours fériés of Alsace and Moselle there only', () => {
    expect(inShort(evaluate('nais-5j', '2028-12-21'))).toBe('2028-12-26');
    expect(inShort(evaluate('nais-5j', '2028-12-21', '2028-12-21', { alsaceMoselle: true }))).toBe(
      '2028-12-27',
    );
  });

  it('is not a date when what is counted is not a day', () => {
    expect(inShort(evaluate('aspa-9m', '2027-03-01'))).toBe('sans date');
  });
});

describe('a window', () => {
  it.each([
    ['c2s-renouv', '2027-06-30', '2027-02-28 → 2027-04-30'],
    ['c2s-renouv', '2027-03-31', '2026-11-30 → 2027-01-31'],
    ['ret-depot', '2027-08-31', '2027-02-28 → 2027-04-30'],
    ['ret-garantie', '2027-09-01', '2027-05-01'],
    ['mdph-renouv', '2028-11-29', '2028-02-29 → 2028-05-29'],
    ['hlm-renouv', '2027-03-31', '2027-02-28 → 2027-03-31'],
    ['ts-120-60', '2027-03-01', '2026-11-01 → 2026-12-31'],
    ['ts-2mois', '2028-03-01', '2028-01-01 → 2028-03-01'],
    ['el-tardive', '2027-04-11', '2027-04-01'],
  ])('before an end, %s of %s is %s', (id, end, expected) => {
    expect(inShort(evaluate(id, end))).toBe(expected);
  });

  it.each([
    ['2026-11-05', '2026-11-28 → 2026-12-15', 'verified-secondary'],
    ['2026-12-31', '2026-12-28 → 2027-01-15', 'verified-secondary'],
    // Not in the published calendar: the rule, said to be a proposal.
    ['2027-02-10', '2027-02-26 → 2027-03-15', 'proposal'],
    ['2028-02-29', '2028-02-26 → 2028-03-15', 'proposal'],
    ['2027-12-01', '2027-12-28 → 2028-01-15', 'proposal'],
  ])('of actualisation, for %s, is %s (%s)', (month, expected, confidence) => {
    const echeance = evaluate('ft-actu', month);
    expect(inShort(echeance)).toBe(expected);
    expect(echeance.confidence).toBe(confidence);
  });

  it.each([
    ['2026-12-15', '2026-11-28 → 2026-12-15'],
    ['2026-12-16', '2026-12-28 → 2027-01-15'],
    ['2027-01-15', '2026-12-28 → 2027-01-15'],
  ])('of actualisation asked for on %s is the one open, or the next: %s', (today, expected) => {
    expect(inShort(evaluate('ft-actu', null, today))).toBe(expected);
  });

  it('of actualisation computed for 2027 is a proposal, and stops where the catalogue does', () => {
    expect(evaluate('ft-actu-2027', '2027-02-14')).toMatchObject({
      quand: { kind: 'fenetre', du: '2027-02-26', au: '2027-03-15' },
      confidence: 'proposal',
    });
    expect(inShort(evaluate('ft-actu-2027', '2028-01-01'))).toMatch(/^\? /);
    expect(inShort(evaluate('ft-actu-2027', null, '2028-01-16'))).toMatch(/^\? /);
  });

  it('published each year is unknown for a year not published', () => {
    expect(inShort(evaluate('brs-campagne', null, '2025-08-20'))).toBe('2025-09-01 → 2025-10-16');
    expect(inShort(evaluate('brs-campagne', null, '2026-08-20'))).toMatch(/^\? /);
    expect(inShort(evaluate('ir-correction', null))).toMatch(/^\? /);
  });

  it('of a rule that holds each year is the one open, or the next', () => {
    expect(inShort(evaluate('brs-auto', null, '2027-07-10'))).toBe('2027-06-01 → 2027-07-10');
    expect(inShort(evaluate('brs-auto', null, '2027-07-11'))).toBe('2028-06-01 → 2028-07-10');
  });

  it('may go over the New Year, and start or end on 29 February', () => {
    const regle = { ...regleOf('brs-auto'), from: '12-15', to: '02-29' };
    const asked = (today: string) => inShort(evaluateRegle(regle, null, onThe(today)));
    expect(asked('2027-01-10')).toBe('2026-12-15 → 2027-02-28');
    expect(asked('2028-02-29')).toBe('2027-12-15 → 2028-02-29');
    expect(asked('2027-03-01')).toBe('2027-12-15 → 2028-02-29');
  });

  it('of the déclaration des revenus is that of the département’s zone, when it is known', () => {
    const spring = evaluate('ir-campagne', null, '2026-05-01');
    expect(inShort(spring)).toBe('2026-04-09 → 2026-05-28');
    expect(spring.pourquoi).toContain('19/05/2026');
    expect(inShort(evaluate('ir-campagne', null, '2026-05-29'))).toMatch(/^\? .*campagne/);
    expect(inShort(evaluate('ir-campagne', null, '2026-05-01', { departement: '64' }))).toMatch(
      /^\? .*zone/,
    );
  });
});

describe('what comes back', () => {
  it.each([
    ['rsa-dtr', '2026-11-30', '2026-12-01', '2027-02-28'],
    ['rsa-dtr', '2026-11-30', '2027-02-28', '2027-02-28'],
    // Counted from the anchor: the 30th again after February.
    ['rsa-dtr', '2026-11-30', '2027-03-01', '2027-05-30'],
    ['rsa-dtr', '2026-11-30', '2026-01-01', '2027-02-28'],
    ['ajpa-mois', '2028-01-31', '2028-02-15', '2028-02-29'],
  ])('%s from %s, asked for on %s, is %s', (id, from, today, due) => {
    expect(inShort(evaluate(id, from, today))).toBe(due);
  });

  it.each([
    ['caf-paiement-5', '2026-11-05', '2026-11-05'],
    ['caf-paiement-5', '2026-12-06', '2027-01-05'],
    ['me-ca-trimestre', '2027-02-01', '2027-04-30'],
    ['me-ca-trimestre', '2027-11-01', '2028-01-31'],
    ['rsa-effet', '2028-02-03', '2028-02-29'],
    ['ppa-effet', '2026-12-31', '2026-12-31'],
  ])('%s on %s is %s', (id, today, due) => {
    expect(inShort(evaluate(id, null, today))).toBe(due);
  });

  it.each([
    ['al-date-demande', '2027-02-10', '2027-02-28'],
    ['me-ca', '2026-12-31', '2027-01-31'],
    ['me-ca', '2027-01-31', '2027-02-28'],
    ['ir-reclamation', '2026-07-31', '2028-12-31'],
    ['ce-val', '2027-03-31', '2027-03-31'],
  ])('%s for %s is %s', (id, from, due) => {
    expect(inShort(evaluate(id, from))).toBe(due);
  });

  it('the deadline of an election is the n-th such day before it, or the published one', () => {
    expect(inShort(evaluate('el-papier', '2022-04-10'))).toBe('2022-03-04');
    expect(inShort(evaluate('el-papier', '2026-03-15'))).toBe('2026-02-06');
    expect(inShort(evaluate('el-ligne', '2022-04-10'))).toBe('2022-03-02');
    expect(evaluate('el-ligne', '2026-03-15').confidence).toBe('proposal');
    // A Friday is not before itself.
    expect(inShort(evaluate('el-2027', '2027-04-23'))).toBe('2027-03-12');
    expect(evaluate('el-2027', '2027-04-23').confidence).toBe('memory');
  });
});

describe('every rule of the catalogue', () => {
  it('says what is missing, in French, when nobody gave what it counts from', () => {
    for (const regle of calendrier.items) {
      const { quand, pourquoi, confidence } = evaluateRegle(regle, null, onThe('2026-11-21'));
      expect(pourquoi).toContain(regle.rule.slice(0, 20));
      expect(confidenceSchema.options.indexOf(confidence)).toBeGreaterThanOrEqual(
        confidenceSchema.options.indexOf(regle.confidence),
      );
      expect(quand.kind === 'inconnue' ? quand.manque : 'known').not.toBe('');
    }
  });

  it('gives a date from any anchor on any day, never surer than itself, never throwing', () => {
    const anyDay = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => localDaySchema.parse(date.toISOString().slice(0, 10)));
    const anyHour = fc.constantFrom(null, '00:00', '02:30', '23:59');
    fc.assert(
      fc.property(
        fc.constantFrom(...calendrier.items),
        fc.record({ jour: anyDay, heure: anyHour }),
        anyDay,
        (regle, from, today) => {
          const { quand, confidence } = evaluateRegle(regle, from, onThe(today));
          expect(confidenceSchema.options.indexOf(confidence)).toBeGreaterThanOrEqual(
            confidenceSchema.options.indexOf(regle.confidence),
          );
          expect(quand.kind === 'fenetre' ? quand.du <= quand.au : true).toBe(true);
          expect(quand.kind === 'jour' ? localDaySchema.safeParse(quand.jour).success : true).toBe(
            true,
          );
        },
      ),
    );
  });

  it('does not compute from an impossible year', () => {
    expect(inShort(evaluate('cra-2m', '0206-11-20'))).toMatch(/vérifiez l’année/);
    expect(inShort(evaluate('cra-2m', '9999-12-31'))).toMatch(/vérifiez l’année/);
  });

  it('is refused without what its kind is computed from', () => {
    const items = [{ ...regleOf('ce-2026'), date: undefined }];
    expect(calendrierSchema.safeParse({ ...calendrier, items }).success).toBe(false);
    const noLength = [{ ...regleOf('cra-2m'), months: undefined }];
    expect(calendrierSchema.safeParse({ ...calendrier, items: noLength }).success).toBe(false);
  });
});
