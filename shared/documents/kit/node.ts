/**
 * The part of pdfmake’s document definitions the kit uses. Written here because shared code sees
 * neither the DOM nor Node, which the types of pdfmake bring along. Measures are in points.
 */
interface Placed {
  /** Left, top, right, bottom. */
  margin?: [number, number, number, number];
  width?: number | '*' | 'auto';
  /** Kept on one page. */
  unbreakable?: boolean;
  colSpan?: number;
  alignment?: 'left' | 'right' | 'center';
  fontSize?: number;
  bold?: boolean;
  color?: string;
  noWrap?: boolean;
  lineHeight?: number;
  pageBreak?: 'before';
}

interface Rect {
  type: 'rect';
  x: number;
  y: number;
  w: number;
  h: number;
  lineWidth?: number;
  color?: string;
  lineColor?: string;
}

interface Line {
  type: 'line';
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  lineWidth?: number;
  lineColor?: string;
}

/** A drawing of the kit: rectangles and lines, nothing else. */
export type Vector = Rect | Line;

type Width = number | '*' | 'auto';

/** Rules and paddings of a table; `i` counts lines between rows (or columns), from 0. */
export interface TableLook {
  hLineWidth: (i: number) => number;
  vLineWidth: (i: number) => number;
  hLineColor?: string;
  vLineColor?: string;
  paddingLeft: (i: number) => number;
  paddingRight: (i: number) => number;
  paddingTop: (i: number) => number;
  paddingBottom: (i: number) => number;
}

interface TextNode extends Placed {
  text: string | { text: string; bold?: boolean }[];
  /** Its own line in the list of what the document holds. */
  outline?: true;
  outlineText?: string;
}

/** A code to shoot, a whole number of points a module. */
interface QrNode extends Placed {
  qr: string;
  /** The most points of its side. */
  fit: number;
  eccLevel: 'M';
}

/** Anything the kit puts on a page. */
export type PaperNode =
  | TextNode
  | QrNode
  | (Placed & { stack: PaperNode[] })
  | (Placed & { columns: PaperNode[]; columnGap?: number })
  | (Placed & { canvas: Vector[] })
  | (Placed & {
      table: {
        widths: Width[];
        heights?: (row: number) => number | 'auto';
        headerRows?: number;
        keepWithHeaderRows?: number;
        dontBreakRows?: boolean;
        body: PaperNode[][];
      };
      layout: TableLook;
    });

/** What the renderer is given: the whole of a document, fit for pdfmake’s `createPdf`. */
export interface PaperDefinition {
  version: '1.7';
  pageSize: 'A4';
  pageMargins: [number, number, number, number];
  language: string;
  displayTitle: boolean;
  info: {
    title: string;
    creator: string;
    producer: string;
    creationDate: Date;
    modDate: Date;
  };
  defaultStyle: {
    font: string;
    fontSize: number;
    lineHeight: number;
    fontFeatures: 'tnum'[];
  };
  header: (page: number) => PaperNode;
  footer: (page: number, pages: number) => PaperNode;
  content: PaperNode[];
}
