import { refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** What a call that is not of the contract is answered. */
export function refuseRequest(): Result<never> {
  return refuse('demande-invalide', 'Relais n’a pas compris cette demande. Rechargez la page.');
}
