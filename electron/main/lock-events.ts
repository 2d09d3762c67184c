import { powerMonitor } from 'electron';

/**
 * Asks for a lock when nobody can be in front of the desk any more: the machine sleeps, its session
 * is locked (macOS, Windows), or another user’s comes to the front (macOS).
 */
export function onMachineLeft(lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('user-did-resign-active', lock);
}
