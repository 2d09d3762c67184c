import { randomUUID } from 'node:crypto';
import { writeParts } from '../../renderer/data/copies/copy-parts.ts';
import { dossierKind } from '../../renderer/data/dossiers/dossier-kind.ts';
import { sealEntry } from '../../renderer/data/records/entry.ts';
import { usagerKind } from '../../renderer/data/usagers/usager-kind.ts';
import type { Bridge } from '../../renderer/bridge/bridge.ts';
import type { Id } from '../../shared/domain/site/identifiers.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { ok } from '../../shared/kernel/result.ts';
import { day, openDossier } from '../shared/domain/dossier/examples.ts';
import type { DeskCaller } from '../support/desk-contract.ts';
import { ANIMATEUR, createInstalledSealer, INSTALLED_VAULT } from '../support/desk-install.ts';
import { examplePerson } from '../support/pack-examples.ts';

/** A copy to keep with the dossier that is put in the ledger. */
export interface CopyToKeep {
  readonly nom: string;
  readonly format: 'application/pdf' | 'image/jpeg';
  readonly pages: number;
  readonly bytes: Uint8Array;
}

const newId = () => idSchema.parse(randomUUID());

/** Someone invented, and their dossiers opened together, the copies in the first; gives its id. */
export async function appendMove(
  { call }: DeskCaller,
  copies: readonly CopyToKeep[],
  { spoiled = false, nom }: { readonly spoiled?: boolean; readonly nom?: string } = {},
): Promise<Id> {
  const sealer = createInstalledSealer();
  const bridge: Pick<Bridge, 'call'> = {
    call: async (channel, request) => ok(await call(channel, request)),
  };
  const kept = [];
  for (const { bytes, ...about } of copies) {
    const id = newId();
    const le = '2026-11-02T09:00:00Z';
    const written = await writeParts(
      {
        bridge: { ...bridge, subscribe: () => () => {} },
        sealer,
        vault: { current: () => INSTALLED_VAULT },
      },
      id,
      bytes,
    );
    if (!written.ok) throw new Error(written.failure.sentence);
    kept.push({ ...about, id, octets: bytes.length, piece: null, le, par: ANIMATEUR.id });
  }
  // A copy whose file is not on the disk any more.
  const lost = { nom: 'Copie perdue', format: 'image/jpeg', pages: 1, octets: 10, piece: null };
  if (spoiled) kept.push({ ...lost, id: newId(), le: '2026-11-02T09:00:00Z', par: ANIMATEUR.id });
  const usager = newId();
  const ensemble = newId();
  const [first, second] = [newId(), newId()];
  const common = { rev: 1, localDay: day('2026-11-02') };
  await call('ledger.append', {
    records: [
      sealEntry(usagerKind, sealer, {
        ...common,
        id: usager,
        clear: {},
        sealed: examplePerson(nom),
      }),
      sealEntry(dossierKind, sealer, {
        ...common,
        id: first,
        ...openDossier({ usager, ensemble, reference: 'MVJ-A-2026-0001', copies: kept }),
      }),
      sealEntry(dossierKind, sealer, {
        ...common,
        id: second,
        ...openDossier({
          usager,
          ensemble,
          demarche: 'caf-transfert-departement',
          operateur: 'caf',
          reference: 'MVJ-A-2026-0002',
        }),
      }),
    ],
  });
  return first;
}
