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
 * Copies a worker makes smaller before it ends: what a browser keeps of them for later goes with it, and
 * thirty photos never weigh more than these few.
 */
const AT_ONCE = 8;

/** The share of the work that is making copies smaller. */
const COPIES = 0.6;

/**
 * Draws a pack in workers of its own, one after the other, each ending with its work. Copies are opened
 * here, where the key is, when a worker asks for them: one at a time. `onProgress` hears how far it is,
 * from 0 to 1; an aborted `signal` ends the worker, and the promise never settles. What is in `prepared`
 * is not read again, and what is made smaller goes in it. Refusal: `pack-non-compose`.
 */
export async function drawPackInWorker(
  session: DeskSession,
  pack: Pack,
  onProgress: (part: number) => void,
  signal: AbortSignal,
  prepared: PreparedCopies,
): Promise<Result<DrawnPack>> {
  const cles = pack.parties.flatMap((part) =>
    part.genre === 'copie' && !prepared.has(part.cle) ? [part.cle] : [],
  );
  let done = 0;
  const note = (cle: string, pages: readonly PreparedPage[]) => {
    prepared.set(cle, pages);
    done += 1;
    onProgress((COPIES * done) / cles.length);
  };
  for (let from = 0; from < cles.length; from += AT_ONCE) {
    const order = { genre: 'copies', cles: cles.slice(from, from + AT_ONCE) } as const;
    const made = await runWorker(session, order, signal, (news) => {
      if (news.genre === 'pret') note(news.cle, news.pages);
      return news.genre === 'copies-faites' ? null : undefined;
    });
    if (!made.ok) return made;
  }
  const before = cles.length === 0 ? 0 : COPIES;
  return runWorker(session, { genre: 'pack', pack, prets: prepared }, signal, (news) => {
    if (news.genre === 'avancement') onProgress(before + (1 - before) * news.part);
    if (news.genre !== 'fini') return undefined;
    return { pdf: news.pdf, pages: news.pages, pannes: news.pannes, manques: news.manques };
  });
}

/** Runs a worker until `hear` gives what it was run for. */
function runWorker<T>(
  session: DeskSession,
  order: PackOrder,
  signal: AbortSignal,
  hear: (news: PackNews) => T | undefined,
): Promise<Result<T>> {
  return new Promise((resolve) => {
    if (signal.aborted) return;
    const worker = new Worker(new URL('../../workers/pack-worker.ts', import.meta.url), {
      type: 'module',
    });
    const send = (message: PackOrder, moved: ArrayBuffer[] = []) =>
      worker.postMessage(message, moved);
    const give = async (cle: string) => {
      const octets = await readParts(session, idSchema.parse(cle));
      if (!signal.aborted)
        send({ genre: 'copie', cle, octets }, octets.ok ? [octets.value.buffer] : []);
    };
    const end = (result: Result<T>) => {
      worker.terminate();
      resolve(result);
    };
    const fail = () =>
      end(
        refuse(
          'pack-non-compose',
          'Ce pack n’a pas pu être préparé, sans doute faute de mémoire. Fermez d’autres programmes, ou retirez des pièces jointes, puis réessayez.',
        ),
      );
    signal.addEventListener('abort', () => worker.terminate(), { once: true });
    worker.onmessage = ({ data }: MessageEvent<PackNews>) => {
      if (data.genre === 'demande') return void give(data.cle).catch(fail);
      const result = hear(data);
      if (result !== undefined) end(ok(result));
    };
    worker.onerror = (event) => {
      // Said in words on the screen: not a fault of the page.
      event.preventDefault();
      fail();
    };
    send(order);
  });
}
