/**
 * Bytes a browser holds out of its pages’ memory (its `Blob`): passed from a worker to a page, they are not
 * copied. As much of one as is used.
 */
export interface KeptBytes {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  slice(start: number, end: number): KeptBytes;
}
