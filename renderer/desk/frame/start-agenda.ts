import type { DeskSession } from '../../data/desk-session.ts';
import { giveWay } from '../../data/give-way.ts';

/**
 * Writes what the département answers about RDV, whatever the screen, until the way to stop is called.
 * Behind everything else: the walk-in path does not carry it.
 */
export function startAgenda(session: DeskSession): () => void {
  let isOver = false;
  let stop = () => {};
  const start = async () => {
    await giveWay('background');
    const agenda = await import('../../data/agenda/settle-rdvs.ts').catch(() => null);
    if (!isOver && agenda !== null) stop = agenda.startSettling(session);
  };
  void start();
  return () => {
    isOver = true;
    stop();
  };
}
