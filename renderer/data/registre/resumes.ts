import { foldWords } from '../../../shared/domain/commune/fold.ts';
import type { Dossier } from '../../../shared/domain/dossier/apply-event.ts';
import type { EtatDossier } from '../../../shared/domain/dossier/etat.ts';
import type { DossierSealed } from '../../../shared/domain/dossier/schema.ts';
import { mandatEndedOn } from '../../../shared/domain/mandat/mandat-period.ts';
import type { MandatSealed } from '../../../shared/domain/mandat/schema.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { UsagerContent } from '../../../shared/domain/usager/schema.ts';
import type { DossierEntry } from '../dossiers/dossier-kind.ts';
import type { Mandat } from '../mandats/mandat-kind.ts';
import type { Usager } from '../usagers/usager-kind.ts';

/** What is kept in memory of a usager: enough to find them, tell them apart and know what is due. */
export interface UsagerResume {
  readonly id: Id;
  readonly identite: UsagerContent['identite'];
  /** The names as they are searched: folded, word by word, and in one word (Le Fèvre, Lefèvre). */
  readonly mots: readonly string[];
  /** The numbers as they are searched: figures and letters alone. */
  readonly numeros: readonly string[];
  /** In lower case, as it is compared. */
  readonly courriel: string | null;
  readonly commune: UsagerContent['contact']['commune'];
  readonly foyer: readonly Id[];
  /** The files merged into this one. */
  readonly fusions: readonly Id[];
  readonly dernierContact: LocalDay;
}

/**
 * What is kept in memory of a dossier. `suivi` is what falls due in it: of its pièces those with a date,
 * of its notes and copies none; null once it is closed.
 */
export interface DossierResume {
  readonly id: Id;
  readonly etat: EtatDossier;
  readonly suivi: Dossier | null;
  readonly reference: DossierSealed['reference'];
  readonly usager: Id;
  readonly demarche: string;
  readonly operateur: DossierSealed['operateur'];
  readonly ouvertLe: LocalDay;
}

/** What is kept in memory of a mandat. `fin` is its last day, or that of its revocation. */
export interface MandatResume {
  readonly id: Id;
  readonly usager: Id;
  readonly debut: LocalDay;
  readonly fin: LocalDay;
  readonly duree: MandatSealed['duree'];
  readonly revoque: boolean;
  readonly renouvelle: Id | null;
}

export function usagerToResume({ id, sealed }: Usager): UsagerResume {
  const { identite, contact, foyer, fusions } = sealed;
  return {
    id,
    identite,
    mots: identityToWords(identite),
    numeros: contentToNumbers(sealed),
    courriel: contact.courriel?.toLowerCase() ?? null,
    commune: contact.commune,
    foyer: foyer.map(({ usager }) => usager),
    fusions: fusions.map(({ usager }) => usager),
    dernierContact: sealed.dernierContact,
  };
}

/** `share` gives one list for all the dossiers that keep the same. */
export function dossierToResume(
  { id, clear, sealed }: DossierEntry,
  share: (liste: DossierSealed['liste']) => DossierSealed['liste'],
): DossierResume {
  const { reference, usager, demarche, operateur, ouvertLe } = sealed;
  return {
    id,
    etat: clear.etat,
    suivi:
      clear.etat === 'clos'
        ? null
        : { clear, sealed: { ...trimmed(sealed), liste: share(sealed.liste) } },
    reference,
    usager,
    demarche,
    operateur,
    ouvertLe,
  };
}

/** A dossier without what never falls due. */
function trimmed(sealed: DossierSealed): DossierSealed {
  return {
    ...sealed,
    pieces: sealed.pieces.filter(({ dateDocument }) => dateDocument !== null),
    notes: [],
    copies: [],
    visites: [],
  };
}

export function mandatToResume({ id, sealed }: Mandat): MandatResume {
  const { usager, debut, duree, revocation, renouvelle } = sealed;
  return {
    id,
    usager,
    debut,
    fin: mandatEndedOn(sealed),
    duree,
    revoque: revocation !== null,
    renouvelle,
  };
}

/** The names of someone as they are searched. */
export function identityToWords({
  nom,
  prenom,
  autresNoms,
}: UsagerContent['identite']): readonly string[] {
  const names = [nom, prenom, ...autresNoms].filter((name) => name !== null).map(foldWords);
  return [...new Set(names.flatMap((words) => [...words, words.join('')]))];
}

/** The numbers of someone as they are searched. */
export function contentToNumbers({
  contact,
  identifiants,
}: Pick<UsagerContent, 'contact' | 'identifiants'>): readonly string[] {
  return [
    ...contact.telephones.map(nationalFigures),
    ...identifiants.caf.map(({ numero }) => numero),
    ...identifiants.franceTravail,
    ...(identifiants.nir === null ? [] : [identifiants.nir]),
  ];
}

/** A telephone as it is dialled in France, whatever its indicatif. */
function nationalFigures(telephone: string): string {
  return telephone.replace(/^\+33/, '0').replace('+', '');
}
