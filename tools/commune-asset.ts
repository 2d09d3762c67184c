import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';
import type { CommuneData } from '../shared/domain/commune/commune-data.ts';

/** The module the page imports: its default export is the address of the cut list. */
const MODULE = 'virtual:communes';

/** What is read of the official list (etalab, from the INSEE’s geographic code and La Poste). */
const officialSchema = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.enum([
      'commune-actuelle',
      'commune-deleguee',
      'commune-associee',
      'arrondissement-municipal',
    ]),
    codesPostaux: z.array(z.string()).default([]),
    population: z.int().min(0).default(0),
    chefLieu: z.string().optional(),
    commune: z.string().optional(),
  }),
);

/**
 * The communes of France as the page fetches them, cut from the official list: 1.4 MB instead of
 * 8.6, half a MB compressed. The package’s own entry reads its files from the working folder: its JSON is
 * read instead, from the project’s folder.
 */
export function cutCommunes(project: string): CommuneData {
  const require = createRequire(join(project, 'package.json'));
  const path = require.resolve('@etalab/decoupage-administratif/data/communes.json');
  const official = officialSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const today = official.filter(({ type }) => type === 'commune-actuelle');
  const names = new Map(today.map(({ code, nom }) => [code, nom]));
  return {
    communes: today.map(({ code, nom, codesPostaux, population }) => [
      code,
      nom,
      codesPostaux.join(' '),
      population,
    ]),
    former: official
      .map(({ type, nom, codesPostaux, chefLieu, commune }): CommuneData['former'][number] => [
        type === 'commune-actuelle' ? '' : (commune ?? chefLieu ?? ''),
        nom,
        codesPostaux.join(' '),
      ])
      // A commune déléguée often bears the name of the commune it is now a part of.
      .filter(([insee, nom]) => names.has(insee) && names.get(insee) !== nom),
  };
}

/** Writes the cut list beside the page’s other files, named by its content, in no script. */
export function communeAsset(project: string): Plugin {
  return {
    name: 'relais-communes',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const reference = this.emitFile({
        type: 'asset',
        name: 'communes.json',
        source: JSON.stringify(cutCommunes(project)),
      });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
  };
}
