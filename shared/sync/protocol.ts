/**
 * The one protocol between a desk and its département, version 1.
 *
 * Transport. HTTPS (plain HTTP on loopback only), JSON bodies, `Authorization: Bearer <desk token>`
 * except to enrol. The département never calls a desk. Three calls:
 *
 *   POST /api/desk/enrol    a one-time code becomes a desk token and the desk’s identity
 *   POST /api/desk/counts   count documents; one answer per document, in order
 *   GET  /api/desk/hello    the highest revision received from this desk, and the server’s time
 *
 * State, not events. A count document carries the absolute counts of one (site, origin desk, local
 * day) and replaces the former: sending it twice, late or after a lost answer changes nothing.
 *
 * Bytes. A document travels as text, not as a JSON object: the exact canonical bytes (RFC 8785) the
 * desk hashed. The département hashes the bytes as received and keeps them beside the counts it
 * understood, so that a newer desk and an older server never wait for each other.
 *
 * Order. Every document a desk issues takes the next revision of that desk, whatever its day; the
 * epoch grows when a desk starts again from a backup. The pair (epoch, rev) alone decides:
 *
 *   greater than the one kept            applied
 *   equal, same hash                     duplicate
 *   equal, another hash                  fork: kept apart, shown, never counted
 *   smaller                              stale
 *
 * Acknowledgement. Each answer names the epoch, revision and hash the département now keeps for
 * that day. The desk clears “à envoyer” when that hash equals its own, and only then.
 *
 * Refusals. A document may be refused alone (`refused`, with a code and a French sentence) while
 * its neighbours are applied: another site’s or desk’s document, a day after tomorrow in the site’s
 * zone by the server’s clock, counts that contradict themselves. A whole call is refused with a
 * `RefusalMessage` and a 4xx status: unknown or revoked token, protocol too new, oversized, too
 * many calls. Anything else (no answer, 5xx) means “try again later”; nothing is lost.
 *
 * Publications. What the coordination publishes is asked for by a call of its own, with its own
 * version: `publications.ts`.
 *
 * Privacy. No message carries anything about a person: see the count documents’ schemas.
 */
export const PROTOCOL_VERSION = 1;

/** The paths of the calls above. */
export const deskPaths = {
  enrol: '/api/desk/enrol',
  counts: '/api/desk/counts',
  hello: '/api/desk/hello',
} as const;

/** Limits both sides enforce; a desk never sends what a département would refuse for its size. */
export const limits = {
  /** Documents in one call: a backlog of 90 days and more in one round trip. */
  documentsPerCall: 200,
  /** Characters of one document: every cell of every dimension filled stays far below. */
  documentCharacters: 32_768,
  /** Bytes of one request body. */
  bodyBytes: 8 * 1024 * 1024,
  /** Milliseconds a desk waits for an answer. */
  answerTimeout: 20_000,
} as const;
