import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { PublishDeps } from './publish-lieu.ts';

/**
 * Takes a whole import back; what was put right since stays. Refusal: `import-deja-annule`, also for
 * an import nobody made.
 */
export async function undoImport(
  { publications, departement, clock }: PublishDeps,
  auteur: string,
  id: string,
): Promise<Result<{ readonly rendus: number; readonly gardes: number }>> {
  const shipped = new Map(shippedLieux(departement).map((lieu) => [lieu.id, lieu]));
  const undone = await publications.undoImport(
    id,
    { auteur, at: clock.now() },
    (lieu) => shipped.get(lieu) ?? null,
  );
  return undone === null
    ? refuse(
        'import-deja-annule',
        'Cet import a déjà été annulé. Rechargez la page pour voir l’annuaire tel qu’il est.',
      )
    : ok(undone);
}
