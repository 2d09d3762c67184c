import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { VISITOR_PAGE } from '../../shared/domain/presence/visitor-messages.ts';
import type { Random } from '../../shared/kernel/random.ts';
import {
  deskPagePolicy,
  filePolicy,
  pagePolicy,
  withNonce,
} from '../../shared/web/content-security.ts';

/** The addresses of the pages; each is answered with its HTML, behind the session gate. */
export const pageAddresses: readonly string[] = ['/', VISITOR_PAGE];

/**
 * Serves the built pages of `folder`: the desk (`desk/index.html` and `assets/`) and, built apart, the
 * visitors’ (`visiteurs/`), each under its policy. A page gets a fresh style nonce each time and is
 * never cached; assets are named by their content and may be kept.
 */
export function registerDeskPages(app: FastifyInstance, folder: string, random: Random): void {
  const servePage = (address: string, file: string, policy: (nonce: string) => string) =>
    app.get(address, async (_request, reply) => {
      const html = await readFile(file, 'utf8');
      const nonce = Buffer.from(random.bytes(18)).toString('base64');
      return reply
        .header('content-security-policy', policy(nonce))
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(withNonce(html, nonce));
    });
  const serveAssets = (root: string, prefix: string) =>
    void app.register(fastifyStatic, {
      root,
      prefix,
      // One of the two would do: nothing here sends a file by itself.
      decorateReply: false,
      index: false,
      dotfiles: 'deny',
      immutable: true,
      maxAge: '1y',
      setHeaders: (reply, path) => {
        // The name alone: the path has this system’s own separators.
        reply.header('content-security-policy', filePolicy(basename(path)));
      },
    });
  servePage('/', join(folder, 'desk', 'index.html'), deskPagePolicy);
  serveAssets(join(folder, 'assets'), '/assets/');
  servePage(VISITOR_PAGE, join(folder, 'visiteurs', 'index.html'), pagePolicy);
  serveAssets(join(folder, 'visiteurs', 'assets'), `${VISITOR_PAGE}assets/`);
}
