import type { CatalogueIndex } from '../catalogue/catalogue-index.ts';
import type { Operateur } from '../vocabulary/operateur.ts';
import type { Theme } from '../vocabulary/theme.ts';

/** What a démarche implies, and who it may be done with. */
export interface DemarcheEntry {
  readonly label: string;
  readonly theme: Theme;
  readonly operateur: Operateur;
  /** Organismes it is done with, and the operators these are counted under but `autre`. */
  readonly organismes: ReadonlySet<string>;
  readonly operateurs: ReadonlySet<Operateur>;
}

/** Whether a démarche may be done with an organisme, or with the operator it is counted under. */
export function isDoneWith(
  demarches: ReadonlyMap<string, DemarcheEntry>,
  demarche: string,
  organisme: { readonly organisme: string; readonly value: Operateur },
): boolean {
  const entry = demarches.get(demarche);
  return (
    entry !== undefined &&
    (entry.organismes.has(organisme.organisme) || entry.operateurs.has(organisme.value))
  );
}

/** The démarches of the catalogue, by id. */
export function createDemarches(index: CatalogueIndex): ReadonlyMap<string, DemarcheEntry> {
  const operateurs = new Map(index.organismes.map(({ id, operateur }) => [id, operateur]));
  return new Map(
    index.demarches.map(({ id, nom, theme, organismes }) => {
      const counted = organismes
        .map((organisme) => operateurs.get(organisme) ?? null)
        .filter((operateur) => operateur !== null);
      return [
        id,
        {
          label: nom,
          theme,
          operateur: counted[0] ?? 'autre',
          organismes: new Set(organismes),
          operateurs: new Set(counted.filter((operateur) => operateur !== 'autre')),
        },
      ];
    }),
  );
}
