import { expect, it } from 'vitest';
import { readDuree } from '../../../../shared/domain/saisie/duree.ts';
import { expectFrenchTypography } from '../../../renderer/french-typography.ts';

it('a durée that is refused is told in French typography', () => {
  const minutes = readDuree('2000', 0)?.minutes;
  if (minutes === undefined || minutes.ok) throw new Error('Such a durée is refused.');
  expect(minutes.failure.code).toBe('duree-refusee');
  expectFrenchTypography(minutes.failure.sentence);
});
