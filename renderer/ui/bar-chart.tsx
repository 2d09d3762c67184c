import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';

/** One bar. A null value has no bar: the words of `absent`, its own or the chart’s, stand there. */
export interface BarRow {
  readonly label: string;
  readonly value: number | null;
  readonly absent?: string;
}

const rowHeight = 40;

/** Loaded when a chart is first shown: drawing weighs more than every other piece together. */
const DrawnBars = lazy(async () => ({ default: (await import('./drawn-bars.tsx')).DrawnBars }));

/**
 * Horizontal bars with each value written at the end of its bar, so that the chart reads the same
 * in black and white. It is an image to assistive technology: always show the same figures in a
 * `FigureTable` beside it.
 */
export function BarChart({
  title,
  rows,
  absent,
  unit = '',
}: {
  /** What the bars count, for whoever cannot see them: `Visites par plateforme`. */
  readonly title: string;
  readonly rows: readonly BarRow[];
  readonly absent: string;
  /** What follows each value, its space included: `\u00a0%`. */
  readonly unit?: string;
}) {
  const height = rows.length * rowHeight;
  return (
    <div role="img" aria-label={`${title}. Les mêmes chiffres sont dans le tableau.`}>
      <Suspense fallback={<Skeleton height={height} />}>
        <DrawnBars rows={rows} absent={absent} unit={unit} height={height} />
      </Suspense>
    </div>
  );
}
