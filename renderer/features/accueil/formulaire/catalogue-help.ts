import { applyToNames } from '../../../../shared/domain/catalogue/apply-publications.ts';
import { proposedThemes } from '../../../../shared/domain/catalogue/default-themes.ts';
import { shippedIndex } from '../../../../shared/domain/catalogue/shipped-index.ts';
import { shippedNames } from '../../../../shared/domain/catalogue/shipped-names.ts';
import type { CatalogueIndex } from '../../../../shared/domain/catalogue/catalogue-index.ts';
import type { Operateur } from '../../../../shared/domain/vocabulary/operateur.ts';
import type { Theme } from '../../../../shared/domain/vocabulary/theme.ts';
import { oncePublished } from '../../../data/publications/once-published.ts';

const { organismes } = shippedIndex;
const themes = proposedThemes(shippedIndex);

/** The démarches as they stand: shipped, put right, and those of the département. */
const standing = oncePublished(({ demarches }) => {
  const all = applyToNames(shippedNames, demarches).index.demarches;
  return {
    byId: new Map(all.map((demarche) => [demarche.id, demarche])),
    byName: all.toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr')),
  };
});

type Demarche = CatalogueIndex['demarches'][number];

/** The démarches that may be done with an operator, or all of them, by name. */
export function listDemarches(operateur: Operateur | null): readonly Demarche[] {
  const { byName } = standing();
  return operateur === null ? byName : byName.filter(isWith(operateur));
}

/** The thème the catalogue puts a démarche under. */
export function themeOfDemarche(id: string): Theme | null {
  return standing().byId.get(id)?.theme ?? null;
}

/** The operator a démarche implies: the first it may be done with. */
export function operateurOfDemarche(id: string): Operateur | null {
  const [first] = standing().byId.get(id)?.organismes ?? [];
  return organismes.find((organisme) => organisme.id === first)?.operateur ?? null;
}

/** The thème to propose for an operator; null when the desk must choose. */
export function themeOfOperateur(operateur: Operateur): Theme | null {
  return themes.get(operateur) ?? null;
}

/** The short name of a démarche; its id when the catalogue no longer has it. */
export function nameDemarche(id: string): string {
  return standing().byId.get(id)?.nom ?? id;
}

function isWith(operateur: Operateur): (demarche: Demarche) => boolean {
  const ids = new Set(organismes.filter((it) => it.operateur === operateur).map(({ id }) => id));
  return (demarche) => demarche.organismes.some((id) => ids.has(id));
}
