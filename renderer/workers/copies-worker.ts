import type { CopyCall, CopyCalls } from '../../shared/domain/copie/copy-messages.ts';
import { createCopies } from './copies/copies.ts';
import { browserPictures } from './copies/pictures.ts';

/** One call of the page. */
interface Message {
  readonly id: number;
  readonly call: CopyCall;
  readonly args: readonly unknown[];
}

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;
const copies = createCopies(browserPictures, async (bytes) => {
  // A megabyte that most copies do without: fetched at the first PDF that is looked at.
  const { openPdfDrawer } = await import('./copies/draw-pdf.ts');
  return openPdfDrawer(bytes);
});

scope.onmessage = ({ data: { id, call, args } }: MessageEvent<Message>) => {
  const answer = (copies[call] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
  // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
  answer.then((value) => scope.postMessage({ id, value }, imagesOf(value)), reportError);
};

/** The pictures of an answer: given to the page rather than copied, since a scan may have sixty. */
function imagesOf(value: unknown): ImageBitmap[] {
  const read = value as Awaited<ReturnType<CopyCalls<ImageBitmap>[CopyCall]>>;
  if (!read.ok) return [];
  if (read.value instanceof ImageBitmap) return [read.value];
  return 'images' in read.value ? read.value.images.filter((image) => image !== null) : [];
}
