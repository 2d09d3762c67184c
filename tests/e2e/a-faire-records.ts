import { randomUUID } from 'node:crypto';
import { dossierKind } from '../../renderer/data/dossiers/dossier-kind.ts';
import { mandatKind } from '../../renderer/data/mandats/mandat-kind.ts';
import { rappelKind } from '../../renderer/data/rappels/rappels.ts';
import { sealEntry } from '../../renderer/data/records/entry.ts';
import { usagerKind } from '../../renderer/data/usagers/usager-kind.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import { dossierSealedSchema } from '../../shared/domain/dossier/schema.ts';
import type { DossierClear } from '../../shared/domain/dossier/schema.ts';
import { mandatSealedSchema } from '../../shared/domain/mandat/schema.ts';
import type { Envelope } from '../../shared/domain/record/envelope.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import type { Id } from '../../shared/domain/site/identifiers.ts';
import { usagerSealedSchema } from '../../shared/domain/usager/schema.ts';
import { ANIMATEUR, createInstalledSealer } from '../support/desk-install.ts';

const sealer = createInstalledSealer();

export const newId = (): Id => idSchema.parse(randomUUID());

const MOMENT = '2026-01-05T09:00:00Z';

/** The file of someone invented, last seen on a day. */
export function usagerRecord(
  id: Id,
  said: { readonly nom: string; readonly prenom: string; readonly dernierContact: LocalDay },
): Envelope {
  return sealEntry(usagerKind, sealer, {
    id,
    rev: 1,
    localDay: said.dernierContact,
    clear: {},
    sealed: usagerSealedSchema.parse({
      identite: { nom: said.nom, prenom: said.prenom, autresNoms: [], naissance: null },
      contact: { telephones: [], courriel: null, adresse: null, codePostal: null, commune: null },
      identifiants: { caf: [], franceTravail: [], nir: null },
      foyer: [],
      finalite: 'Suivre une demande',
      informe: null,
      opposition: null,
      dernierContact: said.dernierContact,
      creeLe: MOMENT,
      creePar: ANIMATEUR.id,
      fusions: [],
    }),
  });
}

/** A dossier of someone. */
export function dossierRecord(
  usager: Id,
  localDay: LocalDay,
  etat: DossierClear['etat'],
  more: Readonly<Record<string, unknown>>,
): Envelope {
  return sealEntry(dossierKind, sealer, {
    id: newId(),
    rev: 1,
    localDay,
    clear: { etat },
    sealed: dossierSealedSchema.parse({
      usager,
      demarche: 'caf-rsa',
      catalogue: '2026-01-01',
      liste: [],
      operateur: 'caf',
      ensemble: null,
      mandat: null,
      ouvertLe: localDay,
      ouvertPar: ANIMATEUR.id,
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
  });
}

/** A mandat of a month, given by someone. */
export function mandatRecord(usager: Id, debut: LocalDay): Envelope {
  return sealEntry(mandatKind, sealer, {
    id: newId(),
    rev: 1,
    localDay: debut,
    clear: {},
    sealed: mandatSealedSchema.parse({
      usager,
      mandataires: [ANIMATEUR.id],
      demarches: [],
      perimetres: ['social'],
      duree: 31,
      moyen: 'papier',
      debut,
      noteLe: MOMENT,
      par: ANIMATEUR.id,
      renouvelle: null,
      revocation: null,
      actes: [],
    }),
  });
}

/** A rappel for a day. */
export function rappelRecord(echeance: LocalDay, texte: string): Envelope {
  return sealEntry(rappelKind, sealer, {
    id: newId(),
    rev: 1,
    localDay: echeance,
    clear: { etat: 'a-faire', echeance },
    sealed: { texte, visite: null, noteLe: MOMENT, auteur: ANIMATEUR.id, regle: null },
  });
}
