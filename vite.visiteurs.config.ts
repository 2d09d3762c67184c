import { defineConfig } from 'vite';
import { pageBuild } from './tools/page-build.ts';

/**
 * The visitors’ page, built apart: the screen in front of visitors carries none of the desk’s code.
 * It goes inside the desk’s folder, which both shells serve and the installers carry.
 */
export default defineConfig(
  pageBuild({
    project: import.meta.dirname,
    folder: 'renderer/visiteurs',
    html: 'index.html',
    outDir: 'out/renderer/visiteurs',
  }),
);
