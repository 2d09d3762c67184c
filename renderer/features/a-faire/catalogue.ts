import type { Calendrier } from '../../../shared/domain/catalogue/calendrier.ts';
import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import { shippedCalendrier } from '../../../shared/domain/catalogue/shipped-calendrier.ts';
import { shippedConditions } from '../../../shared/domain/piece/shipped-conditions.ts';
import type { Conditions } from '../../../shared/domain/piece/conditions.ts';
import { standingFiches } from '../../data/publications/catalogue-fiches.ts';
import { demarcheName } from '../../data/publications/catalogue-names.ts';

/** What lines are made with. */
export interface AFaireCatalogue {
  readonly calendrier: Calendrier;
  readonly conditions: Conditions;
  /** The fiche of a démarche; null when the catalogue no longer has it. */
  readonly findFiche: (demarche: string) => Fiche | null;
  /** The short name of a démarche; its id when the catalogue no longer has it. */
  readonly nameOf: (demarche: string) => string;
}

/** The catalogue as it stands when it is asked: shipped, put right, and that of the département. */
export const standingCatalogue: AFaireCatalogue = {
  calendrier: shippedCalendrier,
  conditions: shippedConditions,
  findFiche: (demarche) => standingFiches().byId.get(demarche) ?? null,
  nameOf: demarcheName,
};
