/** A point on the ground, in degrees (WGS 84). */
interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** Mean radius of the Earth, kilometres. */
const EARTH_RADIUS = 6371;

/** Kilometres between two points as the crow flies (haversine): an order of nearness, never a road. */
export function distanceKm(from: Position, to: Position): number {
  const latitude = toRadians(to.latitude - from.latitude) / 2;
  const longitude = toRadians(to.longitude - from.longitude) / 2;
  const chord =
    Math.sin(latitude) ** 2 +
    Math.cos(toRadians(from.latitude)) *
      Math.cos(toRadians(to.latitude)) *
      Math.sin(longitude) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
