import { useMemo, useSyncExternalStore } from 'react';

/**
 * The pages of the pilotage, by the beginning of their address, in the order of the menu. A page more
 * is a line here and one in `pages.ts`.
 */
export const places = [
  { id: 'aujourdhui', label: 'Chiffres' },
  { id: 'annuaire', label: 'Annuaire' },
  { id: 'catalogue', label: 'Catalogue' },
] as const;

export type PlaceId = (typeof places)[number]['id'];

/** A page, and what it shows: a place or a démarche by its id, or one of the words of the page. */
export interface Place {
  readonly id: PlaceId;
  readonly subject: string | null;
}

/** The page of an address: `#annuaire/ccas-mende`; the figures for anything else. */
export function hashToPlace(hash: string): Place {
  const [name = '', subject = ''] = hash.replace(/^#/, '').split('/');
  const found = places.find(({ id }) => id === name)?.id ?? 'aujourdhui';
  return { id: found, subject: subject === '' ? null : subject };
}

/** The page held by the address. */
export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => globalThis.location.hash);
  return useMemo(() => hashToPlace(hash), [hash]);
}

/** The address of a page, or of one thing it shows. */
export function placeToHash(id: PlaceId, subject: string | null = null): string {
  return subject === null ? `#${id}` : `#${id}/${subject}`;
}

/** Goes there; Back returns. */
export function goTo(id: PlaceId, subject: string | null = null): void {
  globalThis.location.hash = placeToHash(id, subject);
}

function subscribe(changed: () => void): () => void {
  globalThis.addEventListener('hashchange', changed);
  return () => globalThis.removeEventListener('hashchange', changed);
}
