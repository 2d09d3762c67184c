import type { Result } from '../../../shared/kernel/result.ts';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { goTo } from './use-screen.ts';

/** Starts the call of a RDV and shows it; where it could not, whoever asked says why. */
export async function startRdvCall(session: DeskSession, call: RdvCall): Promise<Result<unknown>> {
  const { visioControlOf } = await import('../../features/visio/visio-control.ts');
  const started = await visioControlOf(session).startRdv(call);
  if (started.ok) goTo('visio');
  return started;
}
