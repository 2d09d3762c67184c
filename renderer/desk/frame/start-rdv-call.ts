import type { Result } from '../../../shared/kernel/result.ts';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { goTo } from './use-screen.ts';

/** Starts the call of a RDV and shows it; where it could not, whoever asked says why. */
export async function startRdvCall(session: DeskSession, call: RdvCall): Promise<Result<unknown>> {
  const { visioControlOf } = await import('../../features/visio/visio-control.ts');
  const control = visioControlOf(session);
  const started = await control.startRdv(call);
  // It may have been given up meanwhile.
  if (started.ok && control.view().call !== null) goTo('visio');
  return started;
}
