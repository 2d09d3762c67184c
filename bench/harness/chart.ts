import type { Result } from './figure.ts';

/** One line of a chart: how far a figure is from its mark, 1 being the mark itself. */
export interface ChartLine {
  readonly label: string;
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly reached: boolean;
}

const WIDTH = 860;
const LABELS = 400;
const ROW = 30;
const TOP = 44;
const BOTTOM = 34;

/** The least and the most a chart shows; what is beyond stands at its edge, with its number. */
const RANGE = { least: 0.01, most: 10 } as const;

const GRADUATIONS = [0.01, 0.1, 0.5, 1, 2, 5, 10] as const;

/**
 * The line of a figure that has a mark; null for one that has none. A figure to keep under its mark is
 * divided by it, one to keep over it divides it: whatever the sense, under 1 is reached.
 */
export function resultToLine(result: Result, label: string): ChartLine | null {
  const { target, reached, median, low, high } = result;
  const [, sense, mark] = /^(≤|≥) (.+)$/.exec(target ?? '') ?? [];
  if (sense === undefined || reached === null) return null;
  const distance = (value: number) =>
    sense === '≤'
      ? // Zero, asked for and found, is on its mark; anything more is beyond the chart.
        Number(mark) === 0
        ? value === 0
          ? 1
          : RANGE.most
        : value / Number(mark)
      : Number(mark) / value;
  const [one, other] = [distance(low), distance(high)];
  return {
    label,
    reached,
    median: distance(median),
    low: Math.min(one, other),
    high: Math.max(one, other),
  };
}

/**
 * Draws lines as an SVG that reads in black and white: a full dot is a mark reached, an empty diamond
 * one that was missed, and the bar the 95 % interval. The scale is logarithmic.
 */
export function drawChart(title: string, lines: readonly ChartLine[]): string {
  const height = TOP + lines.length * ROW + BOTTOM;
  const bottom = TOP + lines.length * ROW;
  const grid = GRADUATIONS.map((value) => {
    const x = place(value);
    const isMark = value === 1;
    return `  <line x1="${x}" y1="${TOP - 8}" x2="${x}" y2="${bottom}" stroke="${isMark ? '#000' : '#bbb'}" stroke-width="${isMark ? 2 : 1}"${isMark ? '' : ' stroke-dasharray="2 3"'}/>
  <text x="${x}" y="${bottom + 18}" text-anchor="middle">${value === 1 ? 'mark' : `×${value}`}</text>`;
  });
  const rows = lines.map((line, index) => drawLine(line, TOP + index * ROW + ROW / 2));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13">
  <title>${escape(title)}</title>
  <rect width="${WIDTH}" height="${height}" fill="#fff"/>
  <text x="12" y="22" font-weight="600">${escape(title)}</text>
${[...grid, ...rows].join('\n')}
</svg>
`;
}

function drawLine({ label, median, low, high, reached }: ChartLine, y: number): string {
  const [left, middle, right] = [place(low), place(median), place(high)];
  const point = reached
    ? `<circle cx="${middle}" cy="${y}" r="5" fill="#000"/>`
    : `<path d="M${middle} ${y - 7} L${middle + 7} ${y} L${middle} ${y + 7} L${middle - 7} ${y} Z" fill="#fff" stroke="#000" stroke-width="2"/>`;
  return `  <text x="12" y="${y + 4}">${escape(label)}</text>
  <line x1="${left}" y1="${y}" x2="${right}" y2="${y}" stroke="#000" stroke-width="3"/>
  ${point}`;
}

function place(value: number): number {
  const shown = Math.min(RANGE.most, Math.max(RANGE.least, value));
  const share = Math.log(shown / RANGE.least) / Math.log(RANGE.most / RANGE.least);
  return Math.round((LABELS + share * (WIDTH - LABELS - 40)) * 10) / 10;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
