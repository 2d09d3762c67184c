import { describe, expect, it } from 'vitest';
import { findLieuActions } from '../../../renderer/desk/frame/find-lieu-actions.ts';
import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import { shippedWords } from '../../../shared/domain/catalogue/shipped-words.ts';
import { createLieuxSearch } from '../../../shared/domain/organisme/search-lieux.ts';
import { lieu } from '../../shared/domain/organisme/examples.ts';

const many = Array.from({ length: 9 }, (_, n) => lieu({ id: `ccas-${n}`, nom: `CCAS ${n}` }));
const search = createLieuxSearch(
  [...many, lieu({ id: 'mairie', nom: 'Mairie', commune: 'Mende', telephone: '+33466000000' })],
  shippedIndex,
  shippedWords,
);

describe('the places found among actions', () => {
  it('come with what is known of where they are and how to call them', () => {
    expect(findLieuActions(search, 'mairie mende')).toEqual([
      { id: 'mairie', label: 'Mairie', description: 'Mende, 04\u202f66\u202f00\u202f00\u202f00' },
    ]);
  });

  it('are few, and none for a letter or two', () => {
    expect(findLieuActions(search, 'ccas')).toHaveLength(5);
    expect(findLieuActions(search, 'cc')).toEqual([]);
    expect(findLieuActions(search, '   ')).toEqual([]);
  });
});
