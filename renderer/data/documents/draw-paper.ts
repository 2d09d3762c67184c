import type { DrawingNews, DrawnPaper } from '../../../shared/documents/drawn-page.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';

/**
 * Draws a paper in a worker of its own, which ends with it: the screen stays alive, and what draws
 * papers is fetched at the first one. `onProgress` hears how far it is, from 0 to 1; an aborted
 * `signal` ends the worker, and the promise never settles.
 */
export function drawPaperInWorker(
  paper: Paper,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Result<DrawnPaper>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('../../workers/pdf-worker.ts', import.meta.url), {
      type: 'module',
    });
    signal.addEventListener('abort', () => worker.terminate(), { once: true });
    worker.onmessage = ({ data }: MessageEvent<DrawingNews>) => {
      if (data.genre === 'avancement') return onProgress(data.part);
      worker.terminate();
      resolve(ok({ pdf: data.pdf, pages: data.pages }));
    };
    worker.onerror = (event) => {
      // Said in words on the screen: not a fault of the page.
      event.preventDefault();
      worker.terminate();
      resolve(
        refuse(
          'papier-non-dessine',
          'Ce papier n’a pas pu être préparé, sans doute faute de mémoire. Fermez d’autres programmes, puis réessayez.',
        ),
      );
    };
    worker.postMessage(paper);
  });
}
