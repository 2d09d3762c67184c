import type { UsagerContent } from './schema.ts';

/** The people of a household, as shown and printed: what the other one is to this one. */
export const lienLabels: Readonly<Record<UsagerContent['foyer'][number]['lien'], string>> = {
  conjoint: 'conjoint ou conjointe',
  enfant: 'enfant',
  parent: 'parent',
  autre: 'autre personne du foyer',
};
