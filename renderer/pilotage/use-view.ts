import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { hashToView, viewToHash, type View } from './view.ts';

/** The view held by the page’s address, and how to change it: reload, back and bookmarks keep it. */
export function useView(): readonly [View, (view: View) => void] {
  const hash = useSyncExternalStore(subscribe, () => globalThis.location.hash);
  const view = useMemo(() => hashToView(hash), [hash]);
  const show = useCallback((next: View) => {
    globalThis.location.hash = viewToHash(next);
  }, []);
  return [view, show];
}

function subscribe(changed: () => void): () => void {
  globalThis.addEventListener('hashchange', changed);
  return () => globalThis.removeEventListener('hashchange', changed);
}
