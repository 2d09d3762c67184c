import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { NONCE_PLACEHOLDER } from '../shared/web/content-security.ts';
import { communeAsset } from './commune-asset.ts';
import { pdfAssets } from './pdf-assets.ts';

/** The engines the pages are built for: Electron’s own, and the browsers of a coordination. */
const target = 'es2023';

/**
 * How every page of the project is built. Nothing is inlined: the pages’ policy refuses `data:`
 * everywhere but in images. Styles carry the nonce placeholder the servers replace at each response.
 * A worker keeps its own name (`argon2-worker-<hash>.js`): the policy of one of them hangs on it.
 */
export function pageBuild(page: {
  /**
   * The project’s own folder, as the configuration file sees it: electron-vite bundles this module
   * into that file, where `import.meta.dirname` no longer means this one’s.
   */
  readonly project: string;
  /** Folder the page’s addresses are relative to, from the project’s. */
  readonly folder: string;
  /** Its HTML file, inside that folder. */
  readonly html: string;
  /** Where it goes, from the project’s folder. */
  readonly outDir: string;
  /** Whether it shows the pages of PDFs. */
  readonly drawsPdf?: true;
}) {
  return {
    root: join(page.project, page.folder),
    // Relative addresses: the same files serve under any path, and under Electron’s own protocol.
    base: './',
    plugins: [
      react(),
      communeAsset(page.project),
      ...(page.drawsPdf === true ? [pdfAssets(page.project)] : []),
    ],
    html: { cspNonce: NONCE_PLACEHOLDER },
    worker: {
      format: 'es',
      rolldownOptions: { output: { entryFileNames: 'assets/[name]-[hash].js' } },
    },
    build: {
      target,
      outDir: join(page.project, page.outDir),
      emptyOutDir: true,
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // The budget (400 ko for the desk) is counted compressed, by tools/build.ts.
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        input: join(page.project, page.folder, page.html),
        // What the page needs at once is one file: a hundred small ones, which screens opened later
        // share, each cost a request before the first Passage.
        output: { codeSplitting: { groups: [{ name: 'premier', tags: ['$initial'] }] } },
      },
    },
  } satisfies UserConfig;
}
