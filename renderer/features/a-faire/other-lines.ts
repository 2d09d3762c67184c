import { addDays } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import { isPurgeDue } from '../../../shared/domain/usager/purge.ts';
import type { RdvEntry } from '../../data/agenda/rdv-kind.ts';
import type { Rappel } from '../../data/rappels/rappels.ts';
import type { MandatResume, UsagerResume } from '../../data/registre/resumes.ts';
import { formatDate, NBSP } from '../../ui/format.ts';
import type { AFaireLine } from './a-faire-line.ts';

/** Days before its end a mandat is to be renewed, or let go. */
const MANDAT_DAYS = 14;

/** What someone said to come back to. */
export function rappelLines(rappels: readonly Rappel[]): readonly AFaireLine[] {
  return rappels.map(({ id, clear, sealed }) => ({
    key: `rappel|${id}`,
    cible: { kind: 'rappel', id },
    quoi: sealed.texte,
    objet: null,
    pourquoi: null,
    confidence: null,
    usager: null,
    quand: `noté pour le ${formatDate(clear.echeance)}`,
    jour: clear.echeance,
  }));
}

/** The RDV somebody must see to: refused, moved or cancelled by the partner. They are for today. */
export function rdvLines(rdvs: readonly RdvEntry[], today: LocalDay): readonly AFaireLine[] {
  return rdvs.flatMap(({ id, clear, sealed }) =>
    clear.aTraiter === null
      ? []
      : [
          {
            key: `rdv|${id}`,
            cible: { kind: 'rdv', id },
            quoi: aTraiterWords[clear.aTraiter],
            objet: sealed.organismeNom,
            pourquoi: sealed.refus?.sentence ?? null,
            confidence: null,
            usager: sealed.pour.genre === 'usager' ? sealed.pour.usager : null,
            quand: `rendez-vous du ${formatDate(clear.jour)}`,
            jour: today,
          },
        ],
  );
}

const aTraiterWords: Readonly<Record<NonNullable<RdvEntry['clear']['aTraiter']>, string>> = {
  refuse: 'Rendez-vous refusé\u00a0: proposer un autre créneau',
  'changement-refuse': 'Changement de rendez-vous refusé',
  deplace: 'Rendez-vous déplacé par le partenaire\u00a0: prévenir la personne',
  'annule-partenaire': 'Rendez-vous annulé par le partenaire\u00a0: prévenir la personne',
  introuvable: 'Rendez-vous que le département ne retrouve plus',
};

/** The mandats about to end that no other follows. */
export function mandatLines(
  mandats: ReadonlyMap<Id, MandatResume>,
  today: LocalDay,
): readonly AFaireLine[] {
  const followed = new Set([...mandats.values()].map(({ renouvelle }) => renouvelle));
  return [...mandats.values()]
    .filter(
      ({ id, debut, fin, duree, revoque }) =>
        // A mandat of one day is for that day: nobody renews it.
        duree > 1 &&
        !revoque &&
        debut <= today &&
        fin >= today &&
        fin <= addDays(today, MANDAT_DAYS) &&
        !followed.has(id),
    )
    .map(({ id, usager, fin }) => ({
      key: `mandat|${id}`,
      cible: { kind: 'usager', id: usager },
      quoi: 'Mandat qui prend fin',
      objet: null,
      pourquoi: `Renouvelez-le si la personne est d’accord\u202f; après ce jour, on n’agit plus en son nom.`,
      confidence: null,
      usager,
      quand: `le ${formatDate(fin)}`,
      jour: fin,
    }));
}

/** The files nobody came back for in two years. */
export function purgeLines(
  usagers: ReadonlyMap<Id, UsagerResume>,
  today: LocalDay,
): readonly AFaireLine[] {
  return [...usagers.values()]
    .filter((usager) => isPurgeDue(usager, today))
    .toSorted((a, b) => a.dernierContact.localeCompare(b.dernierContact))
    .map(({ id, dernierContact }) => ({
      key: `purge|${dernierContact}|${id}`,
      cible: { kind: 'usager', id },
      quoi: 'Fiche à effacer, ou à garder si la personne revient',
      objet: null,
      pourquoi: `Aucun contact depuis le ${formatDate(dernierContact)}${NBSP}: une fiche se garde deux ans.`,
      confidence: null,
      usager: id,
      quand: null,
      jour: null,
    }));
}
