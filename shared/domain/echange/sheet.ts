/** A value of a sheet; null is an empty cell. */
export type SheetCell = string | number | null;

/** How a column is written: text is never taken for anything else; a day is `YYYY-MM-DD`. */
export interface SheetColumn {
  readonly header: string;
  readonly kind: 'texte' | 'nombre' | 'jour';
  /** Width in characters, in a spreadsheet. */
  readonly width: number;
}

/** A sheet to be written as CSV or XLSX. */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}
