import { describe, expect, it } from 'vitest';
import { motifs } from '../../../renderer/visiteurs/motifs.ts';
import { langues, wordings } from '../../../renderer/visiteurs/wording.ts';
import type { Wording } from '../../../renderer/visiteurs/wording.ts';
import { langueSchema } from '../../../shared/domain/presence/schema.ts';
import { themeDeVieSchema } from '../../../shared/domain/vocabulary/theme-de-vie.ts';
import { expectFrenchTypography } from '../french-typography.ts';

const textsOf = ({ sens: _sens, motifs: named, ...texts }: Wording): readonly string[] => [
  ...Object.values(texts),
  ...Object.values(named),
];

it('the page speaks every language of the waiting list, each button in its own', () => {
  expect(langues.toSorted()).toEqual(langueSchema.options.toSorted());
  expect(new Set(langues.map((langue) => wordings[langue].langue)).size).toBe(langues.length);
});

it('what the page offers are thèmes de vie, each once, « autre » last', () => {
  expect(new Set(motifs).size).toBe(motifs.length);
  for (const motif of motifs) expect(themeDeVieSchema.safeParse(motif).success).toBe(true);
  expect(motifs.at(-1)).toBe('autre');
});

describe.each(langues)('in %s', (langue) => {
  const words = wordings[langue];

  it('every text is there, trimmed, and no two choices read the same', () => {
    for (const text of textsOf(words)) expect(text).toMatch(/^\S(.*\S)?$/);
    const choices = Object.values(words.motifs);
    expect(choices).toHaveLength(motifs.length);
    expect(new Set(choices).size).toBe(choices.length);
  });

  it('a choice fits its button: at most sixty letters', () => {
    for (const choice of Object.values(words.motifs)) expect(choice.length).toBeLessThanOrEqual(60);
  });

  it('nobody is asked who they are', () => {
    expect(textsOf(words).join(' ')).not.toMatch(
      /\b(nom|prénom|name|nombre|nome|apelido|імені|прізвищ)\b|الاسم/i,
    );
  });
});

it('French is typeset in French', () => {
  for (const text of textsOf(wordings.fr)) expectFrenchTypography(text);
});

it('Arabic alone is read from right to left, and is written in its own letters', () => {
  for (const langue of langues) {
    const isArabic = langue === 'ar';
    expect(wordings[langue].sens).toBe(isArabic ? 'rtl' : 'ltr');
    for (const text of textsOf(wordings[langue]))
      expect(/\p{Script=Arabic}/u.test(text)).toBe(isArabic);
  }
});

it('Ukrainian is written in its own letters, without those of Russian', () => {
  for (const text of textsOf(wordings.uk)) {
    expect(text).toMatch(/\p{Script=Cyrillic}/u);
    expect(text).not.toMatch(/[ыэъё]/i);
  }
});
