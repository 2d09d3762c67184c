import type { EtatEssai } from '../../shared/visio/appel.ts';
import type { MediaAnswer } from './visio-page.ts';

/** Asks the browser for the microphone, and the camera when told, then lets them go at once. */
export async function askMedia(camera: boolean): Promise<MediaAnswer> {
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: camera });
    stopStream(stream);
    return 'accorde';
  } catch (error) {
    return answerOf(error);
  }
}

/** Lets camera and microphone go: their lights go out. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** What a refusal of the browser means. */
export function answerOf(error: unknown): Exclude<MediaAnswer, 'accorde'> & EtatEssai {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'absent';
  // Another program holds the device, or its driver failed.
  if (name === 'NotReadableError' || name === 'AbortError') return 'occupe';
  return 'refuse';
}
