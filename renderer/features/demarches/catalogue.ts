import type { Confidence } from '../../../shared/domain/catalogue/fact.ts';
import type { SearchAnswer } from '../../../shared/domain/catalogue/search.ts';
import type { Theme } from '../../../shared/domain/vocabulary/theme.ts';
import {
  themeDeVieLabels,
  themeDeVieSchema,
} from '../../../shared/domain/vocabulary/theme-de-vie.ts';
import type { ThemeDeVie } from '../../../shared/domain/vocabulary/theme-de-vie.ts';
import { standingNames } from '../../data/publications/catalogue-names.ts';
import type { Demarche } from '../../data/publications/catalogue-names.ts';

/** Looks for démarches by today’s names and former ones, operators, thèmes de vie. */
export function searchDemarches(text: string): SearchAnswer {
  return standingNames().search(text);
}

/** The démarche of an id; null when the catalogue has none of it. */
export function findDemarche(id: string): Demarche | null {
  return standingNames().byId.get(id) ?? null;
}

/** What the list is narrowed to; null for everything. */
export interface DemarcheFilter {
  readonly organisme: string | null;
  readonly theme: ThemeDeVie | null;
}

/** Whether a démarche is under a thème de vie and done with an organisme, or one it stands for. */
export function fitsFilter({ id, organismes }: Demarche, filter: DemarcheFilter): boolean {
  const { organisme, theme } = filter;
  const standsFor =
    standingNames().index.organismes.find((one) => one.id === organisme)?.standsFor ?? [];
  return (
    (theme === null || themesOf(id).includes(theme)) &&
    (organisme === null || organismes.some((one) => one === organisme || standsFor.includes(one)))
  );
}

/** How sure the thèmes de vie are. */
export function themesConfidence(): Confidence {
  return standingNames().themesDeVie.confidence;
}

/** How sure it is that what is put under a thème du rapport belongs there. */
export function reportThemeConfidence(theme: Theme): Confidence {
  return standingNames().index.themes.find(({ id }) => id === theme)?.confidence ?? 'proposal';
}

/** The thèmes de vie of a démarche, the main one first. */
export function themesOf(id: string): readonly ThemeDeVie[] {
  return standingNames().themesDeVie.demarches[id] ?? [];
}

/** The démarches a filter leaves, by their main thème de vie, each group in the order of names. */
export function groupByTheme(
  filter: DemarcheFilter,
): readonly { readonly theme: ThemeDeVie; readonly demarches: readonly Demarche[] }[] {
  const left = standingNames().index.demarches.filter((demarche) => fitsFilter(demarche, filter));
  const groups = Map.groupBy(left, ({ id }) => filter.theme ?? themesOf(id)[0] ?? 'autre');
  return themeDeVieSchema.options.flatMap((theme) => {
    const demarches = groups.get(theme) ?? [];
    return demarches.length === 0
      ? []
      : [{ theme, demarches: demarches.toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr')) }];
  });
}

/** The organismes at least one démarche is done with, by name. */
export function organismeChoices(): readonly { readonly value: string; readonly label: string }[] {
  const { index } = standingNames();
  return index.organismes
    .filter(({ id }) =>
      index.demarches.some((demarche) => fitsFilter(demarche, { organisme: id, theme: null })),
    )
    .map(({ id, label }) => ({ value: id, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'fr'));
}

/** The thèmes de vie at least one démarche is under. */
export function themeChoices(): readonly { readonly value: ThemeDeVie; readonly label: string }[] {
  const { index } = standingNames();
  return themeDeVieSchema.options
    .filter((theme) => index.demarches.some(({ id }) => themesOf(id).includes(theme)))
    .map((theme) => ({ value: theme, label: themeDeVieLabels[theme] }));
}
