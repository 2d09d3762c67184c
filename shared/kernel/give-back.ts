/**
 * Gives the memory of bytes back now, and leaves them empty: those of thirty photos would wait together for
 * the collector. The first holder of bytes alone may.
 */
export function giveBack({ buffer }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && !buffer.detached) buffer.transfer(0);
}
