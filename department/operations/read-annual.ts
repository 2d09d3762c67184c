import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { DeclaredYear } from '../../shared/domain/network/declared.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import { annualReport } from '../../shared/documents/papers/annual-report.ts';
import type { Named } from '../../shared/documents/papers/annual-report.ts';
import type { Paper } from '../../shared/documents/paper.ts';
import { printNumber } from '../../shared/documents/words.ts';
import type {
  PublishedDimension,
  PublishedPeriod,
  PublishedPlace,
} from '../../shared/sync/published-figures.ts';
import type { KilometresAnswer } from '../../shared/sync/agenda-api.ts';
import { toCutRows } from '../../shared/sync/published-rows.ts';
import type { BudgetStore } from './budget-store.ts';
import type { AgendaStore } from './calendar/agenda-store.ts';
import type { NetworkStore } from './network-store.ts';
import type { PublishedFigures } from './published/read-published-figures.ts';

/** Years looked back at, at most, for the growth since the first one. */
const LONGEST = 20;

/**
 * The yearly report, from the figures the screens show and nothing else: a withheld figure is withheld
 * here too, to the unit.
 */
export async function readAnnualReport(
  deps: {
    readonly published: PublishedFigures;
    readonly store: {
      readonly network: NetworkStore;
      readonly budgets: BudgetStore;
      readonly agenda: Pick<AgendaStore, 'kilometres'>;
    };
    readonly network: Network;
  },
  year: number,
): Promise<Result<Paper>> {
  const { published, store, network } = deps;
  const read = (of: number) => published.read('annee', localDaySchema.parse(`${of}-01-01`));
  const current = await read(year);
  if (!current.ok) return current;
  const former: PublishedPeriod[] = [];
  for (let back = 1; back <= LONGEST; back += 1) {
    const before = await read(year - back);
    if (!before.ok || before.value.network.lastReceived === null) break;
    former.unshift(before.value);
  }
  const [budgets, installed, spared] = await Promise.all([
    store.budgets.list(),
    store.network.read(),
    store.agenda.kilometres(year),
  ]);
  const { value } = current;
  const place = value.network;
  const before = former.at(-1) ?? null;
  const cut = (dimension: PublishedDimension): readonly Named[] =>
    toCutRows(dimension, place, null, () => null).map(({ name, now, isAtLeast }) => ({
      nom: name,
      nombre: now,
      auMoins: isAtLeast,
    }));
  return ok(
    annualReport({
      reseau: network.name,
      departement: network.departement,
      year,
      today: value.today,
      close: value.closed,
      jusquA: value.throughMonth,
      seuil: value.threshold,
      provenances: value.provenances,
      total: { ...place.totals, ...kilometresOf(spared.sites, value.threshold) },
      plateformes: value.sites.map(({ site, name, totals, lastReceived }) => ({
        nom: name,
        recu: lastReceived !== null,
        visites: totals.visites,
        demandes: totals.demandes,
        usagersSuivis: totals.usagersSuivis,
        visitesAvant: visitesOf(before?.sites.find((one) => one.site === site)),
        budget:
          budgets.find((budget) => budget.site === site && budget.year === year)?.euros ?? null,
      })),
      themes: cut('demandes.theme'),
      operateurs: cut('demandes.operateur'),
      canaux: cut('visites.canal'),
      natures: cut('demandes.nature'),
      ages: cut('visites.age'),
      visio: visioOf(place),
      annees: [...former, value].map(({ from, network: { totals } }) => ({
        year: Number(from.slice(0, 4)),
        visites: totals.visites,
        demandes: totals.demandes,
        usagersSuivis: totals.usagersSuivis,
      })),
      declares: (installed ?? network).declared.map((one) => ({
        year: one.year,
        accueils: asPrinted(one),
        sources: one.sources.join(' ; '),
      })),
    }),
  );
}

/** The kilometres of the network, which the desks do not send; withheld when few RDV make them. */
function kilometresOf(sites: KilometresAnswer['sites'], threshold: number) {
  const sum = (of: (site: KilometresAnswer['sites'][number]) => number) =>
    sites.reduce((total, site) => total + of(site), 0);
  const rdvVisio = sum(({ rdv }) => rdv);
  const isFew = rdvVisio > 0 && rdvVisio < threshold;
  return {
    kilometres: isFew ? null : Math.round(sum(({ km }) => km)),
    kilometresEstimes: isFew ? 0 : sum(({ estimes }) => estimes),
  };
}

/** Zero where nothing was received: the year before had no such platform. */
function visitesOf(place: PublishedPlace | undefined): number | null {
  return place === undefined || place.lastReceived === null ? 0 : place.totals.visites;
}

/** Visites by visio, here and at a distance; withheld as soon as one of the two is. */
function visioOf({ dimensions }: PublishedPlace): number | null {
  const canaux = dimensions['visites.canal'] ?? {};
  const [here, away] = [canaux['visio-sur-place'], canaux['visio-a-distance']];
  return here === null || away === null ? null : (here ?? 0) + (away ?? 0);
}

function asPrinted({ accueils, qualifier }: DeclaredYear): string {
  return qualifier === null ? printNumber(accueils) : `${qualifier} ${printNumber(accueils)}`;
}
