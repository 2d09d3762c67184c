import { proposedThemes } from '../../../../shared/domain/catalogue/default-themes.ts';
import { shippedIndex } from '../../../../shared/domain/catalogue/shipped-index.ts';
import type { CatalogueIndex } from '../../../../shared/domain/catalogue/catalogue-index.ts';
import type { Operateur } from '../../../../shared/domain/vocabulary/operateur.ts';
import type { Theme } from '../../../../shared/domain/vocabulary/theme.ts';

const { demarches, organismes } = shippedIndex;
const themes = proposedThemes(shippedIndex);

type Demarche = CatalogueIndex['demarches'][number];

/** The démarches that may be done with an operator, or all of them, by name. */
export function listDemarches(operateur: Operateur | null): readonly Demarche[] {
  const found = operateur === null ? demarches : demarches.filter(isWith(operateur));
  return found.toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr'));
}

/** The thème the catalogue puts a démarche under. */
export function themeOfDemarche(id: string): Theme | null {
  return demarches.find((demarche) => demarche.id === id)?.theme ?? null;
}

/** The operator a démarche implies: the first it may be done with. */
export function operateurOfDemarche(id: string): Operateur | null {
  const [first] = demarches.find((demarche) => demarche.id === id)?.organismes ?? [];
  return organismes.find((organisme) => organisme.id === first)?.operateur ?? null;
}

/** The thème to propose for an operator; null when the desk must choose. */
export function themeOfOperateur(operateur: Operateur): Theme | null {
  return themes.get(operateur) ?? null;
}

/** The short name of a démarche; its id when the catalogue no longer has it. */
export function nameDemarche(id: string): string {
  return demarches.find((demarche) => demarche.id === id)?.nom ?? id;
}

function isWith(operateur: Operateur): (demarche: Demarche) => boolean {
  const ids = new Set(organismes.filter((it) => it.operateur === operateur).map(({ id }) => id));
  return (demarche) => demarche.organismes.some((id) => ids.has(id));
}
