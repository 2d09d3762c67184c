import { useSyncExternalStore } from 'react';
import { railLine, screens } from './screens.ts';
import type { ScreenId } from './screens.ts';

/** The screen on show, kept in the address so that a reload stays where one was. */
export function useScreen(): ScreenId {
  return useSyncExternalStore(subscribe, readScreen);
}

/** What the screen is asked to show (`#demarches/caf-rsa`), if the address says it. */
export function useSubject(): string | null {
  return useSyncExternalStore(subscribe, readSubject);
}

/** Goes to a screen, and to one thing it shows if told; the browser’s own Back returns. */
export function goTo(screen: ScreenId, subject: string | null = null): void {
  window.location.hash = hrefOf(screen, subject);
}

/** The address of a screen, or of one thing it shows. */
export function hrefOf(screen: ScreenId, subject: string | null = null): string {
  return subject === null ? `#${screen}` : `#${screen}/${subject}`;
}

/** The screens that show one person. */
const personal: readonly ScreenId[] = ['usagers', 'dossiers', 'packs', 'agenda'];

/** Lets go of whoever is on show: the desk opens again before someone else, perhaps. */
export function leavePerson(): void {
  const screen = readScreen();
  if (personal.includes(screen))
    window.history.replaceState(window.history.state, '', hrefOf(railLine(screen)));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function readScreen(): ScreenId {
  const [name = ''] = readAddress();
  return Object.hasOwn(screens, name) ? (name as ScreenId) : 'accueil';
}

function readSubject(): string | null {
  const [, subject = ''] = readAddress();
  return subject === '' ? null : subject;
}

function readAddress(): readonly string[] {
  return window.location.hash.slice(1).split('/');
}
