import type { Network } from '../../shared/domain/network/network.ts';
import type { DeclaredFigures } from '../../shared/sync/pilotage-api.ts';

/** The figures published before the tool, with the names of the platforms their sources name. */
export function readDeclared({ declared, sites }: Network): DeclaredFigures {
  const nameOf = (id: string): string => sites.find((site) => site.id === id)?.name ?? id;
  return {
    years: declared.map((year) => ({
      ...year,
      sites: year.sites.map((named) => ({ ...named, name: nameOf(named.site) })),
    })),
  };
}
