import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import { listDays } from '../../../shared/domain/permanence/expand-permanence.ts';
import { proposeExceptions } from '../../../shared/domain/permanence/proposed-exceptions.ts';
import type { ProposedException } from '../../../shared/domain/permanence/proposed-exceptions.ts';
import type { Permanence, Salle } from '../../../shared/domain/permanence/schema.ts';
import type { Failure, Result } from '../../../shared/kernel/result.ts';
import { err, ok, refuse } from '../../../shared/kernel/result.ts';
import type {
  AgendaAnswer,
  DistanceRequest,
  PermanenceAnswer,
  PermanenceRequest,
} from '../../../shared/sync/agenda-api.ts';
import { calendarLimits } from '../../../shared/sync/calendar.ts';
import type { AgendaStore } from './agenda-store.ts';
import type { CalendarDeps } from './answer-requests.ts';
import { refusals } from './refusals.ts';
import { savePermanence } from './save-permanence.ts';

type AgendaDeps = CalendarDeps & { readonly agenda: AgendaStore };

/** The calendar as the coordination sees it. */
export async function readAgenda({ agenda, network, clock }: AgendaDeps): Promise<AgendaAnswer> {
  const now = clock.now();
  return {
    today: instantToLocal(now, network.zone).day,
    sites: network.sites.map(({ id, name }) => ({ id, nom: name })),
    ...(await agenda.overview(now)),
  };
}

/** Enters, changes or cancels a permanence for the coordination, or says what that would do. */
export async function changePermanence(
  deps: AgendaDeps,
  auteur: string,
  { essai, ...asked }: PermanenceRequest,
): Promise<Result<PermanenceAnswer>> {
  const done = await deps.calendar.change<PermanenceAnswer, Failure & { tried?: PermanenceAnswer }>(
    deps.clock.now(),
    async (tx) => {
      const saved = await savePermanence(tx, deps, { ...asked, site: null, auteur });
      if (!saved.ok) return saved;
      const answer = { ...saved.value, aRappeler: [...saved.value.aRappeler] };
      // A trial is a change undone: it went through every guard, and left nothing.
      return essai ? err({ code: 'essai', sentence: 'Essai.', tried: answer }) : ok(answer);
    },
  );
  if (done.ok) return done;
  return done.failure.tried === undefined ? done : ok(done.failure.tried);
}

/** The jours fériés and holidays a series falls on. */
export async function listPropositions(
  { agenda, network, clock }: AgendaDeps,
  series: Pick<Permanence, 'premierJour' | 'recurrence'>,
): Promise<Result<{ readonly jours: readonly ProposedException[] }>> {
  const days = listDays(series);
  if (!days.ok) return days;
  const { vacances } = await agenda.overview(clock.now());
  const alsaceMoselle = /^(57|67|68)$/.test(network.departement);
  return ok({ jours: proposeExceptions(days.value, vacances, { alsaceMoselle }) });
}

/** Adds a room or puts one right. */
export async function saveRoom({ agenda, clock }: AgendaDeps, salle: Salle): Promise<Result<null>> {
  return (await agenda.saveRoom(salle, clock.now())) ? ok(null) : refusals.unknownRoom;
}

/** Writes the road from a platform to a partner, as somebody read it. */
export async function saveDistance(
  { agenda, network, clock }: AgendaDeps,
  auteur: string,
  request: DistanceRequest,
): Promise<Result<null>> {
  if (!network.sites.some(({ id }) => id === request.site)) return refusals.unknownSite;
  await agenda.saveDistance({ ...request, estimee: false, auteur, at: clock.now() });
  return ok(null);
}

/** Ends a link: it opens nothing from now on. */
export async function revokeLink(
  { agenda, clock }: AgendaDeps,
  lien: string,
): Promise<Result<null>> {
  return (await agenda.revokeLink(lien, clock.now()))
    ? ok(null)
    : refuse('lien-deja-eteint', 'Ce lien est déjà éteint : rechargez la page.');
}

/** Notes that an absence was dealt with. */
export async function settleAbsence(
  { agenda, clock }: AgendaDeps,
  auteur: string,
  absence: string,
): Promise<Result<null>> {
  return (await agenda.settleAbsence(absence, auteur, clock.now()))
    ? ok(null)
    : refuse('absence-deja-traitee', 'Cette absence est déjà traitée : rechargez la page.');
}

/** Erases the RDV whose slot is more than 30 days past, once counted; gives how many. */
export function forgetOldBookings({
  calendar,
  clock,
}: Pick<CalendarDeps, 'calendar' | 'clock'>): Promise<number> {
  return calendar.countAndErase(clock.now().subtract({ hours: 24 * calendarLimits.keptDays }));
}
