import { shippedFiches } from '../../shared/domain/catalogue/shipped-fiches.ts';
import { shippedIndex } from '../../shared/domain/catalogue/shipped-index.ts';
import { findPublicationFault } from '../../shared/domain/catalogue/find-publication-fault.ts';
import type { Zone } from '../../shared/domain/calendar/local-day.ts';
import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { err, ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { DemarcheRequest } from '../../shared/sync/publication-api.ts';
import { judgeExpected } from './expected-number.ts';
import type { PublicationStore } from './publication-store.ts';

/**
 * Publishes a démarche put right or a local one, or takes a publication back; its author and its day
 * are the session’s and the server’s. Refusals: `modifie-entre-temps`, `rien-a-retirer`, and those of
 * `findPublicationFault`.
 */
export async function publishDemarche(
  deps: { readonly publications: PublicationStore; readonly zone: Zone; readonly clock: Clock },
  auteur: string,
  { id, publication, attendu, motif }: DemarcheRequest,
): Promise<Result<{ readonly id: string }>> {
  const at = deps.clock.now();
  if (publication !== null) {
    if (publication.entree.id !== id) return mismatched;
    const fault = findPublicationFault(publication, {
      index: shippedIndex,
      sources: shippedFiches.sources,
    });
    if (fault !== null) return err(fault);
  }
  const contenu =
    publication === null
      ? null
      : { ...publication, motif, auteur, jour: instantToLocal(at, deps.zone).day };
  return deps.publications.publish<Result<{ readonly id: string }>>(
    { auteur, at },
    'demarche',
    (standing) => {
      const refusal =
        judgeExpected(standing, id, attendu) ??
        (contenu === null && attendu === null ? nothingPublished : null);
      return refusal === null
        ? { drafts: [{ objet: 'demarche', id, contenu, motif }], answer: ok({ id }) }
        : { drafts: [], answer: refusal };
    },
  );
}

const mismatched = refuse(
  'demande-invalide',
  'La publication ne porte pas sur la démarche annoncée\u00a0: rien n’a été publié. Rechargez la page.',
);
const nothingPublished = refuse(
  'rien-a-retirer',
  'Rien n’a été publié sur cette démarche\u00a0: il n’y a rien à retirer.',
);
