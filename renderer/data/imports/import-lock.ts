import { useEffect, useState } from 'react';
import { refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { useWaiting } from '../records/use-waiting.ts';
import { importKind } from './imports.ts';
import type { Import } from './imports.ts';

/** Held by the window that writes or undoes an import; a window that dies lets it go. */
const LOCK = 'relais-import';

const NONE: readonly Import[] = [];

/** Runs an import or its undoing, alone among the windows of this desk. Refusal: `import-ailleurs`. */
export async function withImportLock<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) =>
    lock === null
      ? refuse(
          'import-ailleurs',
          'Un import est déjà en cours sur ce poste. Attendez qu’il finisse, puis recommencez.',
        )
      : work(),
  );
}

/** The imports cut short, that no window is writing; followed live. */
export function useInterruptedImports(session: DeskSession): readonly Import[] {
  const waiting = useWaiting(session, importKind, 'import') ?? NONE;
  const [free, setFree] = useState(false);
  const some = waiting.length > 0;
  useEffect(() => {
    if (!some) return;
    const left = new AbortController();
    // Granted once nobody is at work on an import: at once after a power cut, else when it is over.
    navigator.locks.request(LOCK, { signal: left.signal }, () => setFree(true)).catch(() => {});
    return () => {
      left.abort();
      setFree(false);
    };
  }, [some]);
  return some && free ? waiting : NONE;
}
