import { addDays, instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../../shared/domain/calendar/local-day.ts';
import { writeCalendarFile } from '../../../shared/documents/calendar/calendar-file.ts';
import { toInstant } from '../../../shared/domain/permanence/expand-permanence.ts';
import { heureSchema } from '../../../shared/domain/permanence/schema.ts';
import type { Network } from '../../../shared/domain/network/network.ts';
import { operateurLabels, operateurSchema } from '../../../shared/domain/vocabulary/operateur.ts';
import { withCallLinks } from '../open-rdv-salle.ts';
import type { AgendaStore, KeptLink, PlanningSlot } from './agenda-store.ts';
import type { LinkDeps } from './partner-links.ts';

/** Days of a planning on the page, from today; of its calendar file, both ways. */
const PAGE_DAYS = 42;
const FILE_BEFORE = 31;
const FILE_AFTER = 400;

/** A planning as its page shows it. */
export interface Planning {
  readonly titre: string;
  readonly isPartner: boolean;
  readonly network: Network;
  readonly today: LocalDay;
  readonly expireLe: LocalDay;
  readonly slots: readonly PlanningSlot[];
  readonly absences: Awaited<ReturnType<AgendaStore['absencesOf']>>;
}

/** What a link shows, from today on for six weeks. */
export async function readPlanning(
  deps: LinkDeps & Parameters<typeof withCallLinks>[0],
  link: KeptLink,
): Promise<Planning> {
  const { agenda, network, clock } = deps;
  const now = clock.now();
  const today = instantToLocal(now, network.zone).day;
  const from = startOf(today, network);
  const slots = await agenda.planning(
    link.scope,
    from,
    startOf(addDays(today, PAGE_DAYS), network),
  );
  return {
    titre: toTitle(link, network, slots),
    isPartner: link.scope.site === null,
    network,
    today,
    expireLe: instantToLocal(link.expireLe, network.zone).day,
    // The key a partner enters by leads the call: a platform’s planning does not hold it.
    slots: link.scope.site === null ? await withCallLinks(deps, slots) : slots,
    absences: await agenda.absencesOf(link.lien),
  };
}

/**
 * The same as a calendar file. One event a slot, by the slot’s own id, so that a move updates it; a
 * slot no longer held is told cancelled rather than left out.
 */
export async function writePlanningFile(
  { agenda, network, clock }: LinkDeps,
  link: KeptLink,
): Promise<string> {
  const now = clock.now();
  const slots = await agenda.planning(
    link.scope,
    now.subtract({ hours: 24 * FILE_BEFORE }),
    now.add({ hours: 24 * FILE_AFTER }),
  );
  const siteName = namesOf(network);
  return writeCalendarFile(
    { nom: toTitle(link, network, slots), zone: network.zone },
    slots.map((slot) => {
      const held = slot.rdv.filter(({ etat }) => etat !== 'annule' && etat !== 'excuse');
      const texts = held.map(
        ({ reference, site, motif }) => `${reference} : ${siteName(site)}, ${motif}`,
      );
      const state = held.length === 0 ? 'libre' : `${held.length} RDV`;
      return {
        uid: `${slot.id}@relais-${network.departement.toLowerCase()}`,
        sequence: slot.sequence,
        debutLe: slot.debutLe,
        finLe: slot.finLe,
        modifieLe: slot.modifieLe,
        titre: `${slot.organismeNom} : ${state}`,
        lieu: slot.site === null ? 'Visio' : siteName(slot.site),
        texte: texts.length === 0 ? null : texts.join('\n'),
        lien: slot.lien,
        isAnnule: slot.etat === 'retire',
      };
    }),
  );
}

/** The names of the platforms of a network. */
export function namesOf({ sites }: Network): (site: string) => string {
  const names = new Map<string, string>(sites.map(({ id, name }) => [id, name]));
  return (site) => names.get(site) ?? site;
}

function toTitle({ scope }: KeptLink, network: Network, slots: readonly PlanningSlot[]): string {
  if (scope.site !== null) return `Agenda de ${namesOf(network)(scope.site)}`;
  const operateur = operateurSchema.safeParse(scope.organisme);
  const name =
    slots[0]?.organismeNom ??
    (operateur.success ? operateurLabels[operateur.data] : scope.organisme);
  return scope.agent === null ? `Planning ${name}` : `Planning ${name}, ${scope.agent}`;
}

function startOf(day: LocalDay, { zone }: Network): Temporal.Instant {
  return toInstant(day, heureSchema.parse('00:00'), zone);
}
