import { ok, refuse } from '../../kernel/result.ts';
import type { Result } from '../../kernel/result.ts';
import { isWaitingNir } from '../identifiant/nir.ts';
import type { Nir } from '../identifiant/nir.ts';
import type { Id } from '../site/identifiers.ts';
import { usagerSealedSchema } from './schema.ts';
import type { UsagerContent, UsagerSealed } from './schema.ts';

/** A record and its id. */
interface Held {
  readonly id: Id;
  readonly sealed: UsagerSealed;
}

/** A merge done: the record kept, and what the two said differently (the kept one’s word stands). */
export interface Merge {
  readonly sealed: UsagerSealed;
  readonly ecarts: readonly string[];
}

/**
 * `kept` with all that `absorbed` knew: unknowns filled, lists joined, former names found again, the
 * latest contact, any objection. The absorbed record stays whole in the trace, with who and when.
 * Codes: fusion-meme, fusion-nir (two NIRs are two persons; a waiting one gives way), fusion-pleine.
 */
export function mergeUsagers(
  kept: Held,
  absorbed: Held,
  geste: { readonly le: string; readonly par: Id },
): Result<Merge> {
  if (kept.id === absorbed.id) {
    return refuse('fusion-meme', 'C’est la même fiche : choisissez-en deux.');
  }
  const nirs = [kept.sealed.identifiants.nir, absorbed.sealed.identifiants.nir];
  if (new Set(nirs.filter((nir) => nir !== null && !isWaitingNir(nir))).size > 1) {
    return refuse(
      'fusion-nir',
      'Les numéros de sécurité sociale diffèrent : ce sont deux personnes, ou l’un des deux est à corriger d’abord.',
    );
  }
  const { fusions: before, visites: mine, ...one } = kept.sealed;
  const { fusions: within, visites: theirs, ...other } = absorbed.sealed;
  const merged = usagerSealedSchema.safeParse({
    ...joinContents(one, other, [kept.id, absorbed.id]),
    fusions: [...before, ...within, { usager: absorbed.id, ...geste, avant: withoutNir(other) }],
    visites: [...new Set([...theirs, ...mine])],
  });
  return merged.success
    ? ok({ sealed: merged.data, ecarts: disagreements(one, other) })
    : refuse(
        'fusion-pleine',
        'La fiche réunie serait trop longue : retirez d’abord des numéros ou des noms devenus inutiles.',
      );
}

/** A number is in one place, where it can be taken out. */
function withoutNir(content: UsagerContent): UsagerContent {
  return { ...content, identifiants: { ...content.identifiants, nir: null } };
}

function joinContents(one: UsagerContent, other: UsagerContent, ids: readonly Id[]): UsagerContent {
  const { identite, contact, identifiants } = one;
  const names = [...identite.autresNoms, ...nameLeft(one, other), ...other.identite.autresNoms];
  return {
    ...one,
    identite: {
      nom: identite.nom ?? other.identite.nom,
      prenom: identite.prenom ?? other.identite.prenom,
      autresNoms: [...new Set(names)],
      naissance: longest(identite.naissance, other.identite.naissance),
    },
    contact: {
      telephones: [...new Set([...contact.telephones, ...other.contact.telephones])],
      courriel: contact.courriel ?? other.contact.courriel,
      // An address is one thing: street, postcode and commune of two records never mix.
      ...(hasAddress(one) ? addressOf(one) : addressOf(other)),
    },
    identifiants: {
      caf: uniqueBy([...identifiants.caf, ...other.identifiants.caf], (one) =>
        JSON.stringify([one.numero, one.caisse]),
      ),
      franceTravail: [
        ...new Set([...identifiants.franceTravail, ...other.identifiants.franceTravail]),
      ],
      nir: definitive(identifiants.nir, other.identifiants.nir),
    },
    foyer: uniqueBy([...one.foyer, ...other.foyer], ({ usager }) => usager).filter(
      ({ usager }) => !ids.includes(usager),
    ),
    informe: one.informe ?? other.informe,
    opposition: one.opposition ?? other.opposition,
    dernierContact:
      one.dernierContact > other.dernierContact ? one.dernierContact : other.dernierContact,
    creeLe: one.creeLe < other.creeLe ? one.creeLe : other.creeLe,
  };
}

function disagreements(one: UsagerContent, other: UsagerContent): readonly string[] {
  const compared: readonly (readonly [string, string | null, string | null])[] = [
    ['nom', one.identite.nom, other.identite.nom],
    ['prénom', one.identite.prenom, other.identite.prenom],
    ['date de naissance', one.identite.naissance, other.identite.naissance],
    ['courriel', one.contact.courriel, other.contact.courriel],
    ['adresse', one.contact.adresse, other.contact.adresse],
    ['commune', one.contact.commune, other.contact.commune],
    ['finalité', one.finalite, other.finalite],
  ];
  return compared
    .filter(([, mine, theirs]) => mine !== null && theirs !== null && mine !== theirs)
    .map(([what]) => what);
}

/** The surname of the record that goes, when it is another one. */
function nameLeft(one: UsagerContent, other: UsagerContent): readonly string[] {
  const { nom } = other.identite;
  return nom === null || one.identite.nom === null || nom === one.identite.nom ? [] : [nom];
}

/** The more precise of two dates that agree; else the first one known. */
function longest(one: string | null, other: string | null): string | null {
  if (one === null) return other;
  return other?.startsWith(one) === true ? other : one;
}

function definitive(one: Nir | null, other: Nir | null): Nir | null {
  return one === null || (other !== null && isWaitingNir(one)) ? other : one;
}

function hasAddress({ contact }: UsagerContent): boolean {
  return contact.adresse !== null || contact.codePostal !== null || contact.commune !== null;
}

function addressOf({ contact: { adresse, codePostal, commune } }: UsagerContent) {
  return { adresse, codePostal, commune };
}

function uniqueBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  return [
    ...new Map(values.toReversed().map((value) => [keyOf(value), value])).values(),
  ].toReversed();
}
