import { randomBytes } from 'node:crypto';
import type { BrowserWindow } from 'electron';
import { afterMilliseconds } from '../host/after-milliseconds.ts';
import type { OwnCalls } from './desk-calls.ts';
import { createKeychainCalls } from './keychain.ts';
import { createPrinting } from './printing.ts';
import { createSaving } from './saving.ts';
import { createVisioCalls } from './visio-window.ts';
import { createVisitorsWindow } from './visitors-window.ts';

/** The calls that need a window, a printer or a dialog of the system, for the desk’s window. */
export function ownCalls(window: BrowserWindow): OwnCalls {
  const visitors = createVisitorsWindow(window);
  const printing = createPrinting(window);
  const saving = createSaving(window, { bytes: (length) => new Uint8Array(randomBytes(length)) });
  return {
    'visitors.open': visitors.open,
    'print.printers': printing.printers,
    'print.pages': printing.print,
    'file.save': saving.save,
    ...createVisioCalls(window),
    ...createKeychainCalls(process.platform, afterMilliseconds),
  };
}
