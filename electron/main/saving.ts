import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { contract } from '../../shared/ipc/contract.ts';
import type { Response } from '../../shared/ipc/contract.ts';
import type { Random } from '../../shared/kernel/random.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { beginFile } from '../host/files/save-file.ts';
import type { FileBeingSaved } from '../host/files/save-file.ts';
import { refuseRequest } from './refuse-request.ts';

/** What keeps a file of the desk in a folder someone chooses. */
export interface Saving {
  /** One part of it, in order; the payload is the call’s own, still untrusted. */
  save(payload: unknown): Promise<Result<Response<'file.save'>>>;
}

/**
 * One file at a time: the folder is asked for with its first part, by the system’s own dialog, so that
 * the page never says where. Another first part lets go of a file left unfinished, as does the end of
 * the window.
 */
export function createSaving(window: BrowserWindow, random: Random): Saving {
  let current: { readonly file: FileBeingSaved; readonly nom: string; next: number } | null = null;
  const letGo = () => {
    current?.file.abandon();
    current = null;
  };
  window.on('closed', letGo);
  return {
    save: async (payload) => {
      const request = contract['file.save'].request.safeParse(payload);
      if (!request.success) return refuseRequest();
      const { nom, part, parts, octets } = request.data;
      if (part === 0) {
        letGo();
        const folder = await askFolder(window);
        if (folder === null) return ok({ etat: 'abandonne' });
        const begun = beginFile(folder, nom, random);
        if (!begun.ok) return begun;
        current = { file: begun.value, nom, next: 0 };
      }
      if (current === null || current.nom !== nom || current.next !== part) {
        letGo();
        return refuseRequest();
      }
      const written = current.file.write(Buffer.from(octets, 'base64'));
      if (!written.ok) {
        current = null;
        return written;
      }
      current.next += 1;
      if (current.next < parts) return ok({ etat: 'en-cours' });
      const finished = current.file.finish();
      current = null;
      return finished.ok ? ok({ etat: 'enregistre' }) : finished;
    },
  };
}

async function askFolder(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Enregistrer dans quel dossier ?',
    buttonLabel: 'Enregistrer ici',
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
