import type { MapAnswer } from '../../../shared/sync/office-api.ts';
import type { PublishedPeriod } from '../../../shared/sync/published-figures.ts';
import { formatNumber } from '../../ui/format.ts';
import { NOTHING_RECEIVED, WITHHELD } from '../wording.ts';
import classes from './network-map.module.css';
import { layMap } from './lay-map.ts';

/** Width of the drawing, in its own units; text stays 14 of them high. */
const WIDTH = 560;

/** Radius of the largest circle. */
const LARGEST = 30;

/**
 * The département and its platforms, drawn from shapes shipped with the program: nothing is fetched
 * from a map service. An image to assistive technology: the table beside it says the same.
 */
export function NetworkMap({
  map,
  published,
}: {
  readonly map: MapAnswer;
  readonly published: PublishedPeriod;
}) {
  const { height, outline, toPoint } = layMap(map, WIDTH);
  const most = Math.max(1, ...published.sites.map(({ totals }) => totals.visites ?? 0));
  return (
    <div role="img" aria-label="Carte des plateformes. Les mêmes chiffres sont dans le tableau.">
      <svg viewBox={`0 0 ${WIDTH} ${height}`} className={classes['map']} aria-hidden="true">
        {outline !== null && <path d={outline} className={classes['outline']} />}
        {map.sites.map((placed) => {
          const site = published.sites.find((one) => one.site === placed.site);
          if (site === undefined) return null;
          const { x, y } = toPoint(placed);
          const visites = site.totals.visites;
          const radius = Math.max(4, LARGEST * Math.sqrt((visites ?? 0) / most));
          const onLeft = x > WIDTH * 0.62;
          const words =
            site.lastReceived === null
              ? NOTHING_RECEIVED
              : visites === null
                ? WITHHELD
                : formatNumber(visites);
          return (
            <g key={site.site}>
              <circle
                cx={x}
                cy={y}
                r={radius}
                className={
                  classes[visites === null || site.lastReceived === null ? 'unknown' : 'site']
                }
              />
              <text
                x={onLeft ? x - radius - 5 : x + radius + 5}
                y={y}
                textAnchor={onLeft ? 'end' : 'start'}
                className={classes['name']}
              >
                <tspan>{site.name}</tspan>
                <tspan
                  x={onLeft ? x - radius - 5 : x + radius + 5}
                  dy="1.15em"
                  className={classes['value']}
                >
                  {words}
                </tspan>
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
