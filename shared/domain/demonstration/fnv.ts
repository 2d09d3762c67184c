/** FNV-1a over UTF-16 units, 32 bits: a number from a name, the same everywhere. Not for secrets. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1)
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash | 0;
}
