import type { z } from 'zod';
import type { Network } from '../../shared/domain/network/network.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { budgetRequestSchema } from '../../shared/sync/office-api.ts';
import type { BudgetStore } from './budget-store.ts';

/** Keeps what a platform costs in a year, or takes it off. Refusal: `plateforme-inconnue`. */
export async function saveBudget(
  deps: {
    readonly store: { readonly budgets: BudgetStore };
    readonly network: Network;
    readonly clock: Clock;
  },
  budget: z.infer<typeof budgetRequestSchema>,
  enteredBy: string,
): Promise<Result<{ readonly fait: true }>> {
  if (!deps.network.sites.some(({ id }) => id === budget.site))
    return refuse(
      'plateforme-inconnue',
      'Cette plateforme n’existe pas dans le réseau. Rechargez la page pour voir celles qui existent.',
    );
  await deps.store.budgets.save({ ...budget, enteredBy }, deps.clock.now());
  return ok({ fait: true });
}
