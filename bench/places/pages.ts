import { join } from 'node:path';
import { build } from 'vite';
import { pageBuild } from '../../tools/page-build.ts';
import { root } from '../../tools/run.ts';

/** Builds a page of the measures with the desk’s own settings; gives the folder a shell serves. */
export async function buildPage(name: string): Promise<string> {
  const outDir = join('test-results', 'bench', `page-${name}`);
  await build({
    ...pageBuild({
      project: root,
      folder: `bench/pages/${name}`,
      html: 'desk/index.html',
      outDir,
    }),
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
  });
  return join(root, outDir);
}
