import type {
  DrawnPack,
  PackNews,
  PackOrder,
  PreparedPage,
} from '../../../shared/documents/packs/pack-messages.ts';
import type { Pack } from '../../../shared/documents/packs/pack.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { readParts } from '../copies/copy-parts.ts';
import type { DeskSession } from '../desk-session.ts';

/** Copies made smaller for the packs of a screen, by their id: they live as long as it does. */
export type PreparedCopies = Map<string, readonly PreparedPage[]>;

/**
 * Draws a pack in a worker of its own, which ends with it. Copies are opened here, where the key is,
 * when the worker asks for them: one at a time. `onProgress` hears how far it is, from 0 to 1; an
 * aborted `signal` ends the worker, and the promise never settles. What is in `prepared` is not read
 * again, and what is made smaller goes in it. Refusal: `pack-non-compose`.
 */
export function drawPackInWorker(
  session: DeskSession,
  pack: Pack,
  onProgress: (part: number) => void,
  signal: AbortSignal,
  prepared: PreparedCopies,
): Promise<Result<DrawnPack>> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('../../workers/pack-worker.ts', import.meta.url), {
      type: 'module',
    });
    const order = (message: PackOrder, moved: ArrayBuffer[] = []) =>
      worker.postMessage(message, moved);
    const give = async (cle: string) => {
      const octets = await readParts(session, idSchema.parse(cle));
      if (!signal.aborted)
        order({ genre: 'copie', cle, octets }, octets.ok ? [octets.value.buffer] : []);
    };
    const fail = () => {
      worker.terminate();
      resolve(
        refuse(
          'pack-non-compose',
          'Ce pack n’a pas pu être préparé, sans doute faute de mémoire. Fermez d’autres programmes, ou retirez des pièces jointes, puis réessayez.',
        ),
      );
    };
    signal.addEventListener('abort', () => worker.terminate(), { once: true });
    worker.onmessage = ({ data }: MessageEvent<PackNews>) => {
      switch (data.genre) {
        case 'avancement':
          return onProgress(data.part);
        case 'pret':
          return void prepared.set(data.cle, data.pages);
        case 'demande':
          return void give(data.cle).catch(fail);
        case 'fini':
          worker.terminate();
          return resolve(
            ok({ pdf: data.pdf, pages: data.pages, pannes: data.pannes, manques: data.manques }),
          );
      }
    };
    worker.onerror = (event) => {
      // Said in words on the screen: not a fault of the page.
      event.preventDefault();
      fail();
    };
    order({ genre: 'pack', pack, prets: prepared });
  });
}
