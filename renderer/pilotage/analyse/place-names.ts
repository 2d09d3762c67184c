/** About how wide a letter of a name is, and how high a name with its figure, in units of the drawing. */
const LETTER = 7.2;
const HEIGHT = 36;

/** A circle already laid out, and what is written beside it. */
interface Circle {
  readonly name: string;
  readonly words: string;
  readonly value: number | null;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A circle whose name is written from `at`, on its left or right, as far as `end`. */
type PlacedName<C extends Circle> = C & {
  readonly at: number;
  readonly end: number;
  readonly onLeft: boolean;
};

/**
 * Where names are written on a drawing of some width, over no other name: towards the middle, or else on
 * the other side. The first circles choose first; where both sides are taken, a name is left out.
 * `named`: names written at most, none of a circle without a figure; null: every one, over another if it
 * must.
 */
export function placeNames<C extends Circle>(
  circles: readonly C[],
  width: number,
  named: number | null,
): readonly PlacedName<C>[] {
  const placed: PlacedName<C>[] = [];
  for (const circle of circles) {
    if (named !== null && (circle.value === null || placed.length === named)) continue;
    const { x, y, radius, name, words } = circle;
    const length = LETTER * Math.max(name.length, words.length);
    const towards = x > width * 0.62;
    const sides = [towards, !towards].map((onLeft) => {
      const at = onLeft ? x - radius - 5 : x + radius + 5;
      return { ...circle, at, onLeft, end: onLeft ? at - length : at + length };
    });
    const isClear = ({ at, end }: { readonly at: number; readonly end: number }) =>
      Math.min(at, end) >= 0 &&
      Math.max(at, end) <= width &&
      placed.every(
        (other) =>
          Math.abs(other.y - y) > HEIGHT ||
          Math.max(at, end) < Math.min(other.at, other.end) ||
          Math.min(at, end) > Math.max(other.at, other.end),
      );
    const chosen = sides.find(isClear) ?? (named === null ? sides[0] : undefined);
    if (chosen !== undefined) placed.push(chosen);
  }
  return placed;
}
