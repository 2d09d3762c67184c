import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import { planLieux } from '../../shared/domain/organisme/plan-lieux.ts';
import type { Lieu } from '../../shared/domain/organisme/schema.ts';
import { createId } from '../../shared/kernel/random.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { ImportAnswer, ImportRequest } from '../../shared/sync/publication-api.ts';
import { publicationLimits } from '../../shared/sync/publications.ts';
import type { Draft } from './publication-store.ts';
import type { PublishDeps } from './publish-lieu.ts';
import { standingLieux } from './standing-lieux.ts';

/** Names shown of what an import adds and changes. */
const EXAMPLES = 8;

/**
 * Brings the places of a file into the directory, all or none, or says what that would do. Refusals:
 * `annuaire-plein`, `rien-a-importer`.
 */
export async function importLieux(
  deps: PublishDeps & { readonly random: Random },
  auteur: string,
  { essai, fichier, lieux }: ImportRequest,
): Promise<Result<ImportAnswer>> {
  const { publications, departement, clock } = deps;
  const shipped = shippedLieux(departement);
  const id = createId(deps.random);
  return publications.publish<Result<ImportAnswer>>(
    { auteur, at: clock.now() },
    'lieu',
    (standing) => {
      const known = [...standingLieux(shipped, standing).values()];
      const plan = planLieux(known, lieux);
      const written = [...plan.ajouts, ...plan.changements];
      if (known.length + plan.ajouts.length > publicationLimits.places)
        return { drafts: [], answer: full };
      if (!essai && written.length === 0) return { drafts: [], answer: nothing };
      const drafts = written.map((lieu): Draft => ({
        objet: 'lieu',
        id: lieu.id,
        contenu: lieu,
        motif: null,
      }));
      const counts = { ajouts: plan.ajouts.length, changements: plan.changements.length };
      const names = (some: readonly Lieu[]) => some.slice(0, EXAMPLES).map(({ nom }) => nom);
      return {
        drafts: essai ? [] : drafts,
        import: { id, fichier, ...counts },
        answer: ok({
          import: essai ? null : id,
          ...counts,
          identiques: plan.identiques,
          plusRecents: plan.plusRecents,
          exemples: { ajouts: names(plan.ajouts), changements: names(plan.changements) },
        }),
      };
    },
  );
}

const full = refuse(
  'annuaire-plein',
  'L’annuaire n’a pas la place pour tous ces lieux (5\u202f000 au plus)\u00a0: gardez dans le fichier ceux de votre département, puis recommencez.',
);
const nothing = refuse(
  'rien-a-importer',
  'Ce fichier n’apporte rien de nouveau\u00a0: l’annuaire a déjà tout ce qu’il dit. Rien n’a été écrit.',
);
