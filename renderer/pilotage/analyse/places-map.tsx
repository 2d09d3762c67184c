import type { MapAnswer } from '../../../shared/sync/office-api.ts';
import { layMap } from './lay-map.ts';
import { placeNames } from './place-names.ts';
import classes from './places-map.module.css';

/** Width of the drawing, in its own units; text stays 14 of them high. */
const WIDTH = 560;

/** Radius of the largest circle, and of the smallest. */
const LARGEST = 28;
const SMALLEST = 4;

/** A place drawn as a circle whose surface follows its value. */
export interface DrawnPlace {
  readonly key: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Null: there is none to show; the circle is dashed. */
  readonly value: number | null;
  /** What is written under the name. */
  readonly words: string;
}

/**
 * The département and some places, drawn from shapes shipped with the program: nothing is fetched from a
 * map service. An image to assistive technology, named `label`: a table beside it says the same.
 */
export function PlacesMap({
  map,
  label,
  places,
  named,
  withPlatforms,
}: {
  readonly map: MapAnswer;
  readonly label: string;
  readonly places: readonly DrawnPlace[];
  /** Names written at most, the largest first, none over another; null: every one, as it can. */
  readonly named: number | null;
  /** Whether a small square marks each platform. */
  readonly withPlatforms: boolean;
}) {
  const { height, outline, toPoint } = layMap(map, WIDTH);
  const most = Math.max(1, ...places.map(({ value }) => value ?? 0));
  const circles = places
    .map((place) => ({
      ...place,
      ...toPoint(place),
      radius: Math.max(SMALLEST, LARGEST * Math.sqrt((place.value ?? 0) / most)),
    }))
    .toSorted((a, b) => b.radius - a.radius);
  return (
    <div role="img" aria-label={label}>
      <svg viewBox={`0 0 ${WIDTH} ${height}`} className={classes['map']} aria-hidden="true">
        {outline !== null && <path d={outline} className={classes['outline']} />}
        {circles.map(({ key, value, x, y, radius }) => (
          <circle
            key={key}
            cx={x}
            cy={y}
            r={radius}
            className={classes[value === null ? 'unknown' : 'known']}
          />
        ))}
        {withPlatforms &&
          map.sites.map((site) => {
            const { x, y } = toPoint(site);
            return (
              <rect
                key={site.site}
                x={x - 3.5}
                y={y - 3.5}
                width={7}
                height={7}
                className={classes['platform']}
              />
            );
          })}
        {placeNames(circles, WIDTH, named).map(({ key, name, words, y, at, onLeft }) => (
          <text
            key={key}
            x={at}
            y={y}
            textAnchor={onLeft ? 'end' : 'start'}
            className={classes['name']}
          >
            <tspan>{name}</tspan>
            <tspan x={at} dy="1.15em" className={classes['value']}>
              {words}
            </tspan>
          </text>
        ))}
      </svg>
    </div>
  );
}
