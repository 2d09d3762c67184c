import type { ZodType } from 'zod';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { RECORD_SCHEMA_VERSION } from '../../../shared/domain/record/envelope.ts';
import type {
  Collection,
  Envelope,
  StoredEnvelope,
} from '../../../shared/domain/record/envelope.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Sealer } from '../sealing/sealer.ts';

/** A kind of record whose two halves are always there: its collection and the schema of each half. */
export interface RecordKind<Clear, Sealed> {
  readonly collection: Collection;
  readonly clear: ZodType<Clear>;
  readonly sealed: ZodType<Sealed>;
}

/** A record as the screens of an unlocked desk see it. */
export interface Entry<Clear, Sealed> {
  readonly id: Id;
  readonly rev: number;
  readonly localDay: LocalDay;
  readonly clear: Clear;
  readonly sealed: Sealed;
}

/** Opens one record; throws when it was altered. */
export function openEntry<Clear, Sealed>(
  kind: RecordKind<Clear, Sealed>,
  sealer: Sealer,
  envelope: StoredEnvelope,
): Entry<Clear, Sealed> {
  const { id, rev, localDay, clear } = envelope;
  return {
    id,
    rev,
    localDay,
    clear: kind.clear.parse(clear),
    sealed: kind.sealed.parse(sealer.open(envelope)),
  };
}

/** The envelope of an entry, sealed; both halves are checked first. */
export function sealEntry<Clear extends object, Sealed>(
  kind: RecordKind<Clear, Sealed>,
  sealer: Sealer,
  entry: Entry<Clear, Sealed>,
): Envelope {
  const identity = {
    id: entry.id,
    collection: kind.collection,
    schema: RECORD_SCHEMA_VERSION,
  };
  return {
    ...identity,
    rev: entry.rev,
    localDay: entry.localDay,
    clear: { ...(kind.clear.parse(entry.clear) as Envelope['clear']) },
    sealed: sealer.seal(identity, kind.sealed.parse(entry.sealed)),
  };
}
