import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { toCanonicalText } from '../../../shared/sync/canonical.ts';
import { limits } from '../../../shared/sync/protocol.ts';
import type { DepartmentClient } from '../delivery/department-client.ts';
import { createDemoDocuments } from './demo-documents.ts';
import { readDemonstration, writeDemonstration } from './demonstration-file.ts';
import type { DemonstrationFile } from './demonstration-file.ts';

/** What the invention of a network’s past needs. */
export interface FillDeps {
  /** The profile folder, which remembers how far it is. */
  readonly folder: string;
  /** The platforms whose past is invented: all but the demonstration’s own desk’s. */
  readonly sites: readonly SiteId[];
  readonly client: DepartmentClient;
  /** A one-time code for a desk of this platform; null when the département refuses. */
  createEnrolmentCode(site: SiteId): Promise<string | null>;
  /** Called once, when there is something to send. */
  onStart(): void;
  /** Asks to stop, between two calls. */
  readonly signal: AbortSignal;
}

type InventedDesk = DemonstrationFile['desks'][number];

/**
 * Gives each platform one invented desk, enrolled with a one-time code, which sends its past through
 * the very protocol of a real one. Done once per profile: cut short, it goes on at the next start
 * with the same desks, from the last revision each was acknowledged. Refusals: `code-refuse`,
 * `interrompu`, `document-refuse`, and the département’s own.
 */
export async function fillNetwork(deps: FillDeps): Promise<Result<null>> {
  const { folder, sites, signal } = deps;
  const started = readDemonstration(folder);
  if (started === null || started.filled) return ok(null);
  deps.onStart();
  for (const site of sites) {
    const desk = await findOrEnrol(deps, site);
    if (!desk.ok) return desk;
    const sent = await sendPast(deps, desk.value, started.until);
    if (!sent.ok) return sent;
  }
  if (signal.aborted) return INTERRUPTED;
  // Their tokens are of no more use: nobody can speak for these desks any longer.
  writeDemonstration(folder, { ...started, filled: true, desks: [] });
  return ok(null);
}

async function findOrEnrol(
  { folder, client, createEnrolmentCode, signal }: FillDeps,
  site: SiteId,
): Promise<Result<InventedDesk>> {
  const known = readDemonstration(folder);
  if (known === null || signal.aborted) return INTERRUPTED;
  const enrolled = known.desks.find((desk) => desk.site === site);
  if (enrolled !== undefined) return ok(enrolled);
  const code = await createEnrolmentCode(site);
  if (code === null) return NO_CODE;
  const answer = await client.enrol(code, site);
  if (!answer.ok) return answer;
  const desk = { site, desk: answer.value.desk, token: answer.value.token };
  // At once: a second desk of the same platform would count its past twice.
  writeDemonstration(folder, { ...known, desks: [...known.desks, desk] });
  return ok(desk);
}

async function sendPast(
  { client, signal }: FillDeps,
  { site, desk, token }: InventedDesk,
  until: LocalDay,
): Promise<Result<null>> {
  const hello = await client.hello(token);
  if (!hello.ok) return hello;
  const documents = createDemoDocuments(site, desk, until);
  const { highestRev } = hello.value;
  for (let sent = highestRev; sent < documents.length; sent += limits.documentsPerCall) {
    if (signal.aborted) return INTERRUPTED;
    const page = documents.slice(sent, sent + limits.documentsPerCall);
    const answer = await client.sendCounts(token, {
      epoch: 0,
      highestRev: documents.length,
      documents: page.map(toCanonicalText),
    });
    if (!answer.ok) return answer;
    const outcomes = new Set(answer.value.answers.map(({ outcome }) => outcome));
    if (!outcomes.isSubsetOf(RECEIVED)) return REFUSED;
  }
  return ok(null);
}

const RECEIVED: ReadonlySet<string> = new Set(['applied', 'duplicate']);

const INTERRUPTED = refuse('interrompu', 'Relais se ferme.');
const NO_CODE = refuse('code-refuse', 'Le département n’a pas donné de code d’inscription.');
const REFUSED = refuse('document-refuse', 'Le département a refusé une journée inventée.');
