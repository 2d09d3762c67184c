import { findFreeSlots } from '../../../shared/domain/rdv/find-slots.ts';
import type { Offer } from '../../../shared/domain/rdv/find-slots.ts';
import { readSlotQuery } from '../../../shared/domain/rdv/slot-query.ts';
import { followCalendar, readCalendar } from '../agenda/calendar.ts';
import type { Calendar } from '../agenda/calendar.ts';
import { bookSlot } from '../agenda/take-rdv.ts';
import type { DeskSession } from '../desk-session.ts';
import { todayAt } from '../usagers/contact.ts';

/** People nobody is, for the RDV of a demonstration. */
const NOBODY = [
  'Madame Essai',
  'Monsieur Exemple',
  'Madame Modèle',
  'Monsieur Fictif',
  'Madame Inventée',
  'Monsieur Démonstration',
  'Madame Gabarit',
  'Monsieur Échantillon',
  'Madame Maquette',
];

/** Of the free slots to come, one in so many is taken: most stay free. */
const ONE_IN = 3;

/**
 * Takes a few RDV for nobody once the calendar has something to give, so that the demonstration’s own
 * desk has people to expect. Once: a desk that has ever taken one is left alone.
 */
export async function fillAgenda(session: DeskSession, signal: AbortSignal): Promise<void> {
  const taken = () =>
    session.store.database.records
      .where('[collection+localDay]')
      .between(['rdv', ''], ['rdv', '\uffff'])
      .count();
  if ((await taken()) > 0) return;
  const calendar = await untilOffered(session, signal);
  // Asked for already, and not copied to this page yet.
  if (calendar === null || calendar.demandes.size > 0 || (await taken()) > 0) return;
  const today = todayAt(session);
  const free = findFreeSlots(calendar.offers, readSlotQuery('', today), {
    site: session.identity.site,
    maintenant: session.clock.now(),
    limit: ONE_IN * NOBODY.length,
  });
  const chosen = free.filter((_, index) => index % ONE_IN === 1);
  for (const [index, { offer }] of chosen.entries()) {
    const nom = NOBODY[index];
    if (signal.aborted || nom === undefined) return;
    await bookSlot(session, offer, { ...forNobody(nom, offer), dossier: null, visite: null });
  }
}

function forNobody(nom: string, { permanence: { motifs } }: Offer) {
  return { pour: { genre: 'nom' as const, nom }, motif: motifs[0]?.code ?? '', note: null };
}

/** The calendar once slots have come; null when the desk is left before. */
function untilOffered(session: DeskSession, signal: AbortSignal): Promise<Calendar | null> {
  return new Promise((resolve) => {
    const look = (calendar: Calendar) => {
      if (calendar.offers.length > 0) end(calendar);
    };
    const stop = followCalendar(session, look);
    const end = (calendar: Calendar | null) => {
      stop();
      resolve(calendar);
    };
    signal.addEventListener('abort', () => end(null), { once: true });
    void readCalendar(session).then(look);
  });
}
