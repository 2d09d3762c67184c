import { describe, expect, it } from 'vitest';
import { callOf } from '../../../../renderer/data/agenda/rdv-call.ts';
import type { ShownRdv } from '../../../../renderer/data/agenda/use-rdvs.ts';
import { byHour } from '../../../../renderer/features/agenda/by-hour.ts';
import type { OtherRdv } from '../../../../renderer/features/agenda/by-hour.ts';
import { roomsOfDay } from '../../../../renderer/features/agenda/rooms-of-day.ts';
import { otherWords, stateWords } from '../../../../renderer/features/agenda/words.ts';
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

describe('the rooms of a day', () => {
  const salle = (id: string, nom: string, genre: string) =>
    [id, { id, nom, genre, site: 'marvejols', active: id !== 'ferme' }] as const;
  const slot = (id: string, debut: string, fin: string, etat = 'ouvert') =>
    [id, { id, permanence: 'msa', jour: TODAY, debut, fin, etat }] as const;
  const calendar = {
    salles: new Map([
      salle('b', 'Bureau', 'bureau'),
      salle('c', 'Cabine', 'cabine-visio'),
      salle('ferme', 'Ancien bureau', 'bureau'),
    ]),
    permanences: new Map([
      [
        'msa',
        {
          etat: 'active',
          permanence: {
            id: 'msa',
            organismeNom: 'MSA',
            lieu: { genre: 'plateforme', salle: 'b' },
          },
        },
      ],
    ]),
    creneaux: new Map([
      slot('2', '09:30', '10:00'),
      slot('1', '09:00', '09:30'),
      slot('3', '10:00', '10:30', 'retire'),
    ]),
  } as unknown as Parameters<typeof roomsOfDay>[0];

  it('say who has each, a permanence by its hours and a booth by its RDV, confirmed ones alone', () => {
    const rooms = roomsOfDay(
      calendar,
      TODAY,
      [shown('14:00'), shown('15:00', { etat: 'en-attente' }), shown('16:00', { visio: false })],
      [],
    );
    expect(
      rooms.map(({ nom, uses }) => [nom, ...uses.map(({ debut, fin }) => `${debut}-${fin}`)]),
    ).toEqual([
      ['Bureau', '09:00-10:00'],
      ['Cabine', expect.stringMatching(/^14:00-/)],
    ]);
  });

  it('are free on a day nobody has them', () => {
    const other = localDaySchema.parse('2026-05-13');
    expect(roomsOfDay(calendar, other, [], []).map(({ uses }) => uses)).toEqual([[], []]);
  });

  it('and the RDV of another desk say what became of them', () => {
    expect(otherWords({ etat: 'prevu' })).toBe('pris par un autre poste');
    expect(otherWords({ etat: 'honore' })).toBe('honoré, pris par un autre poste');
  });
});
