import { useMemo, useSyncExternalStore } from 'react';
import { ADMINISTRATORS, ANYONE, OFFICE } from '../../shared/domain/staff/role.ts';
import type { StaffRole } from '../../shared/domain/staff/role.ts';

/**
 * The pages of the pilotage, by the beginning of their address, in the order of the menu, each with the
 * roles it is for. A page more is a line here and one in `pages.ts`.
 */
export const places = [
  { id: 'aujourdhui', label: 'Chiffres', roles: ANYONE },
  { id: 'analyse', label: 'Analyse', roles: ANYONE },
  { id: 'rapport', label: 'Rapport annuel', roles: ANYONE },
  { id: 'postes', label: 'Postes', roles: OFFICE },
  { id: 'permanences', label: 'Permanences', roles: OFFICE },
  { id: 'annuaire', label: 'Annuaire', roles: OFFICE },
  { id: 'catalogue', label: 'Catalogue', roles: OFFICE },
  { id: 'administration', label: 'Administration', roles: ADMINISTRATORS },
  { id: 'compte', label: 'Mon compte', roles: ANYONE },
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

/** Whether a page is for a role: what it reads would be refused otherwise. */
export function isFor(id: PlaceId, role: StaffRole): boolean {
  return places.some((place) => place.id === id && place.roles.includes(role));
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
