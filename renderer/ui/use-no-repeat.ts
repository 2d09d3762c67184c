import { useEffect } from 'react';

/**
 * A held Enter or space bar acts once: neither presses a button again, nor submits a form again. In
 * a text of several lines Enter still repeats, and so does a space being typed.
 */
export function useNoRepeat(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.repeat || !(event.target instanceof HTMLElement)) return;
      const writes = event.target.matches('textarea, [contenteditable]');
      const isText = writes || event.target.matches('input:not([type=radio], [type=checkbox])');
      if ((event.key === 'Enter' && !writes) || (event.key === ' ' && !isText))
        event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
