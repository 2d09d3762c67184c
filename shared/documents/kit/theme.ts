import type { TableLook } from './node.ts';

/** The family a renderer must provide, in regular and bold, with tabular figures (`tnum`). */
export const PAPER_FONT = 'Papier';

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

/** Left, top, right, bottom, in points: wide enough for the edges an old printer cannot reach (≈ 6 mm). */
export const MARGINS = [40, 48, 40, 40] as const;

/** Width between the margins. */
export const CONTENT_WIDTH = PAGE.width - MARGINS[0] - MARGINS[2];

/** Sizes in points. Nothing a person must read is under 9. */
export const SIZES = { title: 19, heading: 13, figure: 20, text: 10.5, small: 9, edge: 9 } as const;

/** The same on a paper made for a visitor: nothing on it is under 12. */
const LARGE_SIZES = { title: 19, heading: 15, text: 12.5, small: 12, edge: 12 } as const;

/** The same on what is put up on a door: read standing, from two steps away. */
const POSTER_SIZES = { title: 34, heading: 20, text: 15, small: 14, edge: 12 } as const;

/** The sizes of the body of a paper. */
export interface BodySizes {
  readonly title: number;
  readonly heading: number;
  readonly text: number;
  readonly small: number;
  readonly edge: number;
}

/** The sizes a paper is written in. */
export function bodySizes(corps: 'grand' | 'affiche' | undefined): BodySizes {
  if (corps === 'affiche') return POSTER_SIZES;
  return corps === 'grand' ? LARGE_SIZES : SIZES;
}

/** Ink only: rules that survive a tired drum, and one grey dark enough not to be dithered away. */
export const INK = { text: '#000000', bar: '#3a3a3a', rule: '#6b6b6b' } as const;

const none = () => 0;

/** Hairlines between rows; a rule under the heading of `headerRows` rows and above the last row. */
export function ruledLook(rows: number, headerRows: number): TableLook {
  return {
    hLineWidth: (i) => (i === 0 ? 0 : i === headerRows || i === rows - 1 ? 1 : 0.4),
    vLineWidth: none,
    hLineColor: INK.rule,
    paddingLeft: (i) => (i === 0 ? 0 : 5),
    paddingRight: () => 3,
    paddingTop: () => 2.5,
    paddingBottom: () => 2.5,
  };
}

/** Every cell in its frame. */
export function framedLook(padding: number): TableLook {
  return {
    hLineWidth: () => 0.8,
    vLineWidth: () => 0.8,
    hLineColor: INK.text,
    vLineColor: INK.text,
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => padding,
    paddingBottom: () => padding,
  };
}

/** No rule at all; a gap of `gap` points between columns. */
export function bareLook(gap: number): TableLook {
  return {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: (i) => (i === 0 ? 0 : gap),
    paddingRight: none,
    paddingTop: () => 1,
    paddingBottom: () => 1,
  };
}
