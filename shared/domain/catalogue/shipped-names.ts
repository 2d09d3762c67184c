import themesFile from '../../../resources/catalogue/themes-de-vie.json' with { type: 'json' };
import type { CatalogueNames } from './apply-publications.ts';
import { shippedIndex } from './shipped-index.ts';
import { themesDeVieSchema } from './themes-de-vie.ts';

/** The names of the démarches Relais ships, and the thèmes de vie they are looked for under. */
export const shippedNames: CatalogueNames = {
  index: shippedIndex,
  themesDeVie: themesDeVieSchema.parse(themesFile),
};
