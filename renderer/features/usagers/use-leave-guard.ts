import { useEffect, useRef, useState } from 'react';

/**
 * While something typed would be lost, a change of screen waits for the person’s word: it does not
 * happen, and `asked` says so. Locking and closing are not held: they come first.
 */
export function useLeaveGuard(touched: boolean): {
  readonly asked: boolean;
  readonly stay: () => void;
  readonly leave: () => void;
} {
  const [wanted, setWanted] = useState<string | null>(null);
  const leaving = useRef(false);
  useEffect(() => {
    if (!touched) return undefined;
    const onNavigate = (event: NavigateEvent) => {
      // Going back without having touched the page cannot be held.
      if (leaving.current || !event.hashChange || !event.cancelable) return;
      event.preventDefault();
      setWanted(new URL(event.destination.url).hash);
    };
    window.navigation.addEventListener('navigate', onNavigate);
    return () => window.navigation.removeEventListener('navigate', onNavigate);
  }, [touched]);
  return {
    asked: wanted !== null,
    stay: () => setWanted(null),
    leave: () => {
      leaving.current = true;
      if (wanted !== null) window.location.hash = wanted;
    },
  };
}
