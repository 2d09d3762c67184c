import type { EtatEssai } from '../../shared/visio/appel.ts';

/** Milliseconds of one answer above which pictures will not follow; and before giving up. */
const SLOW = 600;
const GIVE_UP = 8_000;

/** How many times the server is asked: the first one also pays for the connection. */
const TIMES = 3;

/** How the server of the calls answers from here; `sans-objet` without one. */
export async function tryNetwork(domaine: string | null): Promise<EtatEssai> {
  if (domaine === null) return navigator.onLine ? 'sans-objet' : 'injoignable';
  const url = `https://${domaine}/external_api.js`;
  let best = Number.POSITIVE_INFINITY;
  performance.clearResourceTimings();
  try {
    for (let time = 0; time < TIMES; time += 1) {
      await fetch(url, {
        mode: 'no-cors',
        cache: 'no-store',
        credentials: 'omit',
        signal: AbortSignal.timeout(GIVE_UP),
      });
    }
    // The browser’s own measure, one entry a try.
    for (const { duration } of performance.getEntriesByName(url)) best = Math.min(best, duration);
  } catch {
    return 'injoignable';
  }
  return best > SLOW ? 'lent' : 'bon';
}

/** Plays a chord of one second on the speakers chosen; rejects when there are none. */
export async function playTone(deviceId: string | null): Promise<void> {
  const context = new AudioContext();
  try {
    if (deviceId !== null && 'setSinkId' in context)
      await (context as { setSinkId(id: string): Promise<void> }).setSinkId(deviceId);
    await context.resume();
    const gain = context.createGain();
    gain.connect(context.destination);
    gain.gain.setValueAtTime(0.15, context.currentTime);
    gain.gain.linearRampToValueAtTime(0, context.currentTime + 1);
    await Promise.all(
      [440, 554, 659].map((frequency) => {
        const tone = context.createOscillator();
        tone.frequency.value = frequency;
        tone.connect(gain);
        tone.start();
        tone.stop(context.currentTime + 1);
        return new Promise((resolve) => {
          tone.onended = resolve;
        });
      }),
    );
  } finally {
    void context.close();
  }
}
