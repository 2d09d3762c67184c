import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { dossierKind } from '../../renderer/data/dossiers/dossier-kind.ts';
import { sealEntry } from '../../renderer/data/records/entry.ts';
import { usagerKind } from '../../renderer/data/usagers/usager-kind.ts';
import type { Id } from '../../shared/domain/site/identifiers.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { usagerSealedSchema } from '../../shared/domain/usager/schema.ts';
import { day, openDossier } from '../shared/domain/dossier/examples.ts';
import type { DeskCaller } from '../support/desk-contract.ts';
import { ANIMATEUR, createInstalledSealer } from '../support/desk-install.ts';

/** Puts someone invented and a dossier of theirs in the ledger; gives the dossier’s id. */
export async function appendDossier(
  { call }: DeskCaller,
  {
    nom = 'Fictif',
    dernierContact = '2026-11-02',
    reference = 'MVJ-A-2026-0001',
  }: {
    readonly nom?: string;
    readonly dernierContact?: string;
    readonly reference?: string;
  } = {},
): Promise<Id> {
  const sealer = createInstalledSealer();
  const usager = idSchema.parse(randomUUID());
  const id = idSchema.parse(randomUUID());
  const common = { rev: 1, localDay: day('2026-11-02') };
  const sealed = usagerSealedSchema.parse({
    identite: { nom, prenom: 'Alix', autresNoms: [], naissance: null },
    contact: { telephones: [], courriel: null, adresse: null, codePostal: null, commune: null },
    identifiants: { caf: [], franceTravail: [], nir: null },
    foyer: [],
    finalite: 'Suivre ses démarches',
    informe: null,
    opposition: null,
    dernierContact,
    creeLe: '2026-11-02T08:00:00Z',
    creePar: ANIMATEUR.id,
    fusions: [],
  });
  const dossier = openDossier({ usager, reference });
  await call('ledger.append', {
    records: [
      sealEntry(usagerKind, sealer, { ...common, id: usager, clear: {}, sealed }),
      sealEntry(dossierKind, sealer, { ...common, id, ...dossier }),
    ],
  });
  return id;
}

/** A photo as a browser writes one, of squares of every colour: no two parts of it are alike. */
export async function takePhoto(page: Page, width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high);
      const context = canvas.getContext('2d');
      if (context === null) throw new Error('No canvas.');
      const square = 20;
      for (let y = 0, seed = 1; y < high; y += square)
        for (let x = 0; x < wide; x += square) {
          seed = (seed * 48_271) % 2_147_483_647;
          context.fillStyle = `rgb(${seed % 256} ${(seed >> 8) % 256} ${(seed >> 16) % 256})`;
          context.fillRect(x, y, square, square);
        }
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      let binary = '';
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return btoa(binary);
    },
    [width, height] as const,
  );
  return Buffer.from(url, 'base64');
}

/**
 * The same photo as a phone held upright writes it: lying on its side with the turn to make of it
 * (EXIF orientation 6), and what else it says, over and over until the file has that many bytes.
 */
export function asPhoneWrites(photo: Buffer, says: string, octets: number): Buffer {
  const exif = Buffer.from(
    'Exif\0\0II*\0\u0008\0\0\0\u0001\0\u0012\u0001\u0003\0\u0001\0\0\0\u0006\0\0\0\0\0\0\0',
    'latin1',
  );
  const comment = Buffer.from(says.padEnd(65_000, ' '));
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const comments = Math.max(1, Math.ceil((octets - photo.length) / comment.length));
  return Buffer.concat([
    photo.subarray(0, 2),
    segment(0xe1, exif),
    ...Array.from({ length: comments }, () => segment(0xfe, comment)),
    photo.subarray(2),
  ]);
}
