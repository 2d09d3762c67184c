import serialize from 'canonicalize';

/** The canonical text (RFC 8785) of a JSON value: the bytes that are hashed, sent and kept. */
export function toCanonicalText(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new Error('Not a JSON value.');
  return text;
}
