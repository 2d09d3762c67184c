import { refuse } from '../../../shared/kernel/result.ts';

/** What a change of the calendar may be refused with, beside what the domain itself refuses. */
export const refusals = {
  unknownSlot: refuse(
    'creneau-inconnu',
    'Ce créneau n’existe plus : mettez l’agenda à jour et choisissez-en un autre.',
  ),
  unknownBooking: refuse(
    'rdv-inconnu',
    'Ce rendez-vous n’existe pas, ou n’existe plus : mettez l’agenda à jour.',
  ),
  unknownPermanence: refuse(
    'permanence-inconnue',
    'Cette permanence n’existe pas : mettez l’agenda à jour.',
  ),
  otherSite: refuse(
    'autre-plateforme',
    'Ceci appartient à une autre plateforme : c’est à elle ou à la coordination de le changer.',
  ),
  unknownSite: refuse(
    'plateforme-inconnue',
    'Cette plateforme n’est pas du réseau : choisissez-en une de la liste.',
  ),
  changedSince: refuse(
    'modifie-entre-temps',
    'Quelqu’un d’autre l’a changé entre-temps : regardez ce qui a changé, puis recommencez.',
  ),
  takenReference: refuse(
    'reference-prise',
    'Cette référence est déjà celle d’un autre rendez-vous : recommencez.',
  ),
  reusedRequest: refuse(
    'demande-reprise',
    'Cette demande a déjà servi à autre chose : recommencez depuis l’agenda.',
  ),
  full: refuse(
    'creneau-complet',
    'Ce créneau vient d’être pris : choisissez l’un des créneaux libres les plus proches.',
  ),
  boothTaken: refuse(
    'cabine-occupee',
    'La cabine visio de la plateforme est prise à cette heure : choisissez un autre créneau.',
  ),
  pastBooking: refuse(
    'rdv-passe',
    'Ce rendez-vous est passé : notez plutôt si la personne est venue.',
  ),
  endedBooking: refuse('rdv-termine', 'Ce rendez-vous n’est plus prévu : prenez-en un autre.'),
  tooEarly: refuse('trop-tot', 'La présence se note le jour du rendez-vous, pas avant.'),
  placeGiven: refuse(
    'place-reprise',
    'La place de ce rendez-vous a été donnée à quelqu’un d’autre : prenez un autre créneau.',
  ),
  nothingToCall: refuse('rien-a-rappeler', 'Ce rendez-vous n’attend plus de rappel.'),
  pastPermanence: refuse(
    'permanence-passee',
    'Cette permanence n’aurait aucun créneau à venir : donnez des dates futures.',
  ),
  placesTaken: refuse(
    'places-prises',
    'Un créneau a déjà plus de rendez-vous que ce nombre de places : gardez-en autant, ou annulez d’abord des rendez-vous.',
  ),
  unknownRoom: refuse(
    'salle-inconnue',
    'Cette salle n’est pas de la plateforme, ou ne sert plus : choisissez-en une autre.',
  ),
} as const;
