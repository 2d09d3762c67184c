import { z } from 'zod';
import {
  applyPublications,
  applyToNames,
} from '../../shared/domain/catalogue/apply-publications.ts';
import type { DemarcheChange } from '../../shared/domain/catalogue/apply-publications.ts';
import { publishedDemarcheSchema } from '../../shared/domain/catalogue/publication.ts';
import { shippedFiches } from '../../shared/domain/catalogue/shipped-fiches.ts';
import { shippedNames } from '../../shared/domain/catalogue/shipped-names.ts';
import { shippedLieux } from '../../shared/domain/organisme/shipped-lieux.ts';
import { instantToLocal } from '../../shared/domain/calendar/local-day.ts';
import type { Zone } from '../../shared/domain/calendar/local-day.ts';
import type {
  AnnuaireAnswer,
  CatalogueAnswer,
  HistoriqueAnswer,
} from '../../shared/sync/publication-api.ts';
import type { Objet } from '../../shared/sync/publications.ts';
import type { Published } from './publication-store.ts';
import type { PublishDeps } from './publish-lieu.ts';
import { standingLieux } from './standing-lieux.ts';

/** Lines of a history at most. */
const LINES = 200;

type ReadDeps = PublishDeps & { readonly zone: Zone };

/** The directory as it stands, by name, and the imports that made it. */
export async function readAnnuaire(deps: ReadDeps): Promise<AnnuaireAnswer> {
  const { publications, departement } = deps;
  const standing = await publications.current('lieu');
  const said = new Map(standing.map((one) => [one.id, toSaid(one)]));
  const lieux = [...standingLieux(shippedLieux(departement), standing).values()];
  return {
    lieux: lieux
      .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr'))
      .map((lieu) => ({ lieu, dit: said.get(lieu.id) ?? null })),
    imports: (await publications.imports()).map(({ importeLe, annuleLe, ...rest }) => ({
      ...rest,
      importeLe: importeLe.toString(),
      annuleLe: annuleLe?.toString() ?? null,
    })),
    today: today(deps),
  };
}

/** The catalogue as it stands. */
export async function readCatalogue(deps: ReadDeps): Promise<CatalogueAnswer> {
  const standing = await deps.publications.current('demarche');
  const changes = standing.flatMap(({ numero, id, contenu }): DemarcheChange[] => {
    if (contenu === null) return [{ numero, id, contenu }];
    const read = publishedDemarcheSchema.safeParse(contenu);
    return read.success ? [{ numero, id, contenu: read.data }] : [];
  });
  const { index, themesDeVie } = applyToNames(shippedNames, changes);
  const { fiches, sources } = applyPublications(shippedFiches, changes);
  return {
    index,
    themesDeVie,
    fiches: [...fiches],
    sources,
    dits: standing.map((one) => ({ ...toSaid(one), id: one.id, retire: one.contenu === null })),
    today: today(deps),
  };
}

/** What was published of one kind, or of one thing. */
export async function readHistory(
  { publications }: PublishDeps,
  objet: Objet,
  id: string | null,
): Promise<HistoriqueAnswer> {
  const lines = await publications.history(objet, id, LINES);
  return {
    lignes: lines.map((line) => ({
      ...toSaid(line),
      id: line.id,
      nom: nameIn(line.contenu),
      motif: line.motif,
      parImport: line.importId !== null,
    })),
  };
}

const namedSchema = z.union([
  z.object({ nom: z.string() }).transform(({ nom }) => nom),
  z.object({ entree: z.object({ nom: z.string() }) }).transform(({ entree }) => entree.nom),
]);

function nameIn(contenu: Published['contenu']): string | null {
  const named = namedSchema.safeParse(contenu);
  return named.success ? named.data : null;
}

function toSaid({ numero, auteur, publieLe }: Published) {
  return { numero, auteur, publieLe: publieLe.toString() };
}

function today({ clock, zone }: ReadDeps): string {
  return instantToLocal(clock.now(), zone).day;
}
