import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import { createLieuId } from '../../shared/domain/organisme/lieu-id.ts';
import { lieuSchema } from '../../shared/domain/organisme/schema.ts';
import type { DepartementCode } from '../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { LieuRequest } from '../../shared/sync/publication-api.ts';
import { publicationLimits } from '../../shared/sync/publications.ts';
import { judgeExpected } from './expected-number.ts';
import type { PublicationStore } from './publication-store.ts';
import { standingLieux } from './standing-lieux.ts';

export interface PublishDeps {
  readonly publications: PublicationStore;
  readonly departement: DepartementCode;
  readonly clock: Clock;
}

/**
 * Adds a place to the directory, puts one right or takes it off. Gives its id. Refusals: `lieu-inconnu`,
 * `modifie-entre-temps`, `annuaire-plein`.
 */
export async function publishLieu(
  { publications, departement, clock }: PublishDeps,
  auteur: string,
  { id, lieu, attendu, motif }: LieuRequest,
): Promise<Result<{ readonly id: string }>> {
  const shipped = shippedLieux(departement);
  return publications.publish<Result<{ readonly id: string }>>(
    { auteur, at: clock.now() },
    'lieu',
    (standing) => {
      const known = standingLieux(shipped, standing);
      if (id !== null) {
        const refusal =
          judgeExpected(standing, id, attendu) ?? (known.has(id) ? null : unknownPlace);
        if (refusal !== null) return { drafts: [], answer: refusal };
      } else if (known.size >= publicationLimits.places) return { drafts: [], answer: full };
      // An id once given to a place that was taken off is never given to another.
      const taken = new Set([...known.keys(), ...standing.map((said) => said.id)]);
      const given = id ?? createLieuId(lieu?.nom ?? '', lieu?.commune ?? null, taken);
      const contenu = lieu === null ? null : lieuSchema.parse({ ...lieu, id: given });
      return { drafts: [{ objet: 'lieu', id: given, contenu, motif }], answer: ok({ id: given }) };
    },
  );
}

const unknownPlace = refuse(
  'lieu-inconnu',
  'Ce lieu n’est plus dans l’annuaire. Rechargez la page pour voir ce qui a changé.',
);
const full = refuse(
  'annuaire-plein',
  'L’annuaire a déjà 5\u202f000 lieux, le plus qu’un poste reçoit. Ôtez-en avant d’en ajouter.',
);
