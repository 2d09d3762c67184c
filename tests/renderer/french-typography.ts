import { expect } from 'vitest';

/**
 * A text is typeset in French: a no-break space before a colon and inside guillemets, a narrow one
 * before ; ! and ?, another before a unit, curly apostrophes, œ as one letter, no double space.
 */
export function expectFrenchTypography(text: string): void {
  expect(text.match(/[^\u00a0]:(?=\s|$)/g) ?? []).toEqual([]);
  expect(text.match(/[^\u202f][;!?]/g) ?? []).toEqual([]);
  expect(text.match(/«[^\u00a0]|[^\u00a0]»/g) ?? []).toEqual([]);
  expect(text.match(/['"]|\.\.\.|oeu|  /g) ?? []).toEqual([]);
  expect(text.match(/\d (?:h|journées?)\b/g) ?? []).toEqual([]);
  expect(text).toBe(text.trim());
}
