import type { Permanence } from '../../../shared/domain/permanence/schema.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type {
  CalendarRequestAnswer,
  PermanenceTenue,
  TouchedRdv,
} from '../../../shared/sync/calendar.ts';
import type { DeskSession } from '../desk-session.ts';

/** A permanence as the département holds it. */
export type HeldPermanence = PermanenceTenue;

/** A RDV that a change of permanence moves or cancels: somebody calls back whoever it is for. */
export type ToCallBack = Pick<TouchedRdv, 'reference' | 'avant' | 'apres'>;

/**
 * Enters a permanence held at this platform; `demande` is the same until it is done. Refusals: the
 * département’s own, `hors-ligne`, `non-relie`.
 */
export async function enterPermanence(
  session: DeskSession,
  demande: Id,
  permanence: Permanence,
): Promise<Result<readonly ToCallBack[]>> {
  const answer = await session.bridge.call('calendar.permanence', {
    demande,
    permanence,
    annulee: false,
    essai: false,
  });
  return answer.ok ? touchedBy(answer.value) : answer;
}

/**
 * Changes a permanence this platform entered, or says which RDV that would move or cancel (`essai`).
 * `demande` is the same until it is done. Refusals: the same, `modifie-entre-temps` when somebody
 * changed it meanwhile.
 */
export async function changePermanence(
  session: DeskSession,
  { rev }: Pick<PermanenceTenue, 'rev'>,
  permanence: Permanence,
  asked: { readonly demande: Id; readonly essai: boolean },
): Promise<Result<readonly ToCallBack[]>> {
  const answer = await session.bridge.call('calendar.permanence', {
    permanence,
    rev,
    annulee: false,
    ...asked,
  });
  return answer.ok ? touchedBy(answer.value) : answer;
}

/** Cancels a permanence of this platform, or says which RDV that would touch (`essai`). */
export async function cancelPermanence(
  session: DeskSession,
  { permanence, rev }: PermanenceTenue,
  essai: boolean,
): Promise<Result<readonly ToCallBack[]>> {
  const answer = await session.bridge.call('calendar.permanence', {
    demande: idSchema.parse(createId(session.random)),
    permanence,
    rev,
    annulee: true,
    essai,
  });
  return answer.ok ? touchedBy(answer.value) : answer;
}

function touchedBy(answer: CalendarRequestAnswer): Result<readonly ToCallBack[]> {
  switch (answer.issue) {
    case 'refuse':
      return refuse(answer.code, answer.sentence);
    case 'doublon':
      return ok([]);
    case 'confirme':
      return ok(answer.aRappeler);
  }
}
