import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import { RECORD_SCHEMA_VERSION } from '../../shared/domain/record/envelope.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import type { VisiteClear } from '../../shared/domain/visite/schema.ts';
import { VAULT_FILE_VERSION, vaultFileSchema } from '../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../shared/domain/vault/vault-file.ts';
import { createId } from '../../shared/kernel/random.ts';
import { createFakeRandom } from './fake-random.ts';

const random = createFakeRandom('records');

/** What a test may want to say of a visite. */
export interface VisiteWish extends Partial<VisiteClear> {
  readonly id?: string;
  readonly rev?: number;
  readonly day?: string;
  readonly sealed?: string | null;
}

/** The clear half of a Passage, with what the test changes in it. */
export function clearHalf(wish: Partial<VisiteClear> = {}): VisiteClear {
  return {
    heure: 10,
    canal: 'accueil-spontane',
    demandes: [{ theme: 'T9', operateur: null, nature: null }],
    premieres: null,
    etat: 'valide',
    datation: 'horloge',
    ...wish,
  };
}

/** A visite as the page sends it: revision 1, sealed, on 12 May 2026 unless told otherwise. */
export function visite({ id, rev, day, sealed, ...clear }: VisiteWish = {}): Envelope {
  return {
    id: idSchema.parse(id ?? createId(random)),
    collection: 'visite',
    schema: RECORD_SCHEMA_VERSION,
    rev: rev ?? 1,
    localDay: localDaySchema.parse(day ?? '2026-05-12'),
    clear: { ...clearHalf(clear) },
    sealed: sealed === undefined ? 'c2NlbGzDqQ==' : sealed,
  };
}

/** The file of a person as the page sends it. */
export function usagerRecord(): Envelope {
  return { ...visite(), collection: 'usager', clear: {} };
}

/** The next revision of a visite, changed as said. */
export function revised(previous: Envelope, wish: Omit<VisiteWish, 'id' | 'rev'>): Envelope {
  const { day, sealed, ...clear } = wish;
  return {
    ...previous,
    rev: previous.rev + 1,
    localDay: day === undefined ? previous.localDay : localDaySchema.parse(day),
    clear: { ...previous.clear, ...clear },
    sealed: sealed === undefined ? (previous.sealed ?? 'c2NlbGzDqQ==') : sealed,
  };
}

/** A Passage noted on a locked desk. */
export function lockedPassage(wish: Omit<VisiteWish, 'sealed' | 'etat'> = {}): Envelope {
  return visite({ ...wish, etat: 'en-attente', sealed: null });
}

/** A vault file of the right shape; what it wraps is noise. */
export function vaultFile(): VaultFile {
  return vaultFileSchema.parse({
    format: 'relais-coffre',
    version: VAULT_FILE_VERSION,
    revision: 1,
    keyId: createId(random),
    wraps: [
      {
        id: createId(random),
        kind: 'phrase',
        animateur: { id: createId(random), nom: 'Camille', role: 'responsable' },
        cost: { memoryKiB: 65_536, iterations: 3, parallelism: 1 },
        salt: 'c2Vs',
        nonce: 'bm9uY2U=',
        wrapped: 'Y2zDqQ==',
        preferences: null,
      },
    ],
  });
}
