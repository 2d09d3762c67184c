import { z } from 'zod';
import type { DeclaredRoute } from './declared-route.ts';

type Json = Readonly<Record<string, unknown>>;

/** Where the API’s description is read. */
export const OPENAPI_PATH = '/api/openapi.json';

/**
 * The server’s calls as an OpenAPI 3.1 document, made from the very schemas that parse them: what it
 * says cannot differ from what is accepted.
 */
export function describeApi(routes: readonly DeclaredRoute[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    if (route.doc === undefined) continue;
    (paths[route.url] ??= {})[route.method.toLowerCase()] = describeCall(route, route.doc);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Relais, département',
      version,
      description:
        'Comptes publiés, exports et administration d’un réseau de points relais. Aucune donnée ne désigne un usager ; les petits effectifs sont retenus avant toute réponse.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'relais_pilotage' },
        poste: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Refus: refusalSchema },
    },
  };
}

const refusalSchema = {
  type: 'object',
  required: ['code', 'sentence'],
  properties: { code: { type: 'string' }, sentence: { type: 'string' } },
};

function describeCall(
  { access, act, method, url }: DeclaredRoute,
  doc: NonNullable<DeclaredRoute['doc']>,
): Json {
  const { summary, query, body, answer } = doc;
  const isStaff = Array.isArray(access);
  return {
    operationId: `${method.toLowerCase()}${url.replaceAll(/[^a-z0-9]+(.)?/gi, (_all, next: string | undefined) => next?.toUpperCase() ?? '')}`,
    summary,
    ...(isStaff ? { description: `Rôles : ${access.join(', ')}.` } : {}),
    ...(act === undefined ? {} : { 'x-acte': act.name }),
    security: isStaff ? [{ session: [] }] : access === 'desk' ? [{ poste: [] }] : [],
    ...(query === undefined ? {} : { parameters: toParameters(query) }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: toJson(body, 'input') } },
          },
        }),
    responses: {
      '200': {
        description: 'La réponse.',
        content:
          typeof answer === 'string'
            ? { [answer]: { schema: { type: 'string', contentEncoding: 'binary' } } }
            : { 'application/json': { schema: toJson(answer, 'output') } },
      },
      '4XX': {
        description: 'Un refus : un code, et une phrase qui dit quoi faire.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Refus' } } },
      },
    },
  };
}

function toParameters(query: z.ZodType): Json[] {
  const { properties = {}, required = [] } = z
    .object({
      properties: z.record(z.string(), z.unknown()).optional(),
      required: z.array(z.string()).optional(),
    })
    .parse(toJson(query, 'input'));
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** What JSON Schema has no word for (a refinement) is left out of it, never of what is checked. */
function toJson(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}
