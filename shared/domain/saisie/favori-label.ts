import { operateurLabels } from '../vocabulary/operateur.ts';
import { themeLabels, UNSPECIFIED_THEME } from '../vocabulary/theme.ts';
import type { Favori } from './favori.ts';
import type { Lexicon } from './lexicon.ts';

/** A favourite in French: its démarche (and the operator, when another than it implies), else less. */
export function favoriLabel({ operateur, demarche, theme }: Favori, lexicon: Lexicon): string {
  const entry = demarche === null ? undefined : lexicon.demarches.get(demarche);
  if (entry !== undefined) {
    const isImplied = operateur === null || operateur === entry.operateur;
    return isImplied ? entry.label : `${entry.label} · ${operateurLabels[operateur]}`;
  }
  return operateur === null ? themeLabels[theme ?? UNSPECIFIED_THEME] : operateurLabels[operateur];
}

/** The names of favourites side by side: those that would read the same say their thème too. */
export function favoriLabels(favoris: readonly Favori[], lexicon: Lexicon): readonly string[] {
  const labels = favoris.map((favori) => favoriLabel(favori, lexicon));
  return labels.map((label, index) => {
    const theme = favoris[index]?.theme ?? null;
    const isAlone = labels.filter((other) => other === label).length === 1;
    return isAlone || theme === null ? label : `${label} · ${themeLabels[theme]}`;
  });
}
