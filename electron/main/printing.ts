import type { BrowserWindow, WebContentsPrintOptions } from 'electron';
import { contract } from '../../shared/ipc/contract.ts';
import type { Request, Response } from '../../shared/ipc/contract.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { refuseRequest } from './refuse-request.ts';

/** What prints the desk’s own page, without a dialog. */
export interface Printing {
  /** The payload of each is the call’s own, still untrusted. */
  printers(payload: unknown): Promise<Result<Response<'print.printers'>>>;
  print(payload: unknown): Promise<Result<Response<'print.pages'>>>;
}

const duplexModes = {
  recto: 'simplex',
  'bord-long': 'longEdge',
  'bord-court': 'shortEdge',
} as const satisfies Record<
  Request<'print.pages'>['rectoVerso'],
  WebContentsPrintOptions['duplexMode']
>;

/**
 * Prints what the desk shows, as its own dialog would: the page says what goes on paper (`@media
 * print`), so no file is written anywhere for it. What the printer’s spool keeps is not ours.
 */
export function createPrinting({ webContents }: BrowserWindow): Printing {
  return {
    printers: async (payload) => {
      if (!contract['print.printers'].request.safeParse(payload).success) return refuseRequest();
      const found = await webContents.getPrintersAsync();
      return ok({
        imprimantes: found.map(({ name, displayName }) => ({
          nom: name,
          libelle: displayName === '' ? name : displayName,
        })),
      });
    },
    print: (payload) => {
      const request = contract['print.pages'].request.safeParse(payload);
      if (!request.success) return Promise.resolve(refuseRequest());
      const { imprimante, exemplaires, noirEtBlanc, rectoVerso } = request.data;
      return new Promise((resolve) => {
        webContents.print(
          {
            silent: true,
            // Without a name it goes to the machine’s own default printer.
            ...(imprimante !== '' && { deviceName: imprimante }),
            copies: exemplaires,
            color: !noirEtBlanc,
            duplexMode: duplexModes[rectoVerso],
            pageSize: 'A4',
            // The paper has its own, which an old printer can reach.
            margins: { marginType: 'none' },
          },
          (success) => resolve(success ? ok({}) : refusePrinter()),
        );
      });
    },
  };
}

function refusePrinter(): Result<never> {
  return refuse(
    'imprimante-refuse',
    'L’imprimante n’a pas pris ces pages\u00a0: vérifiez qu’elle est allumée et reliée, ou choisissez-en une autre. Rien n’est perdu.',
  );
}
