import { useCallback, useState } from 'react';
import { KIOSK_PATH } from '../../../shared/web/kiosk-path.ts';

/** Where the mode is remembered: it belongs to the screen, not to a person. */
const KEY = 'relais-tactile';

/** Whether this screen is in touch mode: as it was last set here, else as a kiosk asks in its address. */
export function readTouchMode(): boolean {
  const kept = localStorage.getItem(KEY);
  return kept === null
    ? location.search === new URL(KIOSK_PATH, location.href).search
    : kept === 'oui';
}

/** Shows the mode on the whole page, the first run and the locked desk included. */
export function showTouchMode(touch: boolean): void {
  document.documentElement.toggleAttribute('data-tactile', touch);
}

/** Touch mode: larger targets, digits to touch, full screen when the browser allows it. */
export function useTouchMode(): readonly [boolean, (touch: boolean) => void] {
  const [touch, setTouch] = useState(readTouchMode);
  const choose = useCallback((next: boolean) => {
    localStorage.setItem(KEY, next ? 'oui' : 'non');
    showTouchMode(next);
    setTouch(next);
    // Refused without a gesture or by policy: the mode holds in a window as well.
    if (next) void document.documentElement.requestFullscreen().catch(() => {});
    else if (document.fullscreenElement !== null) void document.exitFullscreen();
  }, []);
  return [touch, choose];
}
