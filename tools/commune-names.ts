import type { Plugin } from 'vite';
import { cutCommunes } from './commune-asset.ts';

/** Writes the names of the communes by INSEE code beside the pages, for the server to read. */
export function communeNames(project: string): Plugin {
  return {
    name: 'relais-commune-names',
    generateBundle() {
      const { communes } = cutCommunes(project);
      this.emitFile({
        type: 'asset',
        fileName: 'communes.json',
        source: JSON.stringify(Object.fromEntries(communes.map(([insee, nom]) => [insee, nom]))),
      });
    },
  };
}
