import { RECORD_SCHEMA_VERSION } from '../../../shared/domain/record/envelope.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { buildPassage } from '../../../shared/domain/visite/passage.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { commit } from '../desk-session.ts';
import type { DeskSession, SessionPlatform } from '../desk-session.ts';
import { sealVisite } from './visite-entry.ts';
import type { VisiteEntry } from './visite-entry.ts';

/** Records one Passage, now, by whoever is at the desk. The value means *enregistré*. */
export async function recordPassage(session: DeskSession): Promise<Result<VisiteEntry>> {
  const { identity, author, clock, random, sealer } = session;
  const { localDay, clear, sealed } = buildPassage(clock, identity.zone, author.id);
  if (sealed === null) throw new Error('A Passage with an author has a sealed half.');
  const id = idSchema.parse(createId(random));
  const visite = sealVisite(sealer, id, 1, { localDay, clear, sealed });
  const stored = await commit(session, [visite], { screenFirst: true });
  if (!stored.ok) return stored;
  const [envelope] = stored.value;
  if (envelope === undefined) throw new Error('The ledger answered without the record.');
  // What was just sealed is not opened again: the screen says it sooner.
  return ok({ id, rev: envelope.rev, localDay, held: envelope.held, clear, sealed });
}

/**
 * Records one Passage on a locked desk: a clear half alone, to be kept or withdrawn at unlock.
 * Gives the hour it was noted at.
 */
export async function recordLockedPassage(
  platform: SessionPlatform,
  identity: DeskIdentity,
): Promise<Result<{ readonly hour: number }>> {
  const { localDay, clear } = buildPassage(platform.clock, identity.zone, null);
  const answer = await platform.bridge.call('ledger.append', {
    records: [
      {
        id: idSchema.parse(createId(platform.random)),
        collection: 'visite',
        schema: RECORD_SCHEMA_VERSION,
        rev: 1,
        localDay,
        clear: { ...clear },
        sealed: null,
      },
    ],
  });
  return answer.ok ? ok({ hour: clear.heure }) : answer;
}
