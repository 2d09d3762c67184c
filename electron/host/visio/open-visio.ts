import type { Appel } from '../../../shared/visio/appel.ts';
import { VISIO_FOLDER } from '../../../shared/visio/appel.ts';
import { checkDomaine } from '../../../shared/visio/domaine.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { Fetch } from '../delivery/department-client.ts';
import { checkFraming } from './check-framing.ts';
import type { VisioRelay } from './visio-relay.ts';

/** Where a call opens: its page’s path on the page’s own origin, or the browser. */
export type OpenedVisio =
  | { readonly ou: 'page'; readonly chemin: string }
  | { readonly ou: 'navigateur'; readonly lien: string; readonly ouvert: false };

/**
 * Opens a call in the relay, unless it is an address that lets nothing frame it. Refusals:
 * `domaine-refuse`, `lien-injoignable`.
 */
export async function openVisio(
  relay: VisioRelay,
  fetchImpl: Fetch,
  appel: Appel,
): Promise<Result<OpenedVisio>> {
  if (appel.fournisseur === 'lien') {
    const framing = await checkFraming(appel.lien, fetchImpl);
    if (!framing.ok) return framing;
    if (framing.value === 'refuse') {
      // The call there was is over all the same.
      relay.close();
      return ok({ ou: 'navigateur', lien: appel.lien, ouvert: false });
    }
  } else if (appel.domaine !== null) {
    const allowed = checkDomaine(appel.domaine);
    if (!allowed.ok) return allowed;
  }
  return ok({ ou: 'page', chemin: `${VISIO_FOLDER}${relay.open(appel)}/` });
}
