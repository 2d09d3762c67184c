import { localDaySchema } from '../../../../shared/domain/calendar/local-day.ts';
import { dossierSealedSchema, evenementSchema } from '../../../../shared/domain/dossier/schema.ts';
import type { DossierSealed, Evenement } from '../../../../shared/domain/dossier/schema.ts';
import type { Dossier } from '../../../../shared/domain/dossier/apply-event.ts';
import type { Etape } from '../../../../shared/domain/dossier/etat.ts';
import { ficheOf } from '../piece/shipped-conditions.ts';

export const day = (text: string) => localDaySchema.parse(text);

const author = '3f0a8c1e-6f0b-4b57-9d5e-5f1f6a0c2b11';

const TRANSFER = 'cpam-changement-caisse';

/** A dossier just opened, of nobody. */
export function openDossier(more: Partial<Record<keyof DossierSealed, unknown>> = {}): Dossier {
  return {
    clear: { etat: 'ouvert' },
    sealed: dossierSealedSchema.parse({
      reference: 'FLR-A-2026-0001',
      usager: '9d6f3b52-7c1d-4a5e-8f57-0b7a5d3c4e21',
      demarche: TRANSFER,
      catalogue: '2026-11-21',
      liste: ficheOf(typeof more.demarche === 'string' ? more.demarche : TRANSFER).pieces,
      operateur: 'cpam',
      ensemble: null,
      mandat: null,
      ouvertLe: '2026-11-02',
      ouvertPar: author,
      depotPrevu: null,
      reponses: {},
      pieces: [],
      echeances: [],
      notes: [],
      copies: [],
      visites: [],
      journal: [],
      ...more,
    }),
  };
}

export function step(etape: Etape, jour = '2026-11-10', motif: string | null = null): Evenement {
  const noteLe = '2026-11-20T10:00:00Z';
  return evenementSchema.parse({ etape, jour, noteLe, par: author, motif, annule: null });
}

export function seen(piece: string, more: Record<string, unknown> = {}) {
  return {
    piece,
    etat: 'vue',
    vueLe: '2026-11-10',
    dateDocument: null,
    alternative: null,
    motif: null,
    ...more,
  };
}
