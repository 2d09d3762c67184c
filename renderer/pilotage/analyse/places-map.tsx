import type { MapAnswer } from '../../../shared/sync/office-api.ts';
import { layMap } from './lay-map.ts';
import classes from './places-map.module.css';

/** Width of the drawing, in its own units; text stays 14 of them high. */
const WIDTH = 560;

/** Radius of the largest circle, and of the smallest. */
const LARGEST = 28;
const SMALLEST = 4;

/** Lines of text at less than that, one under the other, would touch; names are about that long. */
const NAME_HEIGHT = 18;
const NAME_LENGTH = 190;

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
  /** Names written at most, the largest first, none over another; null: every one. */
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
        {(named === null ? circles : chooseNamed(circles, named)).map(
          ({ key, name, words, x, y, radius }) => {
            // Towards the middle, where there is room for it.
            const onLeft = x > WIDTH * 0.62;
            const at = onLeft ? x - radius - 5 : x + radius + 5;
            return (
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
            );
          },
        )}
      </svg>
    </div>
  );
}

/** The names that fit: the largest first, each at a distance from the others. */
function chooseNamed<
  T extends Pick<DrawnPlace, 'value'> & { readonly x: number; readonly y: number },
>(circles: readonly T[], most: number): readonly T[] {
  const chosen: T[] = [];
  for (const circle of circles) {
    if (circle.value === null || chosen.length === most) continue;
    const isClear = chosen.every(
      (other) =>
        Math.abs(other.y - circle.y) > 2 * NAME_HEIGHT ||
        Math.abs(other.x - circle.x) > NAME_LENGTH,
    );
    if (isClear) chosen.push(circle);
  }
  return chosen;
}
