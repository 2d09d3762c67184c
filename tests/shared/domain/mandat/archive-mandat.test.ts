import { describe, expect, it } from 'vitest';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { archiveMandat } from '../../../../shared/domain/mandat/archive-mandat.ts';
import { giveMandat, revokeMandat } from '../../../../shared/domain/mandat/change-mandat.ts';
import { archivedUntil, mandatEtat } from '../../../../shared/domain/mandat/mandat-period.ts';
import type { MandatSealed } from '../../../../shared/domain/mandat/schema.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import type { Result } from '../../../../shared/kernel/result.ts';

const day = (text: string) => localDaySchema.parse(text);
const id = (last: number) =>
  idSchema.parse(`9d6f3b52-7c1d-4a5e-8f57-${String(last).padStart(12, '0')}`);
const on = (jour: string) => ({ jour: day(jour), noteLe: '2026-11-20T10:00:00Z', par: id(2) });
const mandant = { nom: 'Fictif', prenom: 'Alix', naissance: day('1958-04-12') };

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function given(jour: string, duree: 31 | 365 = 31): MandatSealed {
  const draft = {
    usager: id(1),
    mandataires: [id(2)],
    demarches: ['caf-rsa'],
    perimetres: [],
    duree,
    moyen: 'papier' as const,
    sousProtection: false,
  };
  return value(giveMandat(draft, on(jour), day('2030-01-01')));
}

describe('a mandat whose giver’s file is erased', () => {
  it('that had ended keeps who gave it beside what it said, and nothing else changes', () => {
    const mandat = given('2025-01-10');
    expect(archiveMandat(mandat, mandant, on('2026-11-20'))).toEqual({
      ...mandat,
      archive: { le: '2026-11-20', par: id(2), mandant },
    });
  });

  it('that still held ends that very day: nothing more is done under it', () => {
    const archived = archiveMandat(given('2026-11-01', 365), mandant, on('2026-11-20'));
    if (archived === null) throw new Error('It is to be kept.');
    expect(mandatEtat(archived, day('2026-11-19'))).toBe('actif');
    expect(mandatEtat(archived, day('2026-11-20'))).toBe('revoque');
    expect(archivedUntil(archived)).toBe('2032-11-20');
  });

  it('that was revoked keeps when, not why', () => {
    const revoked = value(
      revokeMandat(
        given('2026-11-01'),
        { ...on('2026-11-05'), motif: 'La personne part vivre ailleurs' },
        day('2026-11-05'),
      ),
    );
    expect(archiveMandat(revoked, mandant, on('2026-11-20'))?.revocation).toEqual({
      ...on('2026-11-05'),
      motif: null,
    });
  });

  it.each([
    ['2032-02-09', true],
    ['2032-02-10', false],
  ])('is kept six years after its last day, and no longer (on %s: %s)', (jour, kept) => {
    // From 10 January 2026 for 31 days: its last day is 9 February.
    expect(archiveMandat(given('2026-01-10'), mandant, on(jour)) !== null).toBe(kept);
  });

  it('already in the archive keeps the name and the day it entered it with', () => {
    const archived = archiveMandat(given('2026-01-10'), mandant, on('2026-11-20'));
    if (archived === null) throw new Error('It is to be kept.');
    const other = { nom: 'Autre', prenom: null, naissance: null };
    expect(archiveMandat(archived, other, on('2027-01-01'))?.archive).toEqual(archived.archive);
  });
});
