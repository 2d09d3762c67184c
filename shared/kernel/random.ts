/** The only way the project draws randomness: `length` cryptographically strong bytes. */
export interface Random {
  bytes(length: number): Uint8Array;
}

/**
 * A random UUID (version 4, RFC 9562). Never version 7: ids stay readable in the clear half,
 * and a time-ordered id would tell to the millisecond when a visitor came.
 */
export function createId(random: Random): string {
  const bytes = random.bytes(16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = toHex(bytes);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
