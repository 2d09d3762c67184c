import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import type { Creneau, Permanence } from '../../../shared/domain/permanence/schema.ts';
import { etatPriseLabels } from '../../../shared/domain/rdv/desk-rdv.ts';
import type { ATraiter } from '../../../shared/domain/rdv/desk-rdv.ts';
import { etatRdvLabels } from '../../../shared/domain/rdv/schema.ts';
import type { EtatRdv, Rdv } from '../../../shared/domain/rdv/schema.ts';
import type { ShownRdv } from '../../data/agenda/use-rdvs.ts';
import type { Stand } from '../../data/agenda/stand.ts';
import { capitalise, formatDay, formatHour } from '../../ui/format.ts';

/** An hour of the calendar (`09:30`) as people say it: `9 h 30`. */
export function hourWords(heure: string): string {
  return formatHour({ hour: Number(heure.slice(0, 2)), minute: Number(heure.slice(3)) });
}

/** When a slot is: `Mardi 12 mai 2026 à 9 h 30`. */
export function slotWhen({ jour, debut }: Pick<Creneau, 'jour' | 'debut'>): string {
  return `${capitalise(formatDay(jour))} à ${hourWords(debut)}`;
}

/** How one is received. */
export function lieuWords({ lieu }: Pick<Permanence, 'lieu'>): string {
  return lieu.genre === 'visio' ? 'en visio' : 'sur place';
}

const changing: Readonly<Record<NonNullable<Stand['changeEnAttente']>, string>> = {
  reserver: '',
  deplacer: 'déplacement en attente',
  annuler: 'annulation en attente',
  presence: 'présence en attente',
  rappele: 'rappel en attente',
};

/** Where a RDV stands, with what was asked of it and is not answered. */
export function standWords({ etat, changeEnAttente, aTraiter }: Stand): string {
  const said = aTraiter === 'introuvable' ? 'à vérifier' : etatPriseLabels[etat];
  const more = changeEnAttente === null ? '' : changing[changeEnAttente];
  return more === '' ? said : `${said}, ${more}`;
}

/** The moment it is. */
export interface At {
  readonly today: LocalDay;
  readonly now: Temporal.Instant;
}

/** Whether its hour is over, and nobody has said who came. */
export function waitsForPresence({ stand, jour }: ShownRdv, { today, now }: At): boolean {
  if (stand.etat !== 'prevu' || stand.changeEnAttente !== null) return false;
  return stand.creneau === null
    ? jour < today
    : Temporal.Instant.compare(Temporal.Instant.from(stand.creneau.finLe), now) <= 0;
}

/** The same, at that moment: past, a confirmed RDV asks who came. */
export function stateWords(rdv: ShownRdv, at: At): string {
  return waitsForPresence(rdv, at) ? 'présence à noter' : standWords(rdv.stand);
}

/** A RDV of another desk: what became of it, when that is known. */
export function otherWords({ etat }: Pick<Rdv, 'etat'>): string {
  const taken = 'pris par un autre poste';
  return etat === 'prevu' ? taken : `${etatRdvLabels[etat]}, ${taken}`;
}

/** Who came, as said in a sentence. */
export const presenceWords: Readonly<Record<Exclude<EtatRdv, 'annule'>, string>> = {
  prevu: 'prévu',
  honore: 'venu',
  'non-venu': 'non venu',
  excuse: 'excusé',
};

/** What is to be done about a RDV, in one line. */
export const aTraiterWords: Readonly<Record<ATraiter, string>> = {
  refuse: 'Rendez-vous refusé\u00a0: proposez un autre créneau',
  'changement-refuse': 'Changement de rendez-vous refusé\u00a0: à revoir',
  deplace: 'Le partenaire a déplacé ce rendez-vous\u00a0: prévenez la personne',
  'annule-partenaire': 'Le partenaire a annulé ce rendez-vous\u00a0: prévenez la personne',
  introuvable: 'Le département ne retrouve plus ce rendez-vous\u00a0: appelez la coordination',
};

/** The days of a week, from its Monday. */
export function weekOf(day: LocalDay): readonly LocalDay[] {
  const date = Temporal.PlainDate.from(day);
  const monday = date.subtract({ days: date.dayOfWeek - 1 });
  return Array.from(
    { length: 7 },
    (_, index) => monday.add({ days: index }).toString() as LocalDay,
  );
}

/** A day without its year: `mar. 12/05`. */
export function shortDay(day: LocalDay): string {
  const date = Temporal.PlainDate.from(day);
  const names = ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'];
  return `${names[date.dayOfWeek - 1] ?? ''} ${day.slice(8)}/${day.slice(5, 7)}`;
}
