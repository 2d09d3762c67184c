/** The session’s cookie. Cookies ignore ports: its name keeps it apart from a desk’s on loopback. */
export const SESSION_COOKIE = 'relais_pilotage';

/** Whether a `Host` header names this very machine. */
export function isOnLoopback(host: string | undefined): boolean {
  const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
  return name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
}
