import { z } from 'zod';
import contours from '../../resources/contours.json' with { type: 'json' };
import positions from '../../resources/positions-communes.json' with { type: 'json' };
import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import type { MapAnswer } from '../../shared/sync/office-api.ts';
import { mapAnswerSchema } from '../../shared/sync/office-api.ts';
import type { PublicationStore } from './publication-store.ts';
import { standingLieux } from './standing-lieux.ts';

/** Latitude and longitude by INSEE code. */
const shippedPositions = z
  .record(z.string(), z.tuple([z.number(), z.number()]))
  .parse(positions.communes);

/**
 * Where the platforms are, from the directory as it stands (a platform is the place of its kind in its
 * commune), the communes whose position is shipped, and the département’s outline when one is.
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
  const platforms = network.sites.flatMap(({ id, insee }) => {
    const lieu = lieux.find((one) => one.genre === 'plateforme' && one.insee === insee);
    return lieu?.position === null || lieu?.position === undefined
      ? []
      : [{ site: id, insee, ...lieu.position }];
  });
  const shipped = Object.entries(shippedPositions)
    .filter(([insee]) => insee.startsWith(network.departement))
    .map(([insee, [latitude, longitude]]) => ({ insee, latitude, longitude }));
  const known = new Set(shipped.map(({ insee }) => insee));
  return mapAnswerSchema.parse({
    contour: shape?.contour ?? null,
    credit: shape === undefined ? null : contours.credit,
    sites: platforms,
    communes: [...shipped, ...platforms.filter(({ insee }) => !known.has(insee))],
    communesCredit: shipped.length === 0 ? null : positions.credit,
  });
}
