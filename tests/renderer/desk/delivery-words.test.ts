import { describe, expect, it } from 'vitest';
import { deliveryWords } from '../../../renderer/desk/delivery-words.ts';
import { zoneSchema } from '../../../shared/domain/calendar/local-day.ts';
import type { DeliveryState } from '../../../shared/ipc/delivery-state.ts';
import { deliveryStateSchema } from '../../../shared/ipc/delivery-state.ts';
import { expectFrenchTypography } from '../french-typography.ts';

const paris = zoneSchema.parse('Europe/Paris');
const NOW = '2026-04-15T09:30:00Z';
const words = (state: DeliveryState) => deliveryWords(state, NOW, paris);

const states: readonly [DeliveryState, 'calme' | 'envoi' | 'attente' | 'alerte', string][] = [
  [{ kind: 'non-relie' }, 'attente', 'Non relié au département'],
  [{ kind: 'a-jour', since: '2026-04-15T07:05:00Z' }, 'calme', 'À jour'],
  [{ kind: 'envoi', envois: 0 }, 'envoi', 'Connexion…'],
  [{ kind: 'envoi', envois: 1 }, 'envoi', '1\u00a0envoi en attente'],
  [{ kind: 'envoi', envois: 1200 }, 'envoi', '1\u202f200\u00a0envois en attente'],
  [
    { kind: 'hors-ligne', since: '2026-04-15T07:05:00Z', envois: 0 },
    'attente',
    'Hors ligne depuis 9\u00a0h\u00a005',
  ],
  [
    { kind: 'hors-ligne', since: '2026-04-14T15:40:00Z', envois: 2 },
    'attente',
    'Hors ligne depuis hier à 17\u00a0h\u00a040, 2\u00a0envois en attente',
  ],
  [
    { kind: 'hors-ligne', since: '2026-04-01T15:40:00Z', envois: 1 },
    'attente',
    'Hors ligne depuis le 1er avril 2026 à 17\u00a0h\u00a040, 1\u00a0envoi en attente',
  ],
  [
    { kind: 'refuse', code: 'double', sentence: 'Prévenez la coordination.', envois: 3 },
    'alerte',
    'Refusé par le département\u00a0: 3\u00a0envois en attente',
  ],
];

describe('where the desk stands with the département', () => {
  it.each(states)('%j is said %s, in words', (state, tone, short) => {
    expect(words(state)).toMatchObject({ tone, short });
  });

  it('is said for every state there is', () => {
    const kinds = deliveryStateSchema.options.map(({ shape }) => shape.kind.value);
    expect(new Set(states.map(([{ kind }]) => kind))).toEqual(new Set(kinds));
  });

  it.each(states)('%j is typeset in French, and says what it means', (state) => {
    const { short, detail } = words(state);
    for (const text of [short, detail]) expectFrenchTypography(text);
    expect(detail).toMatch(/^[A-ZÀ].+\.$/);
  });

  it('says the département’s own sentence when it refuses', () => {
    const sentence = 'Ce poste n’est plus connu. Demandez un code à la coordination.';
    const state = { kind: 'refuse', code: 'jeton-inconnu', sentence, envois: 1 } as const;
    expect(words(state).detail).toBe(sentence);
  });

  it('tells the hour of the site, not of the machine', () => {
    const state = { kind: 'a-jour', since: '2026-04-15T07:05:00Z' } as const;
    const reunion = deliveryWords(state, NOW, zoneSchema.parse('Indian/Reunion'));
    expect(reunion.detail).toContain('11\u00a0h\u00a005');
    expect(words(state).detail).toContain('9\u00a0h\u00a005');
  });
});
