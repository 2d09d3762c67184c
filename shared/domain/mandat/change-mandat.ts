import { ok, refuse } from '../../kernel/result.ts';
import type { Failure, Result } from '../../kernel/result.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { dayInWords } from '../echeance/quand.ts';
import type { Id } from '../site/identifiers.ts';
import { coversDemarche, mandatEnd, mandatEtat } from './mandat-period.ts';
import type { EtatMandat } from './mandat-period.ts';
import { mandatSealedSchema } from './schema.ts';
import type { Acte, DureeMandat, MandatSealed, MoyenMandat } from './schema.ts';

/** Who does something, when it holds from, and when it was typed. */
interface Geste {
  readonly jour: LocalDay;
  readonly noteLe: string;
  readonly par: Id;
}

/** What a new mandat is made of, apart from who and when. */
export type MandatDraft = Pick<
  MandatSealed,
  'usager' | 'mandataires' | 'demarches' | 'perimetres' | 'duree' | 'moyen'
>;

/**
 * A mandat given on a day, or typed later. Refused: for someone under a protection measure, whose
 * guardian acts (mandat-protection); without whom or what it is for (mandat-objet); for a day to come
 * (mandat-a-venir).
 */
export function giveMandat(
  draft: MandatDraft & { readonly sousProtection: boolean },
  geste: Geste,
  aujourdhui: LocalDay,
): Result<MandatSealed> {
  const { sousProtection, ...content } = draft;
  if (sousProtection) {
    return refuse(
      'mandat-protection',
      'Une personne sous protection juridique ne donne pas de mandat : voyez avec son tuteur ou son curateur.',
    );
  }
  if (geste.jour > aujourdhui) {
    return refuse('mandat-a-venir', 'Un mandat part du jour où il est donné : vérifiez la date.');
  }
  const { jour: debut, noteLe, par } = geste;
  const common = { renouvelle: null, revocation: null, actes: [] };
  const mandat = mandatSealedSchema.safeParse({ ...content, debut, noteLe, par, ...common });
  return mandat.success
    ? ok(mandat.data)
    : refuse(
        'mandat-objet',
        'Dites qui peut agir, et pour quelles démarches (30 au plus) ou dans quels domaines.',
      );
}

/**
 * The mandat that follows another, for the same things, from the day it is agreed to again. Refused
 * when the former was revoked: a new one is given instead (mandat-revoque).
 */
export function renewMandat(
  former: { readonly id: Id; readonly sealed: MandatSealed },
  terms: {
    readonly duree: DureeMandat;
    readonly moyen: MoyenMandat;
    readonly sousProtection: boolean;
  },
  geste: Geste,
  aujourdhui: LocalDay,
): Result<MandatSealed> {
  if (former.sealed.revocation !== null) {
    return refuse(
      'mandat-revoque',
      'Ce mandat a été révoqué : il ne se renouvelle pas. Si la personne le veut, faites-en un nouveau.',
    );
  }
  const { usager, mandataires, demarches, perimetres } = former.sealed;
  const draft = { usager, mandataires, demarches, perimetres, ...terms };
  const given = giveMandat(draft, geste, aujourdhui);
  return given.ok ? ok({ ...given.value, renouvelle: former.id }) : given;
}

/**
 * The mandat revoked: from that day on nothing is done under it. Refused when it no longer holds
 * (mandat-revoque, mandat-fini) or for a day before it or to come (mandat-jour).
 */
export function revokeMandat(
  mandat: MandatSealed,
  { motif, ...geste }: Geste & { readonly motif: string | null },
  aujourdhui: LocalDay,
): Result<MandatSealed> {
  if (mandat.revocation !== null) return { ok: false, failure: closed('revoque', mandat) };
  if (geste.jour > mandatEnd(mandat.debut, mandat.duree)) {
    return { ok: false, failure: closed('fini', mandat) };
  }
  if (geste.jour < mandat.debut || geste.jour > aujourdhui) {
    return refuse(
      'mandat-jour',
      `Donnez un jour entre le ${dayInWords(mandat.debut)} et aujourd’hui.`,
    );
  }
  return ok(mandatSealedSchema.parse({ ...mandat, revocation: { ...geste, motif } }));
}

/**
 * The mandat with one more thing done under it. Refused when it did not hold that day (mandat-fini,
 * mandat-revoque, mandat-a-venir), for a démarche it does not name (mandat-hors-objet), for a day to
 * come (mandat-jour), or when its journal is full (mandat-plein).
 */
export function recordActe(
  mandat: MandatSealed,
  acte: Acte,
  aujourdhui: LocalDay,
): Result<MandatSealed> {
  if (acte.jour > aujourdhui) {
    return refuse('mandat-jour', 'Ce jour n’est pas encore venu : vérifiez la date.');
  }
  const etat = mandatEtat(mandat, acte.jour);
  if (etat !== 'actif') return { ok: false, failure: closed(etat, mandat) };
  if (!coversDemarche(mandat, acte.demarche ?? '')) {
    return refuse(
      'mandat-hors-objet',
      'Ce mandat ne couvre pas cette démarche : faites-en donner un autre avant d’agir.',
    );
  }
  const next = mandatSealedSchema.safeParse({ ...mandat, actes: [...mandat.actes, acte] });
  return next.success
    ? ok(next.data)
    : refuse('mandat-plein', 'Le journal de ce mandat est plein : renouvelez-le pour continuer.');
}

function closed(
  etat: Exclude<EtatMandat, 'actif'>,
  { debut, duree, revocation }: MandatSealed,
): Failure {
  switch (etat) {
    case 'a-venir':
      return {
        code: 'mandat-a-venir',
        sentence: `Ce mandat ne commence que le ${dayInWords(debut)}.`,
      };
    case 'fini':
      return {
        code: 'mandat-fini',
        sentence: `Ce mandat a pris fin le ${dayInWords(mandatEnd(debut, duree))} : renouvelez-le si la personne est d’accord.`,
      };
    case 'revoque':
      return {
        code: 'mandat-revoque',
        sentence: `Ce mandat a été révoqué le ${dayInWords(revocation?.jour ?? debut)} : n’agissez plus en son nom.`,
      };
  }
}
