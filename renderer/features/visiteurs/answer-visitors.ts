import { visitorChannelName } from '../../../shared/domain/presence/visitor-messages.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { addToQueue, letGo } from '../../data/presences/presences.ts';
import { createArrivalThrottle } from './arrival-throttle.ts';
import { createVisitorDesk } from './visitor-desk.ts';
import type { VisitorDesk } from './visitor-desk.ts';

/** What the browser gives: its locks, and its channels. */
export interface VisitorPlatform {
  readonly locks: Pick<LockManager, 'request'>;
  readonly openChannel: (name: string) => BroadcastChannel;
}

/**
 * Answers the visitors’ page of this profile until `left` is aborted. Two windows may be open on one
 * desk: the first to come answers, the other takes over when that one closes or locks.
 * `onDesk` is told when this window answers, and null when it no longer does.
 */
export function answerVisitors(
  session: DeskSession,
  { locks, openChannel }: VisitorPlatform,
  left: AbortSignal,
  onDesk: (desk: VisitorDesk | null) => void,
): void {
  const name = visitorChannelName(session.profileId);
  const untilLeft = new Promise<void>((resolve) => {
    left.addEventListener('abort', () => resolve(), { once: true });
  });
  const answering = locks.request(name, { signal: left }, async () => {
    const channel = openChannel(name);
    const desk = createVisitorDesk({
      say: (message) => {
        // Locked meanwhile: the channel is closed, and what was recorded stays recorded.
        if (!left.aborted) channel.postMessage(message);
      },
      mayGive: createArrivalThrottle(session.clock),
      record: async ({ themeDeVie, langue }) => {
        const added = await addToQueue(
          session,
          { motif: { themeDeVie, texte: null }, langue },
          true,
        );
        if (!added.ok) return added;
        const { numero } = added.value.sealed;
        if (numero === null) throw new Error('A numbered arrival has a number.');
        return ok({ recorded: added.value, numero });
      },
      takeBack: (presence) => letGo(session, presence),
    });
    channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => desk.hear(data));
    onDesk(desk);
    await untilLeft;
    onDesk(null);
    channel.close();
  });
  answering.catch((error: unknown) => {
    // Left before its turn came.
    if (!left.aborted) throw error;
  });
}
