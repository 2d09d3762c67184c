import type { Sources } from '../../../shared/domain/catalogue/fact.ts';
import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import { standingFiches } from '../../data/publications/catalogue-fiches.ts';

/** Where facts were read, by id. */
export function readSources(): Sources {
  return standingFiches().sources;
}

/** The fiche of a démarche. Throws on one that has none: the catalogue’s test refuses it. */
export function ficheOf(id: string): Fiche {
  const fiche = standingFiches().byId.get(id);
  if (fiche === undefined) throw new Error(`No fiche for ${id}`);
  return fiche;
}
