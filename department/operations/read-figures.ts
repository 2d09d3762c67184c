import { themeSchema } from '../../shared/domain/vocabulary/theme.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';
import type { Figures } from '../../shared/sync/pilotage-api.ts';
import type { Period, PublishedPlace } from '../../shared/sync/published-figures.ts';
import type { PublishedFigures } from './published/read-published-figures.ts';

/**
 * The published figures of a period in the shape of the network’s first screen: the three units, and
 * the thèmes where the period has some.
 */
export async function readFigures(
  published: PublishedFigures,
  period: Period,
  at: LocalDay,
): Promise<Result<Figures>> {
  const read = await published.read(period, at);
  if (!read.ok) return read;
  const { network, sites, throughMonth, from, to, today, now, threshold, provenances } = read.value;
  const themesOf = ({ dimensions }: PublishedPlace) => dimensions['demandes.theme'];
  return ok({
    period,
    from,
    to,
    today,
    now,
    threshold,
    provenances,
    total: toUnits(network),
    sites: sites.map((place) => ({
      site: place.site,
      name: place.name,
      ...toUnits(place),
      lastReceived: place.lastReceived,
      themes: themesOf(place) ?? {},
    })),
    themes: themeSchema.options.flatMap((theme) => {
      const themes = themesOf(network);
      return themes === undefined
        ? []
        : [{ theme, demandes: themes[theme] === undefined ? 0 : themes[theme] }];
    }),
    themesThrough: themesOf(network) === undefined ? null : throughMonth,
  });
}

function toUnits({ totals: { visites, demandes, usagersSuivis } }: PublishedPlace) {
  return { visites, demandes, usagersSuivis };
}
