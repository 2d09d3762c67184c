import { expect, it } from 'vitest';
import { nameOf } from '../../../../renderer/features/a-faire/name-of.ts';
import { id } from '../../../shared/domain/usager/examples.ts';
import { mergedResume } from '../../data/registre/merged-resume.ts';

const registre = { usagers: new Map([[id(1), mergedResume()]]) };

it('names a person by their file, or by the one it was merged into', () => {
  expect(nameOf(registre, id(1))).toBe('Éloïse Sentinelle');
  expect(nameOf(registre, id(2))).toBe('Éloïse Sentinelle');
});

it('names nobody when there is no file, or not any more', () => {
  expect(nameOf(registre, null)).toBeNull();
  expect(nameOf(registre, id(3))).toBeNull();
});
