import type { FormCall, FormCalls } from '../../../shared/domain/formulaire/form-messages.ts';
import { refuse } from '../../../shared/kernel/result.ts';

/**
 * Asks one thing of a worker that reads and fills forms; it ends with its answer. Refusals: the call’s,
 * and `formulaire-sans-memoire` when the worker dies. An aborted `signal` ends it, and the promise never
 * settles.
 */
export function askForm<C extends FormCall>(
  call: C,
  args: Parameters<FormCalls[C]>,
  signal?: AbortSignal,
): ReturnType<FormCalls[C]> {
  const answer = new Promise<unknown>((resolve) => {
    const worker = new Worker(new URL('../../workers/forms-worker.ts', import.meta.url), {
      type: 'module',
    });
    const end = (value: unknown) => {
      worker.terminate();
      resolve(value);
    };
    signal?.addEventListener('abort', () => worker.terminate(), { once: true });
    worker.onmessage = ({ data }: MessageEvent<{ readonly reponse?: unknown }>) => {
      // What draws PDFs greets the page too: that is no answer.
      if (data.reponse !== undefined) end(data.reponse);
    };
    worker.onerror = (event) => {
      // Said in words on the screen: not a fault of the page.
      event.preventDefault();
      end(
        refuse(
          'formulaire-sans-memoire',
          'Ce formulaire n’a pas pu être ouvert, sans doute faute de mémoire\u00a0: rien n’a été changé. Fermez d’autres programmes, puis réessayez.',
        ),
      );
    };
    worker.postMessage({ call, args });
  });
  // The worker is this program’s own, built with this page: its answers are what it says.
  return answer as ReturnType<FormCalls[C]>;
}
