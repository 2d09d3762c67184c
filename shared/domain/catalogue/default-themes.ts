import type { Operateur } from '../vocabulary/operateur.ts';
import type { Theme } from '../vocabulary/theme.ts';
import type { CatalogueIndex } from './catalogue-index.ts';

/**
 * The thème of a demande that names an organisme and no démarche, where the catalogue leaves no
 * doubt: every démarche done with it, and every mention of it under a thème, agree. Organismes
 * counted under one operator are taken together. An organisme not in the map: the desk must choose.
 */
export function certainThemes(index: CatalogueIndex): ReadonlyMap<string, Theme> {
  const groups = new Map(index.organismes.map(({ id, operateur }) => [id, groupOf(id, operateur)]));
  const themesByGroup = new Map<string, Set<Theme>>();
  const note = (organismes: readonly string[], theme: Theme) => {
    for (const organisme of organismes) {
      const group = groups.get(organisme) ?? organisme;
      const themes = themesByGroup.get(group) ?? new Set();
      themesByGroup.set(group, themes.add(theme));
    }
  };
  for (const demarche of index.demarches) note(demarche.organismes, demarche.theme);
  for (const theme of index.themes) {
    for (const { organismes } of theme.organisations) note(organismes, theme.id);
  }
  const certain = new Map<string, Theme>();
  for (const [organisme, group] of groups) {
    const [theme, ...others] = themesByGroup.get(group) ?? [];
    if (theme !== undefined && others.length === 0) certain.set(organisme, theme);
  }
  return certain;
}

/**
 * The thème to propose, in plain sight, for a demande that names an operator and no démarche: the
 * certain one, else the only thème that lists the operator alone and without reserve (`CAF`, not `CAF
 * / MSA (logement)`). An operator not in the map: the desk must choose. As sure as the catalogue’s own
 * mapping, which is a proposal.
 */
export function proposedThemes(index: CatalogueIndex): ReadonlyMap<Operateur, Theme> {
  const certain = certainThemes(index);
  const proposed = new Map<Operateur, Theme>();
  for (const { id, operateur } of index.organismes) {
    // `autre` is no operator in particular.
    if (operateur === null || operateur === 'autre') continue;
    const sure = certain.get(id);
    const listed = index.themes.filter(({ organisations }) =>
      organisations.some(
        ({ label, organismes: [only, ...others] }) =>
          only === id && others.length === 0 && !/[(-]/.test(label),
      ),
    );
    const theme = sure ?? (listed.length === 1 ? listed[0]?.id : undefined);
    if (theme !== undefined && !proposed.has(operateur)) proposed.set(operateur, theme);
  }
  return proposed;
}

/** Under `autre` stand organismes that have nothing in common: each is alone. */
function groupOf(organisme: string, operateur: string | null): string {
  return operateur === null || operateur === 'autre' ? organisme : `=${operateur}`;
}
