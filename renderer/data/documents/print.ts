import { COPY_PART_BYTES } from '../../../shared/ipc/contract.ts';
import type { Request, Response } from '../../../shared/ipc/contract.ts';
import type { KeptBytes } from '../../../shared/kernel/kept-bytes.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { bytesToBase64 } from '../base64.ts';
import type { DeskSession } from '../desk-session.ts';

export type Imprimante = Response<'print.printers'>['imprimantes'][number];
export type PrintWish = Request<'print.pages'>;
export type RectoVerso = PrintWish['rectoVerso'];

/** The printers of this machine; null where the shell leaves printing to the browser’s dialog. */
export async function listPrinters({
  bridge,
}: Pick<DeskSession, 'bridge'>): Promise<readonly Imprimante[] | null> {
  const found = await bridge.call('print.printers', {});
  return found.ok ? found.value.imprimantes : null;
}

/** Sends the pages on show to a printer, without a dialog. Refusals: the shell’s. */
export function printPages(
  { bridge }: Pick<DeskSession, 'bridge'>,
  wish: PrintWish,
): Promise<Result<unknown>> {
  return bridge.call('print.pages', wish);
}

/**
 * Keeps a file in a folder the person chooses, whole or not at all; false when they changed their mind.
 * Refusals: the shell’s (`enregistrement-impossible` when the disk is full or cannot be written).
 */
export async function saveFile(
  { bridge }: Pick<DeskSession, 'bridge'>,
  nom: string,
  file: KeptBytes,
): Promise<Result<boolean>> {
  const parts = Math.max(1, Math.ceil(file.size / COPY_PART_BYTES));
  for (let part = 0; part < parts; part += 1) {
    const bytes = file.slice(part * COPY_PART_BYTES, (part + 1) * COPY_PART_BYTES);
    const octets = bytesToBase64(new Uint8Array(await bytes.arrayBuffer()));
    const saved = await bridge.call('file.save', { nom, part, parts, octets });
    if (!saved.ok) return saved;
    if (saved.value.etat === 'abandonne') return ok(false);
  }
  return ok(true);
}
