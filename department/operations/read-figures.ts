import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import type { Network } from '../../shared/domain/network/network.ts';
import { themeSchema } from '../../shared/domain/vocabulary/theme.ts';
import type { Clock } from '../../shared/kernel/clock.ts';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Figures, Period } from '../../shared/sync/pilotage-api.ts';
import type { FigureStore } from './figure-store.ts';
import { FIRST_DAY } from './judge-document.ts';
import { toRange } from './period-range.ts';

/**
 * The figures of the calendar period that holds `at`: every platform of the network in its own
 * order, with zeros and a null `lastReceived` where nothing was received for that period.
 */
export async function readFigures(
  deps: { readonly figures: FigureStore; readonly network: Network; readonly clock: Clock },
  period: Period,
  at: LocalDay,
): Promise<Result<Figures>> {
  if (at < FIRST_DAY)
    return refuse('periode-inconnue', 'Aucune donnée avant l’an 2000 : choisissez une autre date.');
  const { network } = deps;
  const now = deps.clock.now();
  const { from, to } = toRange(period, at);
  const sums = await deps.figures.sum(period, from, to);
  const sites = network.sites.map(({ id, name }) => {
    const found = sums.sites.find(({ site }) => site === id);
    return {
      site: id,
      name,
      visites: found?.visites ?? 0,
      demandes: found?.demandes ?? 0,
      usagersSuivis: found?.usagersSuivis ?? 0,
      lastReceived: found?.lastReceived.toString() ?? null,
      themes: found?.themes ?? {},
    };
  });
  return ok({
    period,
    from,
    to,
    today: instantToLocal(now, network.zone).day,
    now: now.toString(),
    provenances: [...sums.provenances],
    total: {
      visites: add(sites.map((site) => site.visites)),
      demandes: add(sites.map((site) => site.demandes)),
      usagersSuivis: add(sites.map((site) => site.usagersSuivis)),
    },
    sites,
    themes: themeSchema.options.map((theme) => ({
      theme,
      demandes: add(sites.map((site) => site.themes[theme] ?? 0)),
    })),
  });
}

function add(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
