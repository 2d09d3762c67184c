import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import type { BarRow } from './bar-chart.tsx';
import classes from './drawn-bars.module.css';
import { formatNumber } from './format.ts';

/** Pixels kept on the right for the longest direct label: `123 456`, `rien reçu`. */
const labelRoom = 88;

/** Pixels of the column of names at most; longer ones go to a second line. */
const widestNames = 216;

/** Pixels of an average letter at the size used here. */
const letterWidth = 8;

/** The drawing itself, `height` pixels high; `BarChart` of bar-chart.tsx loads it when needed. */
export function DrawnBars({
  rows,
  absent,
  unit,
  height,
}: {
  readonly rows: readonly BarRow[];
  readonly absent: string;
  readonly unit: string;
  readonly height: number;
}) {
  const longestName = Math.max(...rows.map(({ label }) => label.length));
  const nameRoom = Math.min(widestNames, longestName * letterWidth + 12);
  return (
    <BarChart
      className={classes['bars'] ?? ''}
      h={height}
      data={rows.map(({ label, value, absent: own }) => ({
        label,
        value: value ?? 0,
        written: value === null ? (own ?? absent) : formatNumber(value) + unit,
      }))}
      dataKey="label"
      series={[{ name: 'value', color: 'var(--relais-bar)' }]}
      orientation="vertical"
      // The table beside it is what the keyboard and a screen reader use.
      accessibilityLayer={false}
      withTooltip={false}
      withXAxis={false}
      // The longest bar takes all the room there is: what is compared is seen.
      xAxisProps={{ domain: [0, 'dataMax'] }}
      gridAxis="none"
      tickLine="none"
      maxBarWidth={22}
      withBarValueLabel
      valueLabelProps={{
        dataKey: 'written',
        fontSize: 15,
        fill: 'var(--mantine-color-text)',
        formatter: (written) => written,
      }}
      barChartProps={{ margin: { top: 0, right: labelRoom, bottom: 0, left: 0 } }}
      barProps={{ radius: [0, 4, 4, 0] }}
      yAxisProps={{
        width: nameRoom,
        interval: 0,
        tick: { fontSize: 15, fill: 'var(--mantine-color-text)', width: nameRoom - 12 },
      }}
    />
  );
}
