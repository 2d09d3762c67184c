import calendrier from '../../../../resources/catalogue/calendrier.json' with { type: 'json' };
import fiches from '../../../../resources/catalogue/fiches.json' with { type: 'json' };
import index from '../../../../resources/catalogue/index.json' with { type: 'json' };
import sources from '../../../../resources/catalogue/sources.json' with { type: 'json' };
import words from '../../../../resources/catalogue/words.json' with { type: 'json' };
import { calendrierSchema } from '../../../../shared/domain/catalogue/calendrier.ts';
import { catalogueIndexSchema } from '../../../../shared/domain/catalogue/catalogue-index.ts';
import { sourcesSchema } from '../../../../shared/domain/catalogue/fact.ts';
import { fichesSchema } from '../../../../shared/domain/catalogue/fiche.ts';
import type { CatalogueFiles } from '../../../../shared/domain/catalogue/find-disagreements.ts';
import { wordsSchema } from '../../../../shared/domain/catalogue/words.ts';

/** The catalogue as it ships, through its schemas. */
export function readShippedCatalogue(): CatalogueFiles {
  return {
    index: catalogueIndexSchema.parse(index),
    words: wordsSchema.parse(words),
    fiches: fichesSchema.parse(fiches).fiches,
    calendrier: calendrierSchema.parse(calendrier),
    sources: sourcesSchema.parse(sources),
  };
}
