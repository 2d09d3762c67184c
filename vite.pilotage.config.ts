import { defineConfig } from 'vite';
import { pageBuild } from './tools/page-build.ts';

/** The département’s pages, built apart: the département never serves the desk’s code. */
export default defineConfig(
  pageBuild({
    project: import.meta.dirname,
    folder: 'renderer/pilotage',
    html: 'index.html',
    outDir: 'out/pilotage',
  }),
);
