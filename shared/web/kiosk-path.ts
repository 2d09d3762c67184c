/** Where a kiosk opens the desk page: read by the page itself, which then starts in touch mode. */
export const KIOSK_PATH = '/?tactile';
