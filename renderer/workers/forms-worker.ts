// First: before any schema is made.
import '../../shared/web/parse-without-eval.ts';
import type { FormCall } from '../../shared/domain/formulaire/form-messages.ts';
import { createForms } from './forms/forms.ts';
import { rasterisePage } from './pack/rasterise-page.ts';

/** One call of the page: the only one this worker has. */
interface Message {
  readonly call: FormCall;
  readonly args: readonly unknown[];
}

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;
const forms = createForms({
  draw: async (pdf, page) => {
    const jpeg = await rasterisePage(pdf, page);
    return jpeg === null
      ? null
      : new FileReaderSync().readAsDataURL(new Blob([jpeg], { type: 'image/jpeg' }));
  },
});

scope.onmessage = ({ data: { call, args } }: MessageEvent<Message>) => {
  const answer = (forms[call] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
  // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
  answer.then((reponse) => scope.postMessage({ reponse }), reportError);
};
