import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import rgpd from '../../../../resources/catalogue/rgpd.json' with { type: 'json' };
import { addDays, localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import {
  giveMandat,
  recordActe,
  renewMandat,
  revokeMandat,
} from '../../../../shared/domain/mandat/change-mandat.ts';
import type { MandatDraft } from '../../../../shared/domain/mandat/change-mandat.ts';
import {
  archivedUntil,
  mandatEnd,
  mandatEndedOn,
  mandatEtat,
} from '../../../../shared/domain/mandat/mandat-period.ts';
import {
  acteSchema,
  mandatClearSchema,
  mandatSealedSchema,
  moyenLabels,
  moyenMandatSchema,
  perimetreSchema,
} from '../../../../shared/domain/mandat/schema.ts';
import type { MandatSealed } from '../../../../shared/domain/mandat/schema.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { evaluate, inShort } from '../echeance/context.ts';

const day = (text: string) => localDaySchema.parse(text);
const id = (last: number) =>
  idSchema.parse(`9d6f3b52-7c1d-4a5e-8f57-${String(last).padStart(12, '0')}`);
const on = (jour: string) => ({ jour: day(jour), noteLe: '2026-11-20T10:00:00Z', par: id(2) });
const today = day('2026-11-20');

const draft: MandatDraft & { readonly sousProtection: boolean } = {
  usager: id(1),
  mandataires: [id(2)],
  demarches: ['caf-rsa'],
  perimetres: [],
  duree: 31,
  moyen: 'papier',
  sousProtection: false,
};

function given(jour: string, more: Partial<typeof draft> = {}): MandatSealed {
  return value(giveMandat({ ...draft, ...more }, on(jour), day('2030-01-01')));
}

function acte(jour: string, demarche: string | null = 'caf-rsa') {
  return acteSchema.parse({ ...on(jour), demarche, texte: 'Déclaration envoyée' });
}

describe('a mandat', () => {
  it.each([
    [1, '2026-11-20', '2026-11-20'],
    [31, '2027-01-31', '2027-03-02'],
    [182, '2026-11-20', '2027-05-20'],
    [365, '2027-03-01', '2028-02-28'],
    [365, '2028-02-29', '2029-02-27'],
    // The nights the clocks change count as any other.
    [31, '2027-03-01', '2027-03-31'],
    [31, '2026-10-01', '2026-10-31'],
  ] as const)('of %i days from %s holds until %s', (duree, debut, end) => {
    expect(mandatEnd(day(debut), duree)).toBe(end);
    const mandat = given(debut, { duree });
    expect(mandatEtat(mandat, day(end))).toBe('actif');
    expect(mandatEtat(mandat, addDays(day(end), 1))).toBe('fini');
    expect(mandatEtat(mandat, addDays(day(debut), -1))).toBe('a-venir');
  });

  it.each([
    ['mandat-protection', { sousProtection: true }, '2026-11-20'],
    ['mandat-objet', { demarches: [] }, '2026-11-20'],
    ['mandat-objet', { demarches: Array.from({ length: 31 }, () => 'caf-rsa') }, '2026-11-20'],
    ['mandat-a-venir', {}, '2026-11-21'],
  ])('is refused: %s', (expected, more, jour) => {
    expect(code(giveMandat({ ...draft, ...more }, on(jour), today))).toBe(expected);
  });

  it('covers the fields the catalogue lists, and no other length than its four', () => {
    expect(rgpd.mandatPerimetres.fact.startsWith(perimetreSchema.options.join(', '))).toBe(true);
    const mandat = given('2026-11-20');
    expect(mandatSealedSchema.safeParse({ ...mandat, duree: 30 }).success).toBe(false);
    expect(mandatSealedSchema.safeParse({ ...mandat, demarches: [] }).success).toBe(false);
  });

  it('shows nothing in the clear, and names in French how it was given', () => {
    expect(mandatClearSchema.safeParse({}).success).toBe(true);
    expect(mandatClearSchema.safeParse({ usager: id(1) }).success).toBe(false);
    const names = moyenMandatSchema.options.map((moyen) => moyenLabels[moyen]);
    expect(names).toEqual(['sur papier, signé', 'par téléphone', 'par SMS']);
  });

  it('is kept six years after its end, or after its revocation, as the catalogue says', () => {
    const mandat = given('2026-11-20');
    expect(archivedUntil(mandat)).toBe('2032-12-20');
    expect(archivedUntil(mandat)).toBe(inShort(evaluate('mandat-6ans', mandatEndedOn(mandat))));
    const revoked = value(
      revokeMandat(mandat, { ...on('2026-11-25'), motif: null }, day('2026-11-25')),
    );
    expect(archivedUntil(revoked)).toBe('2032-11-25');
    expect(archivedUntil(given('2027-02-28', { duree: 1 }))).toBe('2033-02-28');
  });
});

describe('a renewal', () => {
  const terms = { duree: 365, moyen: 'sms', sousProtection: false } as const;

  it('starts the day it is agreed to, and says which mandat it follows', () => {
    const former = { id: id(9), sealed: given('2026-10-01') };
    const next = value(renewMandat(former, terms, on('2026-11-20'), today));
    expect(next).toMatchObject({
      renouvelle: id(9),
      debut: '2026-11-20',
      duree: 365,
      moyen: 'sms',
    });
    expect(next.demarches).toEqual(former.sealed.demarches);
    expect(next.actes).toEqual([]);
  });

  it('is refused after a revocation', () => {
    const sealed = value(
      revokeMandat(given('2026-11-01'), { ...on('2026-11-10'), motif: 'à sa demande' }, today),
    );
    expect(code(renewMandat({ id: id(9), sealed }, terms, on('2026-11-20'), today))).toBe(
      'mandat-revoque',
    );
  });
});

describe('a revocation', () => {
  it('ends it that very day', () => {
    const mandat = value(
      revokeMandat(given('2026-11-01'), { ...on('2026-11-10'), motif: null }, today),
    );
    expect(mandatEtat(mandat, day('2026-11-09'))).toBe('actif');
    expect(mandatEtat(mandat, day('2026-11-10'))).toBe('revoque');
    expect(mandatEndedOn(mandat)).toBe('2026-11-10');
  });

  it('is refused twice, after the end, before the start, and for a day to come', () => {
    const mandat = given('2026-11-01');
    const revoke = (jour: string, from = mandat) =>
      code(revokeMandat(from, { ...on(jour), motif: null }, today));
    expect(revoke('2026-10-31')).toBe('mandat-jour');
    expect(revoke('2026-11-21')).toBe('mandat-jour');
    expect(revoke('2026-12-02')).toBe('mandat-fini');
    const revoked = value(revokeMandat(mandat, { ...on('2026-11-10'), motif: null }, today));
    expect(revoke('2026-11-12', revoked)).toBe('mandat-revoque');
  });
});

describe('what is done under a mandat', () => {
  it('is kept in its journal, the last day included', () => {
    const mandat = given('2026-11-01');
    const done = value(recordActe(mandat, acte('2026-12-01'), day('2026-12-03')));
    expect(done.actes).toHaveLength(1);
    expect(mandat.actes).toEqual([]);
  });

  it.each([
    ['mandat-fini', '2026-12-02', 'caf-rsa'],
    ['mandat-a-venir', '2026-10-31', 'caf-rsa'],
    ['mandat-jour', '2026-12-21', 'caf-rsa'],
    ['mandat-hors-objet', '2026-11-05', 'cpam-c2s'],
    ['mandat-hors-objet', '2026-11-05', null],
  ])('is refused: %s', (expected, jour, demarche) => {
    expect(code(recordActe(given('2026-11-01'), acte(jour, demarche), day('2026-12-20')))).toBe(
      expected,
    );
  });

  it('may be anything when only fields of life were named', () => {
    const mandat = given('2026-11-01', { demarches: [], perimetres: ['social'] });
    expect(recordActe(mandat, acte('2026-11-05', null), today).ok).toBe(true);
  });

  it('stops at its two hundredth entry, with a sentence', () => {
    const actes = Array.from({ length: 200 }, () => acte('2026-11-05'));
    const full = mandatSealedSchema.parse({ ...given('2026-11-01'), actes });
    expect(code(recordActe(full, acte('2026-11-05'), today))).toBe('mandat-plein');
  });

  it('only ever happened while it held, whatever was tried', () => {
    const offset = fc.integer({ min: -10, max: 60 });
    fc.assert(
      fc.property(
        fc.array(offset, { maxLength: 20 }),
        fc.option(offset, { nil: null }),
        (days, revoked) => {
          let mandat = given('2026-11-01');
          const at = (days_: number) => addDays(mandat.debut, days_);
          for (const [index, tried] of days.entries()) {
            if (index === 5 && revoked !== null) {
              const next = revokeMandat(
                mandat,
                { ...on(at(revoked)), motif: null },
                day('2027-06-01'),
              );
              if (next.ok) mandat = next.value;
            }
            const before = mandat;
            const next = recordActe(mandat, acte(at(tried)), day('2027-06-01'));
            expect(next.ok).toBe(mandatEtat(before, at(tried)) === 'actif');
            if (next.ok) mandat = next.value;
          }
          expect(
            mandat.actes.every(
              ({ jour }) => jour >= mandat.debut && jour <= mandatEnd(mandat.debut, 31),
            ),
          ).toBe(true);
        },
      ),
    );
  });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function code(result: Result<unknown>): string {
  return result.ok ? 'done' : result.failure.code;
}
