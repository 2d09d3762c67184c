import { describe, expect, it } from 'vitest';
import { callOf } from '../../../../renderer/data/agenda/rdv-call.ts';
import type { ShownRdv } from '../../../../renderer/data/agenda/use-rdvs.ts';
import { byHour } from '../../../../renderer/features/agenda/by-hour.ts';
import type { OtherRdv } from '../../../../renderer/features/agenda/by-hour.ts';
import { stateWords } from '../../../../renderer/features/agenda/words.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';

const TODAY = localDaySchema.parse('2026-05-12');

/** A RDV of half an hour, in UTC, as the agenda shows it. */
function shown(debut: string, change: { etat?: string; jour?: string; visio?: boolean } = {}) {
  const { etat = 'prevu', jour = TODAY, visio = true } = change;
  const fin = debut.replace(/:(\d\d)$/, (_, minutes) => `:${Number(minutes) + 30}`);
  return {
    entry: { id: debut, clear: { visio }, sealed: { debut } },
    stand: {
      etat,
      changeEnAttente: null,
      aTraiter: null,
      creneau: { permanence: 'p', debut, finLe: `${jour}T${fin}:00Z` },
    },
    jour,
  } as unknown as ShownRdv;
}

const at = (now: string) => ({ today: TODAY, now: Temporal.Instant.from(now) });

describe('the lines of a day', () => {
  it('follow the hour, whichever desk of the platform took the RDV', () => {
    const other = (debut: string) => ({ offer: { creneau: { debut } } }) as unknown as OtherRdv;
    const lines = byHour([shown('09:00'), shown('11:00')], [other('10:00'), other('08:30')]);
    expect(lines.map(({ kind, debut }) => `${kind} ${debut}`)).toEqual([
      'other 08:30',
      'own 09:00',
      'other 10:00',
      'own 11:00',
    ]);
  });

  it('ask who came once a confirmed RDV is over, and not before', () => {
    expect(stateWords(shown('09:00'), at('2026-05-12T09:29:59Z'))).toBe('confirmé');
    expect(stateWords(shown('09:00'), at('2026-05-12T09:30:00Z'))).toBe('présence à noter');
    expect(stateWords(shown('09:00', { etat: 'honore' }), at('2026-05-12T18:00:00Z'))).toBe(
      'honoré',
    );
    expect(stateWords(shown('09:00', { etat: 'en-attente' }), at('2026-05-12T18:00:00Z'))).toBe(
      'en attente de confirmation',
    );
  });
});

describe('the call of a RDV', () => {
  const permanences = (lien: string | null) =>
    ({
      permanences: new Map([['p', { permanence: { lieu: { genre: 'visio', lien } } }]]),
    }) as unknown as Parameters<typeof callOf>[1];

  it('is by the partner’s own address when it has one, by the room of the slot otherwise', () => {
    const lien = 'https://reunion.example/caf';
    expect(callOf(shown('09:00'), permanences(lien), TODAY)).toMatchObject({ lien });
    expect(callOf(shown('09:00'), permanences(null), TODAY)).toMatchObject({ lien: null });
  });

  it.each([
    ['another day', shown('09:00', { jour: '2026-05-13' })],
    ['held at the platform', shown('09:00', { visio: false })],
    ['not confirmed', shown('09:00', { etat: 'en-attente' })],
    ['excused', shown('09:00', { etat: 'excuse' })],
  ])('is none for a RDV that is %s', (_, rdv) => {
    expect(callOf(rdv, permanences(null), TODAY)).toBeNull();
  });
});
