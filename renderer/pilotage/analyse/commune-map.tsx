import { Text } from '@mantine/core';
import { NOT_SAID } from '../../../shared/domain/comptage/dimension.ts';
import type { MapAnswer } from '../../../shared/sync/office-api.ts';
import type { CutRow } from '../../../shared/sync/published-rows.ts';
import { count, formatNumber } from '../../ui/format.ts';
import { PlacesMap } from './places-map.tsx';

/** Names written at most; the table has every commune. */
const NAMED = 10;

/**
 * Where visitors live, when it was said: a circle for each commune whose position is shipped, and the
 * platforms as small squares.
 */
export function CommuneMap({
  map,
  rows,
}: {
  readonly map: MapAnswer;
  readonly rows: readonly CutRow[];
}) {
  const said = rows.filter(({ key, now }) => key !== NOT_SAID && now !== 0);
  const places = said.flatMap(({ key, name, now, isAtLeast }) => {
    const position = map.communes.find(({ insee }) => insee === key);
    if (position === undefined) return [];
    const { longitude, latitude } = position;
    const words = `${isAtLeast ? '≥ ' : ''}${formatNumber(now ?? 0)}`;
    return [{ key, name, longitude, latitude, value: now, words }];
  });
  const unplaced = said.length - places.length;
  return (
    <div>
      <PlacesMap
        map={map}
        label="Carte des communes. Les mêmes chiffres sont dans le tableau."
        places={places}
        named={NAMED}
        withPlatforms
      />
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
