import type { FastifyInstance, FastifyReply, RouteShorthandOptions } from 'fastify';
import { z } from 'zod';
import { plainPagePolicy } from '../../shared/web/content-security.ts';
import { declareAbsence } from '../operations/calendar/declare-absence.ts';
import { openLink, PLANNING_PATH } from '../operations/calendar/partner-links.ts';
import { writeDeadPage, writePlanningPage } from '../operations/calendar/planning-page.ts';
import type { PageNews } from '../operations/calendar/planning-page.ts';
import { readPlanning, writePlanningFile } from '../operations/calendar/read-planning.ts';
import type { KeptLink } from '../operations/calendar/agenda-store.ts';
import { MINUTE } from './call-limits.ts';
import type { RouteDeps } from './route-deps.ts';

/** Bytes of a declared absence. */
const FORM_BODY = 4096;

const paramsSchema = z.object({ jeton: z.string().max(120) });

/** What partners without an account reach, by a link alone: a planning, its calendar, an absence. */
export async function addPlanningRoutes(app: FastifyInstance, deps: RouteDeps): Promise<void> {
  const parts = { ...deps, agenda: deps.store.agenda, salles: deps.store.salles };
  const limited: RouteShorthandOptions = {
    config: {
      // Open to whoever has the link: the link is what is checked.
      access: 'public',
      rateLimit: { max: deps.callLimits.planning, timeWindow: MINUTE },
    },
  };

  const draw = (): string => Buffer.from(deps.random.bytes(16)).toString('base64');
  const sendPage = (reply: FastifyReply, status: number, nonce: string, page: string) =>
    reply
      .code(status)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', plainPagePolicy(nonce))
      // The form says where it comes from; nobody else is told the address, which is a secret.
      .header('referrer-policy', 'same-origin')
      .header('x-robots-tag', 'noindex, nofollow')
      .send(page);

  const sendPlanning = async (
    reply: FastifyReply,
    link: KeptLink,
    jeton: string,
    news: PageNews | null,
  ) => {
    const nonce = draw();
    const chemin = `${PLANNING_PATH}/${jeton}`;
    const page = writePlanningPage(await readPlanning(parts, link), { chemin, nonce, news });
    return sendPage(reply, news?.isRefused === true ? 400 : 200, nonce, page);
  };

  const readToken = (params: unknown): string => {
    const read = paramsSchema.safeParse(params);
    return read.success ? read.data.jeton : '';
  };

  app.get(`${PLANNING_PATH}/:jeton`, limited, async (request, reply) => {
    const jeton = readToken(request.params);
    const link = await openLink(parts, jeton);
    if (link.ok) return sendPlanning(reply, link.value, jeton, null);
    const nonce = draw();
    return sendPage(reply, 404, nonce, writeDeadPage(link.failure.sentence, nonce));
  });

  app.get(`${PLANNING_PATH}/:jeton/agenda.ics`, limited, async (request, reply) => {
    const link = await openLink(parts, readToken(request.params));
    if (!link.ok) return reply.refuse(link.failure);
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="agenda.ics"')
      .send(await writePlanningFile(parts, link.value));
  });

  // Forms are read on these pages alone: everywhere else a body is JSON.
  await app.register(async (forms) => {
    forms.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BODY },
      (_request, body, done) => {
        done(null, Object.fromEntries(new URLSearchParams(String(body))));
      },
    );
    forms.post(
      `${PLANNING_PATH}/:jeton/absence`,
      { ...limited, bodyLimit: FORM_BODY, onRequest: deps.guards.sameOrigin },
      async (request, reply) => {
        const jeton = readToken(request.params);
        const link = await openLink(parts, jeton);
        if (!link.ok) {
          const nonce = draw();
          return sendPage(reply, 404, nonce, writeDeadPage(link.failure.sentence, nonce));
        }
        const declared = await declareAbsence(parts, link.value, request.body);
        return sendPlanning(reply, link.value, jeton, {
          isRefused: !declared.ok,
          sentence: declared.ok
            ? 'Votre absence est déclarée : la coordination la voit dès maintenant.'
            : declared.failure.sentence,
        });
      },
    );
  });
}
