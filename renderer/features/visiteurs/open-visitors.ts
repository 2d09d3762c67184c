import { VISITOR_PAGE } from '../../../shared/domain/presence/visitor-messages.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../../data/desk-session.ts';

/**
 * Opens the visitors’ page: Electron in a window of its own; in a browser, which knows no such thing
 * and says so, this page itself through `openWindow`. Refusals: the shell’s own.
 */
export async function openVisitors(
  { bridge, profileId }: Pick<DeskSession, 'bridge' | 'profileId'>,
  openWindow: (url: string) => unknown,
): Promise<Result<unknown>> {
  const opened = await bridge.call('visitors.open', { profile: profileId });
  if (opened.ok || opened.failure.code !== 'fenetre-du-navigateur') return opened;
  openWindow(`${VISITOR_PAGE}#${profileId}`);
  return ok(null);
}
