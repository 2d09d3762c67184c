/**
 * The one protocol between a desk and its département, version 3.
 *
 * Transport. HTTPS (plain HTTP on loopback only), JSON bodies, `Authorization: Bearer <desk token>`
 * except to enrol. The département never calls a desk. Five calls:
 *
 *   POST /api/desk/enrol      a one-time code becomes a desk token and the desk’s identity
 *   GET  /api/desk/hello      the highest revision received from this desk, and the server’s time
 *   POST /api/desk/counts     count documents; one answer per document, in order
 *   GET  /api/desk/documents  a desk’s own documents, after a backup was put back
 *   POST /api/desk/token      the token the desk means to use from now on, by its hash
 *
 * Versions. A département speaks every version up to its own, and says its own in each answer. A desk
 * speaks the lower of both; refused as too recent when it enrols, it says the version before, down to 1.
 * Version 1 knows no `former`, `ledger`, `delivery` or `after`, and no own documents; version 2 no
 * renewal of tokens, and neither `after` nor `refusedFor` when it enrols.
 *
 * State, not events. A count document carries the absolute counts of one (site, origin desk, local
 * day), or of one (site, origin desk, closed month), and replaces the former: sending it twice, late
 * or after a lost answer changes nothing. A day emptied is sent with zeros. A late edit issues its
 * own day again, and its month. The dimensions of a month are sealed on the desk: it is issued when an
 * unlocked page has counted it, after the département has said that it is over.
 *
 * Bytes. A document travels as text, not as a JSON object: the exact canonical bytes (RFC 8785) the
 * desk hashed. The département hashes the bytes as received and keeps them beside the counts it
 * understood, so that a newer desk and an older server never wait for each other; a newer server
 * reads the bytes it kept again.
 *
 * Compression. A département that inflates what it is sent says so in its answer to hello, as HTTP does
 * (`Accept-Encoding: gzip`, RFC 9110, 12.5.3); a desk that heard it may send the body of `counts` gzipped
 * (`Content-Encoding`), and sends it plain otherwise, or again when it is refused for its form. Limits
 * are those of the body inflated: a département stops there, whatever is left.
 *
 * Order. Every document a desk issues takes the next revision of that desk, whatever its subject; the
 * epoch grows when a desk starts again from a backup. The pair (epoch, rev) alone decides, never a
 * clock:
 *
 *   greater than the one kept            applied
 *   equal, same hash                     duplicate
 *   equal, another hash                  fork: kept apart, shown, never counted
 *   smaller                              stale
 *
 * Acknowledgement. Each answer names the epoch, revision and hash the département now keeps for
 * that subject. The desk clears “à envoyer” when that hash equals its own, and only then.
 *
 * Lineage. A delivery names itself (`delivery`) and those its desk remembers (`after`: the last one
 * answered, and those sent since without an answer). The département accepts one it knows already
 * (late, or repeated), one that follows the last it accepted, the first of all, and the first of a
 * greater epoch. Any other comes from a copy of the desk that went its own way: nothing of it is
 * counted, its documents are kept apart, each is refused with `double`, and `received` says which of
 * `after` had arrived. The desk stops sending, says so, and waits for a person: enrolled again, it is
 * a new desk, under another letter, for what was recorded after the last delivery that arrived; what
 * was before stays counted under the former letter.
 *
 * Rollback. At its first hello since it was opened, a desk that learns of a greater (epoch, rev) than
 * it ever issued was put back from a backup, or installed anew under its letter. It reads its own
 * documents; for each subject the département knows better, what its document counts beyond the
 * desk’s own counts at opening is lost detail: it stays added to whatever the desk counts from then
 * on, less what is entered again under that day by hand. A new epoch begins. A count is never lowered.
 *
 * Enrolment. A desk that was linked says its `former` token, revoked or not, and keeps its letter,
 * revisions and documents: nothing is counted twice. A code issued for a letter (“reprendre ce
 * poste”) gives that letter to a new installation, whose first hello is a rollback. Tokens of the
 * letter are revoked in both cases.
 *
 * Renewal. A hello with `renew` asks the desk to change its token, which is thirty days old. The desk
 * draws the next one, keeps it on its disk, and tells its SHA-256 alone, as often as it takes to be
 * answered; then it calls with it. The former stays good until that first use, and dies with it
 * (`jeton-remplace`), as does any other token of the desk: a lost answer, or a crash between two steps,
 * leaves at least one that both sides know. A token that is not old is not changed. The desk keeps the
 * one that died, and shows it again to a département that does not know the new one: it was restored.
 *
 * A desk whose token died is put back from a backup, or a copy. Enrolling, it says how long it has been
 * refused (`refusedFor`, seconds) and its deliveries (`after`). When the letter was heard meanwhile,
 * another program goes on with it: the answer has `left`, a new letter, and the desk takes it as after
 * `double`. Otherwise its former life is over, and it keeps its letter.
 *
 * Refusals. A document may be refused alone (`refused`, with a code and a French sentence) while
 * its neighbours are applied: another site’s or desk’s document, a day after tomorrow in the site’s
 * zone by the server’s clock, one older than the years kept, a month that is not over, counts that
 * contradict themselves. A whole call is refused with a `RefusalMessage` and a 4xx status: unknown or
 * revoked token, protocol too new, oversized, too many calls. Anything else (no answer, 5xx) means “try
 * again later”; nothing is lost.
 *
 * Days. The local day of an entry is frozen when it is made, in the site’s IANA zone. An entry whose
 * clock is in doubt is held out of the documents until a person gives its day.
 *
 * Retention. A département keeps the documents of ten calendar years, the one under way included, and
 * refuses those of before (`date-trop-ancienne`): their sums are there for good. Days and months of
 * before, which an import of past logs may bring, count on their desk alone: it neither issues nor
 * sends their documents, and nothing waits for them (`retention.ts`).
 *
 * Publications and the calendar are asked for by calls of their own, with their own versions:
 * `publications.ts`, `calendar.ts`.
 *
 * Privacy. No message carries anything about a person: see the count documents’ schemas. A token
 * alone reads no count, its own desk’s included, and writes no other desk’s.
 */
export const PROTOCOL_VERSION = 3;

/** Days after which a desk is asked to change its token. */
export const TOKEN_DAYS = 30;

/** The header that shows the id of the ledger own documents came from. */
export const LEDGER_HEADER = 'x-relais-journal';

/** How a body of counts may be compressed. */
export const COMPRESSION = 'gzip';

/** The paths of the calls above. */
export const deskPaths = {
  enrol: '/api/desk/enrol',
  counts: '/api/desk/counts',
  hello: '/api/desk/hello',
  documents: '/api/desk/documents',
  token: '/api/desk/token',
} as const;

/** Limits both sides enforce; a desk never sends what a département would refuse for its size. */
export const limits = {
  /** Documents in one call: a backlog of 90 days and more in one round trip. */
  documentsPerCall: 200,
  /** Deliveries a desk names as its own: one answered, and some that were not. */
  deliveriesRemembered: 100,
  /** Characters of one document: every cell of every dimension filled stays far below. */
  documentCharacters: 32_768,
  /** Bytes of one request body. */
  bodyBytes: 8 * 1024 * 1024,
  /** Milliseconds a desk waits for an answer. */
  answerTimeout: 20_000,
} as const;
