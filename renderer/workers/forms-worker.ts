// First: before any schema is made.
import '../../shared/web/parse-without-eval.ts';
import type { FormCall } from '../../shared/domain/formulaire/form-messages.ts';
import { createForms } from './forms/forms.ts';
import { fetchWideTypeface } from './forms/wide-typeface.ts';
import { rasterisePage } from './pack/rasterise-page.ts';

/** One call of the page: the only one this worker has. */
interface Message {
  readonly call: FormCall;
  readonly args: readonly unknown[];
}

const scope = self as DedicatedWorkerGlobalScope & typeof globalThis;
const forms = createForms({ draw: rasterisePage, wideTypeface: fetchWideTypeface });

scope.onmessage = ({ data: { call, args } }: MessageEvent<Message>) => {
  const answer = (forms[call] as (...given: readonly unknown[]) => Promise<unknown>)(...args);
  // A rejection alone would stay in the worker: reported, it reaches the page’s `onerror`.
  answer.then((reponse) => scope.postMessage({ reponse }), reportError);
};
