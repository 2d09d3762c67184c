import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * What PDFs may need to be drawn, under the names pdf.js asks for: the fonts a PDF may name without
 * bringing them, and the readers of two formats of scans that are not WebAssembly, which the policy
 * refuses. Each with its licence.
 */
const FILES: Readonly<Record<string, readonly string[]>> = {
  standard_fonts: [
    'FoxitFixed.pfb',
    'FoxitFixedBold.pfb',
    'FoxitFixedBoldItalic.pfb',
    'FoxitFixedItalic.pfb',
    'FoxitSerif.pfb',
    'FoxitSerifBold.pfb',
    'FoxitSerifBoldItalic.pfb',
    'FoxitSerifItalic.pfb',
    'FoxitDingbats.pfb',
    'FoxitSymbol.pfb',
    'LiberationSans-Regular.ttf',
    'LiberationSans-Bold.ttf',
    'LiberationSans-Italic.ttf',
    'LiberationSans-BoldItalic.ttf',
    'LICENSE_FOXIT',
    'LICENSE_LIBERATION',
  ],
  wasm: [
    'jbig2_nowasm_fallback.js',
    'openjpeg_nowasm_fallback.js',
    'LICENSE_JBIG2',
    'LICENSE_OPENJPEG',
  ],
};

/** Copies these files beside the scripts: the worker asks for them in its own folder. */
export function pdfAssets(project: string): Plugin {
  return {
    name: 'relais-pdf',
    apply: 'build',
    buildStart() {
      const require = createRequire(join(project, 'package.json'));
      const folder = dirname(require.resolve('pdfjs-dist/package.json'));
      for (const [sub, names] of Object.entries(FILES))
        for (const name of names)
          this.emitFile({
            type: 'asset',
            fileName: `assets/${name}`,
            source: readFileSync(join(folder, sub, name)),
          });
    },
  };
}
