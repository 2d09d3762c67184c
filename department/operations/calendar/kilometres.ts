import { distanceKm } from '../../../shared/domain/organisme/distance.ts';
import type { Lieu } from '../../../shared/domain/organisme/schema.ts';
import type { Network } from '../../../shared/domain/network/network.ts';
import type { SiteId } from '../../../shared/domain/site/identifiers.ts';
import type { Clock } from '../../../shared/kernel/clock.ts';
import type { KilometresAnswer } from '../../../shared/sync/agenda-api.ts';
import type { DeskKilometres } from '../../../shared/sync/kilometres.ts';
import type { AgendaStore } from './agenda-store.ts';

/** What the crow’s flight is multiplied by to guess a mountain road, until someone reads the map. */
const ROAD_FACTOR = 1.4;

/** In some départements one counter stands for several operators: its office is the office of each. */
const COMMON_COUNTERS: Readonly<Record<string, readonly string[]>> = {
  ccss48: ['caf', 'cpam', 'urssaf'],
};

const METHOD =
  `Pour chaque rendez-vous en visio honoré : la distance par la route entre la plateforme et le bureau du partenaire, aller et retour, une fois par rendez-vous. ` +
  `Une distance marquée « estimée » est la distance à vol d’oiseau entre les deux adresses, multipliée par ${String(ROAD_FACTOR).replace('.', ',')}. ` +
  `Un rendez-vous dont la distance n’est pas connue n’ajoute rien. ` +
  `La méthode du chiffre publié pour 2010 n’est pas connue : les deux ne se comparent qu’avec prudence.`;

/** Read in a publication of the département: another count, never added to ours. */
const PUBLISHED = {
  annee: 2010,
  km: 33_000,
  source: 'lozere.fr, page Maison de l’emploi et de la cohésion sociale',
} as const;

/** The kilometres of a year with how they were made, beside what was published. */
export async function readKilometres(
  agenda: AgendaStore,
  annee: number,
): Promise<KilometresAnswer> {
  const { sites, distances } = await agenda.kilometres(annee);
  return { annee, methode: METHOD, publie: PUBLISHED, sites, distances };
}

/** The same for one platform: what its desks show. */
export async function readDeskKilometres(
  agenda: Pick<AgendaStore, 'kilometres'>,
  site: SiteId,
  annee: number,
): Promise<DeskKilometres> {
  const { sites } = await agenda.kilometres(annee);
  const own = sites.find((one) => one.site === site);
  return {
    annee,
    rdv: own?.rdv ?? 0,
    km: own?.km ?? 0,
    estimes: own?.estimes ?? 0,
    sansDistance: own?.sansDistance ?? 0,
    methode: METHOD,
    publie: PUBLISHED,
  };
}

/**
 * Estimates the distances nobody gave, from the coordinates of the directory: the places of our own
 * platforms, and the offices of each partner, the nearest one to each platform. Gives how many.
 */
export async function estimateDistances(
  deps: { readonly agenda: AgendaStore; readonly network: Network; readonly clock: Clock },
  lieux: readonly Lieu[],
): Promise<number> {
  const { agenda, network, clock } = deps;
  const at = clock.now();
  const offices = lieux.flatMap(({ genre, operateur, position, nom }) => {
    if (genre === 'plateforme' || operateur === null || position === null) return [];
    return (COMMON_COUNTERS[operateur] ?? [operateur]).map((organisme) => ({
      organisme,
      position,
      nom,
    }));
  });
  let written = 0;
  for (const { id: site, insee, name } of network.sites) {
    const here = lieux.find(
      (lieu) => lieu.genre === 'plateforme' && lieu.position !== null && lieu.insee === insee,
    );
    if (here?.position === null || here?.position === undefined) continue;
    const from = here.position;
    for (const [organisme, ofPartner] of Map.groupBy(offices, (office) => office.organisme)) {
      const flights = ofPartner.map(({ position, nom }) => ({
        nom,
        km: distanceKm(from, position),
      }));
      const [nearest] = flights.toSorted((a, b) => a.km - b.km);
      if (nearest === undefined) continue;
      await agenda.saveDistance({
        site,
        organisme,
        km: Math.round(nearest.km * ROAD_FACTOR * 10) / 10,
        estimee: true,
        source: `${name} – ${nearest.nom}, à vol d’oiseau × ${String(ROAD_FACTOR).replace('.', ',')}`,
        auteur: 'estimation',
        at,
      });
      written += 1;
    }
  }
  return written;
}
