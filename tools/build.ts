import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './build-lock.ts';
import { digestSources, forgetBuild, isFresh, rememberBuild, root } from './build-stamp.ts';
import { compressedBytes, listFirstLoad } from './first-load.ts';
import { requireNode } from './require-node.ts';

/**
 * Builds everything into out/: Electron’s main and preload, the desk page, the visitors’ and the call
 * page, and the département’s pages. Rejects when any of them does not build; nothing is skipped.
 */
export async function buildAll(): Promise<void> {
  const sourcesDigest = digestSources();
  forgetBuild();
  // Loaded here: knowing that nothing has changed must stay instant.
  const [electronVite, vite] = await Promise.all([import('electron-vite'), import('vite')]);
  await electronVite.build({
    root,
    configFile: join(root, 'electron.vite.config.ts'),
    logLevel: 'warn',
  });
  // The visitors’ and the call page after the desk, whose build empties the folder they go into.
  for (const config of [
    'vite.visiteurs.config.ts',
    'vite.visio.config.ts',
    'vite.pilotage.config.ts',
  ])
    await vite.build({ configFile: join(root, config), mode: 'production', logLevel: 'warn' });
  rememberBuild(sourcesDigest);
}

/**
 * Builds when a source, the configuration or the lockfile has changed since; says whether it did. Two
 * at once, the second waits: it would empty the folder that a desk is served from.
 */
export async function buildIfStale(): Promise<boolean> {
  if (isFresh()) return false;
  return alone(async () => {
    if (isFresh()) return false;
    await buildAll();
    return true;
  });
}

/** Kilobytes a page loads before its first use, compressed as a server would send them. */
function firstKilobytes(html: string): number {
  return Math.ceil(compressedBytes(listFirstLoad(join(root, html))) / 1000);
}

// Not `import.meta.main`: the oldest Node 24 the project runs on does not have it.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === import.meta.filename) {
  requireNode();
  // electron-vite reads the manifest of the folder it runs in.
  process.chdir(root);
  const built = process.argv.includes('--if-stale')
    ? await buildIfStale()
    : (await alone(buildAll), true);
  if (built) {
    console.log(
      `Construit : au premier affichage, poste ${firstKilobytes('out/renderer/desk/index.html')} ko, page des visiteurs ${firstKilobytes('out/renderer/visiteurs/index.html')} ko, pilotage ${firstKilobytes('out/pilotage/index.html')} ko (compressés).`,
    );
  }
}
