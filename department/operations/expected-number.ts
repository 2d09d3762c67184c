import { refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Published } from './publication-store.ts';

/**
 * The refusal of a change typed over something that was published since it was shown
 * (`modifie-entre-temps`); null when nothing was.
 */
export function judgeExpected(
  standing: readonly Published[],
  id: string,
  attendu: number | null,
): Result<never> | null {
  const last = standing.find((said) => said.id === id);
  if ((last?.numero ?? null) === attendu) return null;
  return refuse(
    'modifie-entre-temps',
    `Cette fiche a été modifiée entre-temps${last === undefined ? '' : ` par ${last.auteur}`}\u00a0: rien n’a été publié. Rechargez la page, puis reprenez votre modification.`,
  );
}
