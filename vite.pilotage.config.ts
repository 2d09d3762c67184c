import { defineConfig } from 'vite';
import { communeNames } from './tools/commune-names.ts';
import { pageBuild } from './tools/page-build.ts';

/** The département’s pages, built apart: the département never serves the desk’s code. */
const page = pageBuild({
  project: import.meta.dirname,
  folder: 'renderer/pilotage',
  html: 'index.html',
  outDir: 'out/pilotage',
});

export default defineConfig({
  ...page,
  plugins: [...page.plugins, communeNames(import.meta.dirname)],
});
