import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { filePolicy, pagePolicy, withNonce } from '../../shared/web/content-security.ts';
import type { RouteDeps } from './route-deps.ts';

const missingPages = {
  code: 'pages-absentes',
  sentence:
    'Les pages du département ne sont pas construites : lancez « npm run build », puis rechargez.',
};

/** The pilotage’s pages: the page itself with a style nonce of its own at each load, and its files. */
export async function addPageRoutes(app: FastifyInstance, deps: RouteDeps): Promise<void> {
  app.get('/', { config: { access: 'public' } }, async (_request, reply) => {
    const page = await readFile(join(deps.pagesFolder, 'index.html'), 'utf8').catch(() => null);
    if (page === null) return reply.refuse(missingPages);
    const nonce = Buffer.from(deps.random.bytes(16)).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy(nonce))
      .send(withNonce(page, nonce));
  });

  await app.register(async (files) => {
    files.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: 'public' };
    });
    await files.register(fastifyStatic, {
      root: join(deps.pagesFolder, 'assets'),
      prefix: '/assets/',
      index: false,
      decorateReply: false,
      suppressWarning: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('content-security-policy', filePolicy(basename(path)));
        // The build names each file by its content: a name never changes meaning.
        reply.header('cache-control', 'public, max-age=31536000, immutable');
      },
    });
  });
}
