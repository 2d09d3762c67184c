import type { LocalDay } from '../../domain/calendar/local-day.ts';
import type { Nir } from '../../domain/identifiant/nir.ts';
import type { UsagerContent } from '../../domain/usager/schema.ts';
import type { Paper } from '../paper.ts';
import type { ChecklistDate } from '../papers/checklist-parts.ts';
import type { PackedForm, PackVariant } from './pack.ts';

/** What can be put in a pack, each to be taken or left. */
export const packParts = [
  'garde',
  'suite',
  'rdv',
  'lettre',
  'fiche',
  'liste',
  'mandat',
  'information',
  'formulaires',
  'copies',
] as const;
export type PackPartName = (typeof packParts)[number];

/** What each variant has in it, before anyone takes or leaves a part. */
export const defaultParts: Readonly<Record<PackVariant, readonly PackPartName[]>> = {
  usager: ['garde', 'suite', 'rdv', 'liste', 'fiche', 'information'],
  organisme: ['garde', 'lettre', 'fiche', 'liste', 'mandat', 'formulaires', 'copies'],
  brouillon: ['garde', 'lettre', 'fiche', 'liste'],
};

/** Where the platform is and when it is open; what is unknown is left to be written in. */
export interface PlatformContact {
  readonly adresse: readonly string[];
  readonly telephone: string | null;
  readonly horaires: readonly string[];
}

/** What happens to a dossier next. */
export interface DossierSuite {
  /** Papers still awaited. */
  readonly manquent: number;
  readonly canaux: readonly string[];
  readonly delai: string | null;
  readonly recours: string | null;
  readonly dates: readonly ChecklistDate[];
}

/** A dossier as a pack tells it. */
export interface PackedDossier {
  readonly demarche: string;
  readonly nom: string;
  readonly avec: string;
  readonly reference: string;
  readonly etat: string;
  readonly depotPrevu: LocalDay | null;
  readonly suite: DossierSuite;
  /** The letter’s body, and the lines of the address of whom it is for; empty is left to be written in. */
  readonly lettre: { readonly corps: string; readonly destinataire: readonly string[] };
  readonly copies: readonly {
    readonly cle: string;
    readonly nom: string;
    readonly pages: number;
  }[];
  /** The official forms of its démarche, to be filled for it. */
  readonly formulaires: readonly PackedForm[];
}

/** Whose pack it is: what is known, as the record has it. */
export interface PackPerson {
  readonly usager: Pick<UsagerContent, 'identite' | 'contact' | 'identifiants'>;
  readonly commune: string | null;
  /** The number typed for this print; null prints none. */
  readonly nir: Nir | null;
}

/** Everything a pack is made from. */
export interface PackSource {
  readonly site: { readonly id: string; readonly name: string };
  readonly contact: PlatformContact;
  readonly today: LocalDay;
  readonly variante: PackVariant;
  readonly parties: ReadonlySet<PackPartName>;
  /** At least one; several are opened together. */
  readonly dossiers: readonly PackedDossier[];
  readonly personne: PackPerson;
  readonly liste: Paper;
  readonly mandats: readonly Paper[];
  readonly information: Paper;
  /** The slip of the next appointment, when there is one. */
  readonly rdv: Paper | null;
}
