import {
  applyPublications,
  publishedById,
} from '../../../shared/domain/catalogue/apply-publications.ts';
import type { Sources } from '../../../shared/domain/catalogue/fact.ts';
import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import type { PublishedDemarche } from '../../../shared/domain/catalogue/publication.ts';
import { shippedFiches } from '../../../shared/domain/catalogue/shipped-fiches.ts';
import { shippedIndex } from '../../../shared/domain/catalogue/shipped-index.ts';
import { oncePublished } from './once-published.ts';

/** The fiches as they stand: shipped, put right, and those of the département. */
export interface StandingFiches {
  readonly byId: ReadonlyMap<string, Fiche>;
  /** Where facts were read, by id. */
  readonly sources: Sources;
  /** What the coordination said of a démarche, and why; none for a fiche as shipped. */
  readonly publications: ReadonlyMap<string, PublishedDemarche>;
}

/** The fiches as they stand now; a screen that must follow them also calls `usePublished`. */
export const standingFiches: () => StandingFiches = oncePublished(({ demarches }) => {
  const { fiches, sources } = applyPublications(shippedFiches, demarches);
  return {
    byId: new Map(fiches.map((fiche) => [fiche.id, fiche])),
    sources,
    publications: publishedById(demarches),
  };
});

/** The day the fiche of a démarche was written: its publication’s, else the shipped catalogue’s. */
export function ficheWrittenOn(id: string): string {
  return standingFiches().publications.get(id)?.jour ?? shippedIndex.writtenOn;
}
