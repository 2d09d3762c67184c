import type { MapAnswer } from '../../../shared/sync/office-api.ts';
import type { PublishedPeriod } from '../../../shared/sync/published-figures.ts';
import { formatNumber } from '../../ui/format.ts';
import { NOTHING_RECEIVED, WITHHELD } from '../wording.ts';
import { PlacesMap } from './places-map.tsx';

/** The platforms, each the larger the more it received. */
export function NetworkMap({
  map,
  published,
}: {
  readonly map: MapAnswer;
  readonly published: PublishedPeriod;
}) {
  const places = map.sites.flatMap(({ site: key, longitude, latitude }) => {
    const site = published.sites.find((one) => one.site === key);
    if (site === undefined) return [];
    const value = site.lastReceived === null ? null : site.totals.visites;
    const words =
      site.lastReceived === null
        ? NOTHING_RECEIVED
        : value === null
          ? WITHHELD
          : formatNumber(value);
    return [{ key, name: site.name, longitude, latitude, value, words }];
  });
  return (
    <PlacesMap
      map={map}
      label="Carte des plateformes. Les mêmes chiffres sont dans le tableau."
      places={places}
      named={null}
      withPlatforms={false}
    />
  );
}
