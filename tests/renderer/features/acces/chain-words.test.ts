import { expect, it } from 'vitest';
import { chainWords } from '../../../../renderer/features/acces/chain-words.ts';
import { count } from '../../../../renderer/ui/format.ts';
import type { ChainVerdict, Rupture } from '../../../../shared/domain/acces/chain.ts';
import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { expectFrenchTypography } from '../../french-typography.ts';

const verdict = (change: Partial<ChainVerdict>): ChainVerdict => ({
  ruptures: [],
  lines: 3,
  head: { rang: 3, empreinte: 'ab'.repeat(32) },
  cut: null,
  digests: new Map(),
  ...change,
});

it('a whole chain says how many lines it has, and the value to keep elsewhere', () => {
  expect(chainWords(verdict({}))).toEqual({
    whole: true,
    sentences: [
      `La chaîne du journal est entière\u00a0: ${count(3, 'ligne', 'lignes')}.`,
      'Dernière ligne\u00a0: n°\u00a03, empreinte abababababababab…',
    ],
  });
});

it('lines let go at a checkpoint are said, with their last day', () => {
  const cut = { lignes: 12, jusquAu: localDaySchema.parse('2025-11-20') };
  expect(chainWords(verdict({ cut })).sentences[1]).toBe(
    `${count(12, '', 'lignes plus anciennes')}, jusqu’au 20 novembre 2025, ont été effacées après leurs douze mois\u00a0; l’empreinte de la dernière est gardée.`,
  );
});

it('a broken one says which lines, the first ones by name and the others by their number', () => {
  const ruptures: readonly Rupture[] = [
    { kind: 'manque', from: 2, to: 2 },
    { kind: 'manque', from: 5, to: 9 },
    { kind: 'changee', rang: 11 },
    { kind: 'double', rang: 12 },
    { kind: 'illisible', rang: 13 },
    { kind: 'changee', rang: 20 },
    { kind: 'changee', rang: 21 },
  ];
  const { whole, sentences } = chainWords(verdict({ ruptures, head: null }));
  expect(whole).toBe(false);
  expect(sentences.slice(1)).toEqual([
    'La ligne n°\u00a02 manque.',
    'Les lignes n°\u00a05 à 9 manquent.',
    'La ligne n°\u00a011 n’est pas celle qui a été écrite.',
    'Deux lignes portent le n°\u00a012.',
    'La ligne n°\u00a013 ne s’ouvre plus.',
    `Et ${count(2, 'autre endroit', 'autres endroits')}.`,
  ]);
  expectFrenchTypography(sentences.join('\n'));
});
