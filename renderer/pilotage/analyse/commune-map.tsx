import { Text } from '@mantine/core';
import { NOT_SAID } from '../../../shared/domain/comptage/dimension.ts';
import type { MapAnswer } from '../../../shared/sync/office-api.ts';
import type { CutRow } from '../../../shared/sync/published-rows.ts';
import { count, formatNumber } from '../../ui/format.ts';
import { layMap } from './lay-map.ts';
import classes from './network-map.module.css';

/** Width of the drawing, in its own units; text stays 14 of them high. */
const WIDTH = 560;

/** Radius of the largest circle. */
const LARGEST = 26;

/** Names written at most, the most counted first; none over another. */
const NAMED = 10;

/**
 * Where visitors live, when it was said: a circle for each commune whose position is shipped, its
 * surface following its visites; the platforms as small squares. An image to assistive technology: the
 * table beside it says the same, and every other commune.
 */
export function CommuneMap({
  map,
  rows,
}: {
  readonly map: MapAnswer;
  readonly rows: readonly CutRow[];
}) {
  const { height, outline, toPoint } = layMap(map, WIDTH);
  const said = rows.filter(({ key, now }) => key !== NOT_SAID && now !== 0);
  const placed = said.flatMap((row) => {
    const position = map.communes.find(({ insee }) => insee === row.key);
    return position === undefined ? [] : [{ ...row, ...toPoint(position) }];
  });
  const most = Math.max(1, ...placed.map(({ now }) => now ?? 0));
  const drawn = placed
    .map((one) => ({ ...one, radius: Math.max(4, LARGEST * Math.sqrt((one.now ?? 0) / most)) }))
    .toSorted((a, b) => b.radius - a.radius);
  const unplaced = said.length - placed.length;
  return (
    <div>
      <div role="img" aria-label="Carte des communes. Les mêmes chiffres sont dans le tableau.">
        <svg viewBox={`0 0 ${WIDTH} ${height}`} className={classes['map']} aria-hidden="true">
          {outline !== null && <path d={outline} className={classes['outline']} />}
          {drawn.map(({ key, now, x, y, radius }) => (
            <circle
              key={key}
              cx={x}
              cy={y}
              r={radius}
              className={classes[now === null ? 'unknown' : 'site']}
            />
          ))}
          {map.sites.map((site) => {
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
          {chooseNames(drawn).map(({ key, name, now, isAtLeast, x, y, radius }) => (
            <text
              key={key}
              x={onLeft(x) ? x - radius - 5 : x + radius + 5}
              y={y + 5}
              textAnchor={onLeft(x) ? 'end' : 'start'}
              className={classes['name']}
            >
              {name}{' '}
              <tspan className={classes['value']}>
                {isAtLeast ? '≥ ' : ''}
                {formatNumber(now ?? 0)}
              </tspan>
            </text>
          ))}
        </svg>
      </div>
      <Text size="sm" c="dimmed">
        Un rond par commune, sa surface suit le nombre de visites{'\u202f'}; en pointillé, un petit
        effectif caché. Un carré par plateforme.
        {unplaced > 0 &&
          ` ${count(unplaced, 'commune n’est pas dessinée', 'communes ne sont pas dessinées')}, faute de position ou hors du département\u00a0: elles sont dans le tableau.`}
      </Text>
      {map.communesCredit !== null && (
        <Text size="sm" c="dimmed">
          {map.communesCredit}
        </Text>
      )}
    </div>
  );
}

const onLeft = (x: number) => x > WIDTH * 0.62;

/** The names that fit: the most counted first, each line of text at a distance from the others. */
function chooseNames<
  T extends { readonly x: number; readonly y: number; readonly now: number | null },
>(circles: readonly T[]): readonly T[] {
  const chosen: T[] = [];
  for (const circle of circles) {
    if (circle.now === null || chosen.length === NAMED) continue;
    const isClear = chosen.every(
      (other) => Math.abs(other.y - circle.y) > 18 || Math.abs(other.x - circle.x) > 190,
    );
    if (isClear) chosen.push(circle);
  }
  return chosen;
}
