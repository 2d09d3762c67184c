import { join } from 'node:path';
import { defineConfig } from 'electron-vite';
import { pageBuild } from './tools/page-build.ts';

const project = import.meta.dirname;
const electron = join(project, 'electron');

/** The desk: Electron’s entry and its host process, the preload, and the page they show. */
export default defineConfig({
  main: {
    build: {
      // Everything is bundled: an installed desk carries out/ and no node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: join(electron, 'main/index.ts'),
          'host-process': join(electron, 'main/host-process.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload can require nothing but Electron: everything is bundled, as CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: join(electron, 'preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: pageBuild({
    project,
    folder: 'renderer',
    html: 'desk/index.html',
    outDir: 'out/renderer',
    drawsPdf: true,
  }),
});
