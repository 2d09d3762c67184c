import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { Zone } from '../../shared/domain/calendar/local-day.ts';
import { expandPermanence } from '../../shared/domain/permanence/expand-permanence.ts';
import { creneauSchema, permanenceSchema } from '../../shared/domain/permanence/schema.ts';
import type { Creneau, Permanence } from '../../shared/domain/permanence/schema.ts';
import { judgeBooking } from '../../shared/domain/rdv/judge-booking.ts';
import { nearestFreeSlots } from '../../shared/domain/rdv/nearest-free-slots.ts';
import { holdsPlace } from '../../shared/domain/rdv/schema.ts';
import type { Rdv } from '../../shared/domain/rdv/schema.ts';
import { idSchema, siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { Id, SiteId } from '../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { createId } from '../../shared/kernel/random.ts';
import {
  CALENDAR_VERSION,
  calendarLimits,
  calendarPaths,
  calendarRequestsSchema,
} from '../../shared/sync/calendar.ts';
import type {
  CalendarChange,
  CalendarRequest,
  CalendarRequestAnswer,
  PermanenceTenue,
} from '../../shared/sync/calendar.ts';
import { createFakeRandom } from './fake-random.ts';

/** The calendar of a fake département, written from the protocol alone. */
export interface FakeCalendar {
  /** Answers one call of a desk, or null when it is none of the calendar’s. */
  serve(method: string, url: URL, body: unknown, from: { readonly site: string }): Response | null;
  /** Enters a permanence; its slots, in order. */
  enter(wish: Partial<Permanence>): {
    readonly permanence: Permanence;
    readonly creneaux: readonly Creneau[];
  };
  /** Another desk takes a place. */
  take(creneau: Id, site?: string): Rdv;
  /** The partner withdraws a slot: its RDV are to be called back. */
  withdraw(creneau: Id): void;
  /** Another log: what the desks hold is to be read again. */
  restartLog(): void;
  /** What it holds under a reference. */
  rdv(reference: string): Rdv | null;
  live(creneau: Id): number;
  /** Every line of events open now. */
  lines(): number;
  cutLines(): void;
  /** Confirms nothing any more, or does again. */
  closed(isClosed: boolean): void;
}

export function createFakeCalendar(clock: Clock, zone: Zone): FakeCalendar {
  const random = createFakeRandom('calendar');
  const newId = () => idSchema.parse(createId(random));
  const permanences = new Map<string, PermanenceTenue>();
  const creneaux = new Map<string, Creneau>();
  const rdvs = new Map<string, Rdv>();
  const done = new Map<string, { readonly request: string; readonly reference: string }>();
  const lines = new Set<ReadableStreamDefaultController<Uint8Array>>();
  let log: { readonly genre: string; readonly id: string }[] = [];
  let origine: string = newId();
  let refuses = false;

  const encoder = new TextEncoder();
  const say = (text: string) => lines.forEach((line) => line.enqueue(encoder.encode(text)));
  const changed = (genre: string, id: string) => {
    log.push({ genre, id });
    say(`event: calendar.changed\ndata: ${JSON.stringify({ numero: log.length })}\n\n`);
  };
  const live = (creneau: string) =>
    [...rdvs.values()].filter((one) => one.creneau === creneau && holdsPlace(one.etat)).length;
  const slotNow = (slot: Creneau): Creneau => ({ ...slot, prises: live(slot.id) });
  const put = (rdv: Rdv, ...slots: readonly string[]) => {
    rdvs.set(rdv.reference, rdv);
    changed('rdv', rdv.reference);
    slots.forEach((slot) => changed('creneau', slot));
  };
  const contentOf = (genre: string, id: string, site: SiteId): CalendarChange['contenu'] => {
    if (genre === 'permanence') return permanences.get(id) ?? null;
    if (genre === 'creneau') {
      const slot = creneaux.get(id);
      return slot === undefined ? null : slotNow(slot);
    }
    const rdv = rdvs.get(id);
    return rdv === undefined || rdv.site !== site ? null : rdv;
  };

  const feed = (url: URL, site: SiteId): Response => {
    const depuis = Number(url.searchParams.get('depuis'));
    const known = url.searchParams.get('origine');
    const recommence = known !== null && known !== origine;
    const from = recommence ? 0 : depuis;
    const last = new Map<string, number>();
    log.forEach(({ genre, id }, index) => last.set(`${genre} ${id}`, index + 1));
    const fresh = log
      .map((one, index) => ({ ...one, numero: index + 1 }))
      .filter((one) => one.numero > from && last.get(`${one.genre} ${one.id}`) === one.numero);
    const given = fresh.slice(0, calendarLimits.changesPerCall);
    const reste = fresh.length > given.length;
    return Response.json({
      version: CALENDAR_VERSION,
      now: clock.now().toString(),
      origine,
      recommence,
      numero: reste ? (given.at(-1)?.numero ?? from) : log.length,
      repere: null,
      reste,
      changements: given.map(({ genre, id, numero }) => ({
        numero,
        genre,
        id,
        contenu: contentOf(genre, id, site),
      })),
    });
  };

  const offers = () =>
    [...creneaux.values()].flatMap((slot) => {
      const held = permanences.get(slot.permanence);
      return held === undefined ? [] : [{ creneau: slotNow(slot), permanence: held.permanence }];
    });

  const refusal = (
    demande: Id,
    code: string,
    near: Creneau | null,
    site: SiteId,
  ): CalendarRequestAnswer => ({
    issue: 'refuse',
    demande,
    code,
    sentence: `Refus du département : ${code}.`,
    creneaux:
      near === null
        ? []
        : [
            ...nearestFreeSlots(
              offers(),
              { site, motif: null, maintenant: clock.now() },
              Temporal.Instant.from(near.debutLe),
              calendarLimits.proposals,
            ),
          ],
  });

  const confirm = (request: CalendarRequest, rdv: Rdv): CalendarRequestAnswer => {
    done.set(request.demande, { request: JSON.stringify(request), reference: rdv.reference });
    return { issue: 'confirme', demande: request.demande, rdv, permanence: null, aRappeler: [] };
  };

  const answer = (request: CalendarRequest, site: SiteId): CalendarRequestAnswer => {
    const { demande } = request;
    const before = done.get(demande);
    if (before !== undefined) {
      if (before.request !== JSON.stringify(request))
        return refusal(demande, 'demande-reprise', null, site);
      return { issue: 'doublon', demande, rdv: rdvs.get(before.reference) ?? null };
    }
    if (request.genre === 'permanence') return refusal(demande, 'salle-inconnue', null, site);
    if (request.genre === 'reserver') {
      const slot = creneaux.get(request.creneau);
      const held = slot === undefined ? undefined : permanences.get(slot.permanence);
      if (slot === undefined || held === undefined)
        return refusal(demande, 'creneau-inconnu', null, site);
      const failure = judgeBooking(
        { creneau: slotNow(slot), permanence: held.permanence },
        { site, motif: request.motif, maintenant: clock.now() },
      );
      if (failure !== null) return refusal(demande, failure.code, slot, site);
      if (refuses) return refusal(demande, 'creneau-complet', slot, site);
      if (rdvs.has(request.reference)) return refusal(demande, 'reference-prise', null, site);
      const { reference, creneau, motif } = request;
      const rdv: Rdv = { reference, creneau, site, motif, etat: 'prevu', rev: 1, aRappeler: null };
      put(rdv, creneau);
      return confirm(request, rdv);
    }
    const rdv = rdvs.get(request.reference);
    if (rdv === undefined) return refusal(demande, 'rdv-inconnu', null, site);
    if (rdv.rev !== request.rev) return refusal(demande, 'modifie-entre-temps', null, site);
    const next: Rdv = { ...rdv, rev: rdv.rev + 1 };
    // Excused, then said to have come: the place may be someone else’s by now.
    if (request.genre === 'presence' && !holdsPlace(rdv.etat) && holdsPlace(request.etat)) {
      const slot = creneaux.get(rdv.creneau);
      if (slot === undefined || live(slot.id) >= slot.places)
        return refusal(demande, 'place-reprise', slot ?? null, site);
    }
    if (request.genre === 'rappele') next.aRappeler = null;
    else if (request.genre !== 'deplacer') next.etat = request.etat;
    else {
      const slot = creneaux.get(request.creneau);
      if (slot === undefined || live(slot.id) >= slot.places)
        return refusal(demande, 'creneau-complet', slot ?? null, site);
      next.creneau = slot.id;
      next.aRappeler = null;
    }
    put(next, rdv.creneau, next.creneau);
    return confirm(request, next);
  };

  return {
    serve: (method, url, body, { site }) => {
      const at = siteIdSchema.parse(site);
      if (method === 'GET' && url.pathname === calendarPaths.feed) return feed(url, at);
      if (method === 'POST' && url.pathname === calendarPaths.requests) {
        const { demandes } = calendarRequestsSchema.parse(body);
        return Response.json({
          version: CALENDAR_VERSION,
          now: clock.now().toString(),
          reponses: demandes.map((request) => answer(request, at)),
        });
      }
      if (method !== 'GET' || url.pathname !== calendarPaths.events) return null;
      let own: ReadableStreamDefaultController<Uint8Array> | null = null;
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => {
          own = controller;
          lines.add(controller);
          controller.enqueue(encoder.encode(': ouvert\n\n'));
        },
        cancel: () => {
          if (own !== null) lines.delete(own);
        },
      });
      return new Response(stream, { headers: { 'content-type': 'text/event-stream' } });
    },
    enter: (wish) => {
      const permanence = permanenceSchema.parse({
        id: newId(),
        organisme: 'caf',
        organismeNom: 'CAF de Lozère',
        agent: null,
        lieu: { genre: 'visio', sites: null, lien: null },
        premierJour: localDaySchema.parse('2026-05-14'),
        debut: '09:00',
        fin: '11:00',
        recurrence: null,
        exceptions: [],
        dureeCreneau: 30,
        places: 1,
        motifs: [{ code: 'rsa', libelle: 'RSA' }],
        pieces: ['Attestation de paiement'],
        ouverture: null,
        notes: null,
        ...wish,
      });
      permanences.set(permanence.id, { permanence, rev: 1, etat: 'active', saisiePar: null });
      changed('permanence', permanence.id);
      const expanded = expandPermanence(permanence, zone);
      if (!expanded.ok) throw new Error(expanded.failure.code);
      const slots = expanded.value.flatMap((occurrence) =>
        occurrence.creneaux.map(({ debut, fin, debutLe, finLe }) =>
          creneauSchema.parse({
            id: newId(),
            permanence: permanence.id,
            jour: occurrence.jour,
            debut,
            fin,
            debutLe: debutLe.toString(),
            finLe: finLe.toString(),
            places: permanence.places,
            prises: 0,
            etat: 'ouvert',
          }),
        ),
      );
      for (const slot of slots) {
        creneaux.set(slot.id, slot);
        changed('creneau', slot.id);
      }
      return { permanence, creneaux: slots };
    },
    take: (creneau, site = 'florac') => {
      const slot = creneaux.get(creneau);
      if (slot === undefined || live(creneau) >= slot.places) throw new Error('No place left.');
      const rdv: Rdv = {
        reference:
          `${'ABCDEFGHJK'.charAt(rdvs.size % 10)}999-${String(2222 + rdvs.size).replaceAll(/[01]/g, '9')}` as Rdv['reference'],
        creneau,
        site: siteIdSchema.parse(site),
        motif: 'rsa',
        etat: 'prevu',
        rev: 1,
        aRappeler: null,
      };
      put(rdv, creneau);
      return rdv;
    },
    withdraw: (creneau) => {
      const slot = creneaux.get(creneau);
      if (slot === undefined) throw new Error('No such slot.');
      creneaux.set(creneau, { ...slot, etat: 'retire' });
      for (const rdv of rdvs.values())
        if (rdv.creneau === creneau && rdv.etat === 'prevu')
          put({ ...rdv, etat: 'annule', rev: rdv.rev + 1, aRappeler: 'annule' });
      changed('creneau', creneau);
    },
    restartLog: () => {
      origine = newId();
      log = log.filter(
        (one, index) =>
          log.findLastIndex((other) => other.genre === one.genre && other.id === one.id) === index,
      );
    },
    rdv: (reference) => rdvs.get(reference) ?? null,
    live,
    lines: () => lines.size,
    cutLines: () => {
      for (const line of lines) line.error(new TypeError('terminated'));
      lines.clear();
    },
    closed: (isClosed) => {
      refuses = isClosed;
    },
  };
}
