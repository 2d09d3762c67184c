import type { Envelope, StoredEnvelope } from '../../../shared/domain/record/envelope.ts';
import { RECORD_SCHEMA_VERSION } from '../../../shared/domain/record/envelope.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { visiteClearSchema, visiteSealedSchema } from '../../../shared/domain/visite/schema.ts';
import type { VisiteClear, VisiteSealed } from '../../../shared/domain/visite/schema.ts';
import type { Sealer } from '../sealing/sealer.ts';

/** A visite as the screens of an unlocked desk see it. `sealed` is null until someone keeps it. */
export interface VisiteEntry {
  readonly id: Id;
  readonly rev: number;
  readonly localDay: LocalDay;
  readonly held: boolean;
  readonly clear: VisiteClear;
  readonly sealed: VisiteSealed | null;
}

/** Opens one record; throws when it was altered. */
export function openVisite(sealer: Sealer, envelope: StoredEnvelope): VisiteEntry {
  const { id, rev, localDay, held, clear, sealed } = envelope;
  return {
    id,
    rev,
    localDay,
    held,
    clear: visiteClearSchema.parse(clear),
    sealed: sealed === null ? null : visiteSealedSchema.parse(sealer.open(envelope)),
  };
}

/** What a visite is to become. */
export interface VisiteContent {
  readonly localDay: LocalDay;
  readonly clear: VisiteClear;
  readonly sealed: VisiteSealed;
}

/** The envelope of revision `rev` of a visite, sealed; both halves are checked first. */
export function sealVisite(sealer: Sealer, id: Id, rev: number, content: VisiteContent): Envelope {
  const identity = { id, collection: 'visite', schema: RECORD_SCHEMA_VERSION } as const;
  return {
    ...identity,
    rev,
    localDay: content.localDay,
    clear: { ...visiteClearSchema.parse(content.clear) },
    sealed: sealer.seal(identity, visiteSealedSchema.parse(content.sealed)),
  };
}
