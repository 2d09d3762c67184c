import contours from '../../resources/contours.json' with { type: 'json' };
import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { MapAnswer } from '../../shared/sync/office-api.ts';
import { mapAnswerSchema } from '../../shared/sync/office-api.ts';
import type { PublicationStore } from './publication-store.ts';
import { standingLieux } from './standing-lieux.ts';

/**
 * Where the platforms are, from the directory as it stands (a platform is the place of its kind in its
 * commune), and the département’s outline when one is shipped.
 */
export async function readMap({
  network,
  publications,
}: {
  readonly network: Network;
  readonly publications: PublicationStore;
}): Promise<MapAnswer> {
  const standing = await publications.current('lieu');
  const lieux = [...standingLieux(shippedLieux(network.departement), standing).values()];
  const shape = contours.departements.find(({ code }) => code === network.departement);
  return mapAnswerSchema.parse({
    contour: shape?.contour ?? null,
    credit: shape === undefined ? null : contours.credit,
    sites: network.sites.flatMap(({ id, insee }) => {
      const lieu = lieux.find((one) => one.genre === 'plateforme' && one.insee === insee);
      return lieu?.position === null || lieu?.position === undefined
        ? []
        : [{ site: id, ...lieu.position }];
    }),
  });
}
