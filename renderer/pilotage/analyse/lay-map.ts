import type { MapAnswer } from '../../../shared/sync/office-api.ts';

/** Room left around what is drawn, for the names. */
const MARGIN = 40;

/**
 * Where things fall on a drawing of a given width: a flat map is right within a kilometre over a
 * département, longitudes narrowed by the cosine of its middle.
 */
export function layMap({ contour, sites }: Pick<MapAnswer, 'contour' | 'sites'>, width: number) {
  const points = [
    ...(contour ?? []),
    ...sites.map(({ longitude, latitude }) => [longitude, latitude] as const),
  ];
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const breadth = Math.max(0.01, (east - west) * narrowing);
  const scale = (width - 2 * MARGIN) / breadth;
  const toPoint = ({ longitude, latitude }: { longitude: number; latitude: number }) => ({
    x: round(MARGIN + (longitude - west) * narrowing * scale),
    y: round(MARGIN + (north - latitude) * scale),
  });
  const path = (contour ?? []).map(([longitude, latitude]) => {
    const { x, y } = toPoint({ longitude, latitude });
    return `${x} ${y}`;
  });
  return {
    height: round((north - south) * scale + 2 * MARGIN),
    outline: path.length === 0 ? null : `M${path.join('L')}Z`,
    toPoint,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
