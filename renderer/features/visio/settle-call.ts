import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { notePresence } from '../../data/agenda/take-rdv.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { Call } from './call-state.ts';
import type { RdvOutcome } from './rdv-outcome.tsx';
import type { VisioControl } from './visio-control.ts';

/**
 * Once its visite is noted, or will not be: asks for what its RDV became, then lets go of the call. One
 * whose RDV could not be asked for stays, so that nothing is forgotten by itself.
 */
export async function settleCall(
  session: DeskSession,
  control: Pick<VisioControl, 'forget'>,
  { plan }: Call,
  outcome: RdvOutcome,
): Promise<Result<unknown>> {
  if (plan.rdv !== null && outcome !== null) {
    const asked = await notePresence(session, plan.rdv.entry, outcome);
    if (!asked.ok) return asked;
  }
  control.forget();
  return ok(null);
}
