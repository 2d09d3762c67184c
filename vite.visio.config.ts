import { defineConfig } from 'vite';
import { pageBuild } from './tools/page-build.ts';

/**
 * The call page, built apart: it runs beside someone else’s script and carries none of the desk’s code.
 * It goes inside the desk’s folder, which both shells read and the installers carry.
 */
export default defineConfig(
  pageBuild({
    project: import.meta.dirname,
    folder: 'renderer/visio',
    html: 'index.html',
    outDir: 'out/renderer/visio',
  }),
);
