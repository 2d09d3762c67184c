import type { Sources } from '../../../shared/domain/catalogue/fact.ts';
import type { Fiche } from '../../../shared/domain/catalogue/fiche.ts';
import type { SearchAnswer } from '../../../shared/domain/catalogue/search.ts';
import { operateurLabels } from '../../../shared/domain/vocabulary/operateur.ts';
import type { Operateur } from '../../../shared/domain/vocabulary/operateur.ts';
import { standingFiches } from '../../data/publications/catalogue-fiches.ts';
import { standingNames } from '../../data/publications/catalogue-names.ts';
import type { Demarche } from '../../data/publications/catalogue-names.ts';

/** Looks for démarches by today’s names and former ones, operators, thèmes de vie. */
export function searchDemarches(text: string): SearchAnswer {
  return standingNames().search(text);
}

/** The démarche of an id; null when the catalogue no longer has it. */
export function findDemarche(id: string): Demarche | null {
  return standingNames().byId.get(id) ?? null;
}

/** The fiche of a démarche as it stands; null when the catalogue no longer has it. */
export function findFiche(id: string): Fiche | null {
  return standingFiches().byId.get(id) ?? null;
}

/** Every fiche as it stands. */
export function listFiches(): readonly Fiche[] {
  return [...standingFiches().byId.values()];
}

/** Where a fact was read; null for a source the catalogue no longer names. */
export function findSource(id: string): Sources[string] | null {
  return standingFiches().sources[id] ?? null;
}

/** With whom a démarche may be done: each operator once, the one it implies first. */
export function operateurChoices(
  id: string,
): readonly { readonly value: Operateur; readonly label: string }[] {
  const labels = new Map<Operateur, string>();
  const { organismes } = standingNames().index;
  for (const organisme of findDemarche(id)?.organismes ?? []) {
    const entry = organismes.find((one) => one.id === organisme);
    const operateur = entry?.operateur ?? null;
    if (entry === undefined || operateur === null || labels.has(operateur)) continue;
    labels.set(operateur, operateur === 'autre' ? entry.label : operateurLabels[operateur]);
  }
  return [...labels].map(([value, label]) => ({ value, label }));
}
