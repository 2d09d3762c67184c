import { formatCafNumber } from '../../../../shared/domain/identifiant/caf.ts';
import { formatFranceTravailId } from '../../../../shared/domain/identifiant/france-travail.ts';
import type { Nir } from '../../../../shared/domain/identifiant/nir.ts';
import { formatTelephone } from '../../../../shared/domain/identifiant/telephone.ts';
import { writeNaissance } from '../../../../shared/domain/usager/naissance.ts';
import type { UsagerContent } from '../../../../shared/domain/usager/schema.ts';

/** What a form holds while it is typed: texts as typed, nothing judged yet. */
export interface UsagerFields {
  readonly nom: string;
  readonly prenom: string;
  readonly autresNoms: readonly string[];
  readonly naissance: string;
  readonly telephones: readonly string[];
  readonly courriel: string;
  readonly adresse: string;
  readonly codePostal: string;
  readonly commune: string | null;
  readonly caf: readonly CafFields[];
  readonly franceTravail: readonly string[];
  /** A number typed now; empty leaves `nirGarde` as it is. */
  readonly nir: string;
  /** The number kept already, never written in a field: its place may be seen by others. */
  readonly nirGarde: Nir | null;
  readonly foyer: UsagerContent['foyer'];
  readonly finalite: string;
  /** `YYYY-MM-DD`, or empty while the person was not informed. */
  readonly informeLe: string;
}

export interface CafFields {
  readonly numero: string;
  readonly caisse: string;
}

/** Where a sentence goes: a field, or a line of one. */
export type FieldKey =
  | Exclude<keyof UsagerFields, 'nirGarde' | 'foyer' | 'autresNoms' | 'commune'>
  | `telephones.${number}`
  | `caf.${number}`
  | `franceTravail.${number}`;

export const NO_CAF: CafFields = { numero: '', caisse: '' };

/** A form nobody filled: everything is unknown. Lists show one line to write on. */
export const blankFields: UsagerFields = {
  nom: '',
  prenom: '',
  autresNoms: [],
  naissance: '',
  telephones: [''],
  courriel: '',
  adresse: '',
  codePostal: '',
  commune: null,
  caf: [NO_CAF],
  franceTravail: [''],
  nir: '',
  nirGarde: null,
  foyer: [],
  finalite: '',
  informeLe: '',
};

/** A file as its form shows it. */
export function contentToFields(content: UsagerContent): UsagerFields {
  const { identite, contact, identifiants, foyer, finalite, informe } = content;
  return {
    nom: identite.nom ?? '',
    prenom: identite.prenom ?? '',
    autresNoms: identite.autresNoms,
    naissance: identite.naissance === null ? '' : writeNaissance(identite.naissance),
    telephones: orOneLine(contact.telephones.map(formatTelephone), ''),
    courriel: contact.courriel ?? '',
    adresse: contact.adresse ?? '',
    codePostal: contact.codePostal ?? '',
    commune: contact.commune,
    caf: orOneLine(
      identifiants.caf.map(({ numero, caisse }) => ({
        numero: formatCafNumber(numero),
        caisse: caisse ?? '',
      })),
      NO_CAF,
    ),
    franceTravail: orOneLine(identifiants.franceTravail.map(formatFranceTravailId), ''),
    nir: '',
    nirGarde: identifiants.nir,
    foyer,
    finalite,
    informeLe: informe?.le ?? '',
  };
}

/** What was typed and not found there yet is added; what was there already stays. */
export function carryFields(kept: UsagerFields, typed: UsagerFields): UsagerFields {
  const first = (there: string, said: string) => (there.trim() === '' ? said : there);
  const hasAddress = [kept.adresse, kept.codePostal, kept.commune ?? ''].some(isSaid);
  // An address is one thing: street, postcode and commune of two never mix.
  const { adresse, codePostal, commune } = hasAddress ? kept : typed;
  return {
    ...kept,
    nom: first(kept.nom, typed.nom),
    prenom: first(kept.prenom, typed.prenom),
    autresNoms: joinTexts(kept.autresNoms, typed.autresNoms),
    naissance: first(kept.naissance, typed.naissance),
    telephones: orOneLine(joinTexts(kept.telephones, typed.telephones), ''),
    courriel: first(kept.courriel, typed.courriel),
    adresse,
    codePostal,
    commune,
    caf: orOneLine(joinCaf(kept.caf, typed.caf), NO_CAF),
    franceTravail: orOneLine(joinTexts(kept.franceTravail, typed.franceTravail), ''),
    nir: typed.nir,
    foyer: [
      ...kept.foyer,
      ...typed.foyer.filter(({ usager }) => !kept.foyer.some((one) => one.usager === usager)),
    ],
    finalite: first(kept.finalite, typed.finalite),
    informeLe: first(kept.informeLe, typed.informeLe),
  };
}

/** Whether leaving would lose something typed. */
export function isTouched(fields: UsagerFields, initial: UsagerFields): boolean {
  return JSON.stringify(fields) !== JSON.stringify(initial);
}

function orOneLine<T>(lines: readonly T[], blank: T): readonly T[] {
  return lines.length === 0 ? [blank] : lines;
}

function joinTexts(kept: readonly string[], typed: readonly string[]): readonly string[] {
  const bare = (text: string) => text.replaceAll(/\s/g, '').toLowerCase();
  const said = kept.filter(isSaid);
  const known = new Set(said.map(bare));
  return [...said, ...typed.filter((text) => isSaid(text) && !known.has(bare(text)))];
}

function joinCaf(kept: readonly CafFields[], typed: readonly CafFields[]): readonly CafFields[] {
  const numbers = joinTexts(
    kept.map(({ numero }) => numero),
    typed.map(({ numero }) => numero),
  );
  return numbers.map(
    (numero) => [...kept, ...typed].find((one) => one.numero === numero) ?? { ...NO_CAF, numero },
  );
}

function isSaid(text: string): boolean {
  return text.trim() !== '';
}
