import type { Panne } from '../../shared/visio/appel.ts';

/**
 * Loads the External API of a server, unless it is there, and says how that went. Asked for anew at each
 * try (`attempt`, from 1): the SDK’s own loading remembers a first failure for good, and says nothing of
 * it. Gives the way to stop waiting.
 */
export function loadExternalApi(
  domaine: string,
  attempt: number,
  { onLoad, onFail }: { readonly onLoad: () => void; readonly onFail: (panne: Panne) => void },
): () => void {
  if (isLoaded()) {
    onLoad();
    return () => {};
  }
  const script = document.createElement('script');
  script.async = true;
  // Under the same address, a browser would wait behind a request that is never answered.
  const query = attempt === 1 ? '' : `?essai=${attempt}`;
  script.src = `https://${domaine}/external_api.js${query}`;
  // One that throws has loaded all the same: it left nothing behind.
  script.onload = () => (isLoaded() ? onLoad() : onFail('script-en-defaut'));
  script.onerror = () => onFail('injoignable');
  document.head.append(script);
  return () => {
    script.onload = null;
    script.onerror = null;
    script.remove();
  };
}

function isLoaded(): boolean {
  return typeof Reflect.get(window, 'JitsiMeetExternalAPI') === 'function';
}
