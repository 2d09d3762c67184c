import { useSyncExternalStore } from 'react';
import type { VisioPage, VisioView } from './visio-page.ts';

/** What the page shows, followed. */
export function usePage(page: VisioPage): VisioView {
  return useSyncExternalStore(page.subscribe, page.view);
}
