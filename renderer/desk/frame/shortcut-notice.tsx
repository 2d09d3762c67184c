import { useCallback, useState } from 'react';
import type { Bridge } from '../../bridge/bridge.ts';
import { useBridgeEvent } from '../../bridge/use-bridge-event.ts';
import { Notice } from '../../ui/notice.tsx';

/** Says that the Passage’s shortcut outside this window cannot be used, and what to do. */
export function ShortcutNotice({ bridge }: { readonly bridge: Bridge }) {
  const [sentence, setSentence] = useState<string | null>(null);
  useBridgeEvent(
    bridge,
    'shortcut.refused',
    useCallback((refused) => setSentence(refused.sentence), []),
  );
  return sentence === null ? null : <Notice kind="warn">{sentence}</Notice>;
}
