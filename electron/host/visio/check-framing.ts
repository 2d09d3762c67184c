import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { checkDomaine } from '../../../shared/visio/domaine.ts';
import type { Fetch } from '../delivery/department-client.ts';

/** Milliseconds to answer, and addresses followed, before giving up. */
const ANSWER_WITHIN = 8_000;
const MAX_HOPS = 4;

/** Whether a page may be shown inside another: what its own headers say. */
export type Framing = 'permis' | 'refuse';

/**
 * Asks a meeting’s address whether it lets itself be framed: its headers alone, without any cookie,
 * when someone has just asked to open it. Refusal: `lien-injoignable`.
 */
export async function checkFraming(lien: string, fetchImpl: Fetch): Promise<Result<Framing>> {
  let url = new URL(lien);
  for (let hop = 0; hop < MAX_HOPS; hop += 1) {
    if (url.protocol !== 'https:') return ok('refuse');
    // Known to cut what is embedded: opened where it is not.
    if (!checkDomaine(url.host).ok) return ok('refuse');
    let response: Response;
    try {
      response = await fetchImpl(url, {
        method: 'GET',
        redirect: 'manual',
        credentials: 'omit',
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      });
      await response.body?.cancel();
    } catch {
      return unreachable();
    }
    const next = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && next !== null) {
      if (!URL.canParse(next, url.href)) return unreachable();
      const moved = new URL(next, url);
      // The page may load from one origin: a meeting that sends elsewhere goes to the browser.
      if (moved.origin !== new URL(lien).origin) return ok('refuse');
      url = moved;
      continue;
    }
    if (response.status >= 500) return unreachable();
    return ok(mayFrame(response.headers) ? 'permis' : 'refuse');
  }
  return ok('refuse');
}

function mayFrame(headers: Headers): boolean {
  const policies = (headers.get('content-security-policy') ?? '').split(/[;,]/);
  const ancestors = policies
    .map((directive) => directive.trim().split(/\s+/))
    .filter(([name]) => name?.toLowerCase() === 'frame-ancestors');
  // It rules over the older header, whatever that one says.
  if (ancestors.length > 0)
    return ancestors.every(([, ...sources]) => sources.some((each) => each === '*'));
  return headers.get('x-frame-options') === null;
}

function unreachable(): Result<never> {
  return refuse(
    'lien-injoignable',
    'Ce lien ne répond pas. Vérifiez le réseau, puis le lien auprès du partenaire\u202f; en attendant, appelez-le par téléphone.',
  );
}
