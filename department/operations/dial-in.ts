import { z } from 'zod';
import type { Salle } from '../../shared/visio/salle.ts';
import type { TelephoneSettings } from './visio-settings.ts';

/** How the rooms of the département’s Jitsi are joined by telephone. */
export interface DialIn {
  readonly numero: string;
  /** The code of a room; null when none could be had. */
  codeOf(salle: Salle): Promise<string | null>;
}

/** The part of `fetch` it needs. */
export type FetchCode = (url: URL, init: RequestInit) => Promise<Response>;

/** Milliseconds the mapper is waited for: a code is a fallback, nobody waits long for it. */
const PATIENCE = 3000;

/** Most bytes read of its answer, which is a line of JSON. */
const MOST_BYTES = 4096;

/**
 * What a conference mapper answers to `?conference=room@muc`: a number for that room, which a mapper may
 * write as text, beside the conference it is for, and words nobody shows.
 */
const mappingSchema = z.object({
  id: z.union([
    z.int().min(1).max(Number.MAX_SAFE_INTEGER).transform(String),
    z.string().regex(/^\d{2,20}$/),
  ]),
  conference: z.string(),
});

/**
 * Asks the conference mapper of a Jitsi for codes. Its address is a setting of the server, which nobody
 * changes over the network; all that is added to it is a drawn name in letters and figures. HTTPS alone,
 * no redirect followed, no cookie, a short wait, a short answer read by its schema and about that very
 * room: anything else is no code.
 */
export function createDialIn(
  settings: TelephoneSettings | null,
  fetchCode: FetchCode,
): DialIn | null {
  if (settings === null) return null;
  const { numero, codes, muc } = settings;
  return {
    numero,
    codeOf: async (salle) => {
      const conference = `${salle}@${muc}`;
      const url = new URL(codes);
      url.searchParams.set('conference', conference);
      try {
        const response = await fetchCode(url, {
          redirect: 'error',
          credentials: 'omit',
          headers: { accept: 'application/json' },
          signal: AbortSignal.timeout(PATIENCE),
        });
        if (!response.ok) return null;
        const mapping = mappingSchema.parse(JSON.parse(await readShort(response)));
        return mapping.conference === conference ? mapping.id : null;
      } catch {
        // Away, slow, or answering something else: the RDV stands without a code.
        return null;
      }
    },
  };
}

/** The text of an answer; throws when it is longer than any code. */
async function readShort(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) throw new Error('The conference mapper says too much.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
