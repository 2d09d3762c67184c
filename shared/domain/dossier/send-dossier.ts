import { refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { applyEvent } from './apply-event.ts';
import type { Circumstances, Dossier } from './apply-event.ts';
import type { Evenement } from './schema.ts';

/**
 * The dossier sent, when several are sent together: one with nothing awaited is marked complete on the
 * way. Refusals: those of `applyEvent`, and `pas-a-envoyer` for one that was sent already.
 */
export function sendDossier(
  dossier: Dossier,
  evenement: Omit<Evenement, 'etape'>,
  circumstances: Circumstances,
): Result<Dossier> {
  const { etat } = dossier.clear;
  if (!isToSend(dossier)) {
    return refuse('pas-a-envoyer', 'Ce dossier n’est plus à envoyer.');
  }
  if (etat !== 'ouvert') {
    return applyEvent(dossier, { ...evenement, etape: 'envoyer' }, circumstances);
  }
  const complete = applyEvent(
    dossier,
    { ...evenement, motif: null, etape: 'completer' },
    circumstances,
  );
  return complete.ok
    ? applyEvent(complete.value, { ...evenement, etape: 'envoyer' }, circumstances)
    : complete;
}

/** Whether a dossier has still to be sent. */
export function isToSend({ clear }: Dossier): boolean {
  return ['ouvert', 'pieces-manquantes', 'complet'].includes(clear.etat);
}
