import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import fastify from 'fastify';
import { build } from 'vite';
import { registerDeskPages } from '../../electron/browser/desk-pages.ts';
import { pageBuild } from '../../tools/page-build.ts';

const project = join(import.meta.dirname, '..', '..');

/** A page with the papers and nothing else, built and served as the browser shell serves the desk. */
export interface PapersPage {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page with the desk’s own settings, and serves it under the desk’s own policy. */
export async function servePapersPage(): Promise<PapersPage> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-papiers-'));
  await build({
    ...pageBuild({
      project,
      folder: 'tests/support/papiers-page',
      html: 'desk/index.html',
      outDir: relative(project, folder),
    }),
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
  });
  const app = fastify();
  registerDeskPages(app, folder, { bytes: (length) => new Uint8Array(randomBytes(length)) });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    close: async () => {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
