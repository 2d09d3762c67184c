import { readPublished } from './published.ts';
import type { Published } from './published.ts';

/** What `make` makes of what is published, made again only when that changes. */
export function oncePublished<T>(make: (published: Published) => T): () => T {
  let made: { readonly of: Published; readonly value: T } | null = null;
  return () => {
    const published = readPublished();
    if (made?.of !== published) made = { of: published, value: make(published) };
    return made.value;
  };
}
