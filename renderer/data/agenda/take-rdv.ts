import type { PourQui } from '../../../shared/domain/rdv/desk-rdv.ts';
import { operateurOf } from '../../../shared/domain/rdv/find-slots.ts';
import type { Offer } from '../../../shared/domain/rdv/find-slots.ts';
import { createReferenceRdv } from '../../../shared/domain/rdv/schema.ts';
import type { EtatRdv } from '../../../shared/domain/rdv/schema.ts';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { Souhait } from '../../../shared/ipc/agenda.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { DeskSession } from '../desk-session.ts';
import { commitEntry } from '../records/commit-entry.ts';
import { todayAt } from '../usagers/contact.ts';
import { rdvKind } from './rdv-kind.ts';
import type { RdvEntry } from './rdv-kind.ts';

/** Who comes, for what, and what it belongs to. */
export interface Booking {
  readonly pour: PourQui;
  readonly motif: string;
  readonly dossier: Id | null;
  readonly visite: Id | null;
  readonly note: string | null;
}

/**
 * Takes a slot for someone: the record is on the disk first, with the id of its request, then the
 * request is given to the host. Whatever happens between the two, it is asked once, and shown
 * `en attente` until the département says otherwise. Refusals: `motif-inconnu`, the ledger’s own.
 */
export async function bookSlot(
  session: DeskSession,
  { creneau, permanence }: Offer,
  booking: Booking,
): Promise<Result<RdvEntry>> {
  const motif = permanence.motifs.find(({ code }) => code === booking.motif);
  if (motif === undefined)
    return refuse('motif-inconnu', 'Choisissez d’abord le motif du rendez-vous.');
  const { pour, dossier, visite, note } = booking;
  const noted = await commitEntry(session, rdvKind, {
    id: newId(session),
    rev: 1,
    localDay: todayAt(session),
    clear: {
      jour: creneau.jour,
      etat: 'en-attente',
      visio: permanence.lieu.genre === 'visio',
      operateur: operateurOf(permanence),
      aTraiter: null,
    },
    sealed: {
      reference: createReferenceRdv(session.random),
      demande: newId(session),
      creneau: creneau.id,
      debut: creneau.debut,
      fin: creneau.fin,
      organisme: permanence.organisme,
      organismeNom: permanence.organismeNom,
      motif: motif.code,
      motifLibelle: motif.libelle,
      pour,
      dossier,
      visite,
      note,
      refus: null,
      prisLe: session.clock.now().toString(),
      auteur: session.author.id,
    },
  });
  if (!noted.ok) return noted;
  // Kept from now on: what the host could not take is asked again at the next opening.
  await askBooking(session, noted.value);
  return noted;
}

/** Gives the host the request of a booking; the very same each time. */
export function askBooking(session: DeskSession, { sealed }: RdvEntry): Promise<Result<Id>> {
  const { demande, reference, creneau, motif } = sealed;
  return ask(session, { genre: 'reserver', demande, reference, creneau, motif });
}

/** Moves a RDV to another slot, once the département says so. */
export function moveRdv(session: DeskSession, { sealed }: RdvEntry, creneau: Id) {
  return ask(session, { genre: 'deplacer', ...about(session, sealed), creneau });
}

/** Cancels a RDV: the visitor will not come (`excuse`), or we cannot (`annule`). */
export function cancelRdv(session: DeskSession, { sealed }: RdvEntry, etat: 'excuse' | 'annule') {
  return ask(session, { genre: 'annuler', ...about(session, sealed), etat });
}

/** Says who came. It may be put right. */
export function notePresence(
  session: DeskSession,
  { sealed }: RdvEntry,
  etat: Exclude<EtatRdv, 'annule'>,
) {
  return ask(session, { genre: 'presence', ...about(session, sealed), etat });
}

/** Says that the visitor of a RDV moved or withdrawn by the partner was told. */
export function noteToldVisitor(session: DeskSession, { sealed }: RdvEntry) {
  return ask(session, { genre: 'rappele', ...about(session, sealed) });
}

function about(session: DeskSession, { reference }: RdvEntry['sealed']) {
  return { demande: newId(session), reference };
}

/** The id under which it was asked: what becomes of it is read in the calendar. */
async function ask(session: DeskSession, souhait: Souhait): Promise<Result<Id>> {
  const kept = await session.bridge.call('calendar.ask', souhait);
  return kept.ok ? ok(souhait.demande) : kept;
}

function newId({ random }: DeskSession): Id {
  return idSchema.parse(createId(random));
}
