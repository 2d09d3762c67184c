import { addDays } from '../calendar/local-day.ts';
import type { LocalDay } from '../calendar/local-day.ts';
import { permanenceSchema, salleSchema } from '../permanence/schema.ts';
import type { Permanence, Salle } from '../permanence/schema.ts';
import type { SiteId } from '../site/identifiers.ts';
import { drawnId } from './drawn-id.ts';
import { hashName } from './fnv.ts';
import { pick } from './pick.ts';
import type { Weighted } from './pick.ts';
import { yearlyVisites } from './demo-tables.ts';

/** Days of an invented agenda: some are over, and what became of their RDV is counted. */
const PAST_DAYS = 21;
const COMING_DAYS = 84;

/** Days ahead in which RDV are invented: later ones are all free. */
export const BOOKED_DAYS = 21;

/** The share of slots somebody comes to; invented. */
const TAKEN = 0.55;

/** What became of a RDV; invented. */
const outcomes: Weighted<'honore' | 'non-venu' | 'excuse'> = [
  ['honore', 82],
  ['non-venu', 9],
  ['excuse', 9],
];

/** Who receives, when, where (a platform, or by visio), for what: nobody’s true hours. */
const invented = [
  ['caf', 'CAF', null, 2, '09:00', '12:00', 'Aide au logement|RSA et prime d’activité'],
  ['cpam', 'CPAM', null, 3, '14:00', '16:30', 'Complémentaire santé solidaire|Carte Vitale'],
  [
    'france-travail',
    'France Travail',
    null,
    4,
    '09:00',
    '12:00',
    'Inscription|Projet professionnel',
  ],
  ['mission-locale', 'Mission locale', null, 5, '09:00', '11:30', 'Premier accueil|Suivi'],
  ['msa', 'MSA', 'marvejols', 1, '09:00', '12:00', 'Santé|Retraite|Famille'],
  ['dgfip', 'Impôts (DGFiP)', 'marvejols', 4, '14:00', '16:00', 'Déclaration|Avis d’imposition'],
  ['cap-emploi', 'Cap emploi', 'langogne', 2, '14:00', '16:00', 'Suivi'],
] as const;

const MARVEJOLS = 'marvejols' as SiteId;

/** The rooms of the demonstration’s own platform. */
export function listDemoRooms(): readonly Salle[] {
  return (
    [
      ['Bureau des permanences', 'bureau'],
      ['Cabine visio', 'cabine-visio'],
    ] as const
  ).map(([nom, genre]) =>
    salleSchema.parse({ id: drawnId(`salle|${genre}`), site: MARVEJOLS, nom, genre, active: true }),
  );
}

/** The permanences of an invented agenda around the day a demonstration was first opened. */
export function listDemoPermanences(until: LocalDay): readonly Permanence[] {
  const first = addDays(until, -PAST_DAYS);
  const last = addDays(until, COMING_DAYS).replaceAll('-', '');
  return invented.map(([organisme, organismeNom, site, weekday, debut, fin, motifs]) => {
    const days = (weekday - Temporal.PlainDate.from(first).dayOfWeek + 7) % 7;
    const code = ['MO', 'TU', 'WE', 'TH', 'FR'][weekday - 1];
    const salle = site === MARVEJOLS ? drawnId('salle|bureau') : null;
    return permanenceSchema.parse({
      id: drawnId(`permanence|${organisme}`),
      organisme,
      organismeNom,
      agent: null,
      lieu:
        site === null
          ? { genre: 'visio', sites: null, lien: null }
          : { genre: 'plateforme', site, salle },
      premierJour: addDays(first, days),
      debut,
      fin,
      recurrence: `FREQ=WEEKLY;BYDAY=${code};UNTIL=${last}`,
      exceptions: [],
      dureeCreneau: 30,
      places: 1,
      motifs: motifs.split('|').map((libelle, index) => ({ code: `motif-${index + 1}`, libelle })),
      pieces: ['Pièce d’identité'],
      ouverture: null,
      notes: 'Permanence inventée pour la démonstration.',
    });
  });
}

/** Kilometres by road to where partners receive, one way: invented, and marked so wherever shown. */
export function inventDistances(): readonly {
  readonly site: SiteId;
  readonly organisme: string;
  readonly km: number;
}[] {
  const sites = Object.keys(yearlyVisites) as SiteId[];
  const partners = invented.filter(([, , place]) => place === null);
  return partners.flatMap(([organisme]) =>
    sites.map((site) => ({ site, organisme, km: 25 + Math.floor(40 * share(`km|${site}`)) })),
  );
}

/** What is invented of one slot: who takes it, for what, and what became of it. */
export interface DemoBooking {
  readonly demande: string;
  readonly site: SiteId;
  readonly motif: string;
  readonly issue: 'honore' | 'non-venu' | 'excuse';
}

/** The RDV invented for a slot, the same whenever it is asked; null for one that stays free. */
export function inventBooking(
  { id, lieu, motifs }: Permanence,
  { jour, debut }: { readonly jour: LocalDay; readonly debut: string },
): DemoBooking | null {
  const name = `${id}|${jour}|${debut}`;
  if (share(`pris|${name}`) >= TAKEN) return null;
  const sizes = Object.entries(yearlyVisites) as [SiteId, number][];
  return {
    demande: drawnId(`rdv|${name}`),
    site: lieu.genre === 'plateforme' ? lieu.site : pick(sizes, share(`site|${name}`)),
    motif: pick(
      motifs.map(({ code }) => [code, 1] as const),
      share(`motif|${name}`),
    ),
    issue: pick(outcomes, share(`issue|${name}`)),
  };
}

/** A number of [0, 1[ from a name. */
function share(name: string): number {
  return (hashName(name) >>> 0) / 2 ** 32;
}
