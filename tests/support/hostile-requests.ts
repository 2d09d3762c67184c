import fc from 'fast-check';
import { z } from 'zod';
import { calendarPaths } from '../../shared/sync/calendar.ts';

/** One call of an OpenAPI document, as far as a hostile caller reads it. */
const callSchema = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), schema: z.unknown() })).optional(),
  requestBody: z
    .looseObject({
      content: z.looseObject({ 'application/json': z.looseObject({ schema: z.unknown() }) }),
    })
    .optional(),
});
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), callSchema)),
});

/** A request as a stranger, a curious desk or a browser extension might send it. */
export interface HostileRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

/** Who the caller says it is; the test puts the real cookie or token in. */
export type Caller = 'personne' | 'financeur' | 'administrateur' | 'poste' | 'faux';

/** Values that have broken servers before. */
const poisons: readonly unknown[] = [
  null,
  '',
  '\u0000',
  '\ud800',
  '💥'.repeat(300),
  "'; DROP TABLE staff; --",
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{7*7}}',
  -1,
  0,
  1e308,
  -0,
  2 ** 53,
  99_999_999_999_999,
  true,
  [],
  [[[[[[]]]]]],
  {},
  { __proto__: null, constructor: { prototype: { role: 'administrateur' } } },
  '2026-02-30',
  '9999-12-31',
  '0000-01-01',
  'x'.repeat(20_000),
];

/**
 * Requests made from the API’s own description: each call with bodies and questions close to what it
 * takes, then bent, cut, poisoned, or not JSON at all.
 */
export function hostileRequests(
  openapi: unknown,
): fc.Arbitrary<HostileRequest & { caller: Caller }> {
  const { paths } = documentSchema.parse(openapi);
  // An event stream stays open: it has no end to wait for, and its refusals have tests of their own.
  const answered = Object.entries(paths).filter(([url]) => url !== calendarPaths.events);
  const calls = answered.flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ url, method: method.toUpperCase(), call })),
  );
  return fc.constantFrom(...calls).chain(({ url, method, call }) => {
    const bodySchema = call.requestBody?.content['application/json'].schema;
    const body =
      bodySchema === undefined
        ? fc.constant(undefined)
        : fc.oneof(
            { weight: 6, arbitrary: bend(fromSchema(bodySchema)).map((value) => toText(value)) },
            { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
            { weight: 1, arbitrary: fc.string({ maxLength: 200, unit: 'binary' }) },
            {
              weight: 1,
              arbitrary: fc.constantFrom('{"a":', '[', '{"__proto__":{"x":1}}', 'null'),
            },
          );
    const query = fc
      .tuple(
        ...(call.parameters ?? []).map(({ name, schema }) =>
          fc
            .option(fc.oneof(fromSchema(schema), poison()), { nil: undefined })
            .map((value) => (value === undefined ? '' : `${name}=${encode(value)}`)),
        ),
      )
      .chain((parts) =>
        fc
          .constantFrom('', '&x=1', '&period=jour', '&%zz', '&__proto__[a]=1')
          .map((tail) => [...parts.filter((part) => part !== ''), tail].join('&')),
      );
    return fc
      .record({
        method: fc.oneof(
          { weight: 9, arbitrary: fc.constant(method) },
          { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE', 'POST', 'GET') },
        ),
        url: fc
          .tuple(bendPath(url), query)
          .map(([path, asked]) => (asked === '' ? path : `${path}?${asked}`)),
        headers: fc.record({
          'content-type': fc.oneof(
            { weight: 8, arbitrary: fc.constant('application/json') },
            {
              weight: 1,
              arbitrary: fc.constantFrom(
                'text/plain',
                'application/xml',
                'application/json; charset=utf-7',
                '',
              ),
            },
          ),
          'x-forwarded-for': fc.constantFrom('192.0.2.1', '::1', 'x'.repeat(500), '1,2,3'),
        }),
        payload: body,
        caller: fc.constantFrom<Caller>('personne', 'financeur', 'administrateur', 'poste', 'faux'),
      })
      .map(({ payload, ...request }) =>
        payload === undefined || request.method === 'GET' ? request : { ...request, payload },
      );
  });
}

function bendPath(url: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(url) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `${url}/`,
        `/${url}`,
        `${url}%00`,
        `${url}/../..`,
        url.toUpperCase(),
        `${url}%2e%2e`,
      ),
    },
  );
}

function encode(value: unknown): string {
  const text = typeof value === 'string' ? value : toText(value);
  return encodeURIComponent(text.toWellFormed());
}

function toText(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

function poison(): fc.Arbitrary<unknown> {
  return fc.constantFrom(...poisons);
}

/** The value itself, or one of its parts replaced, added or taken away. */
function bend(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(good, poison(), fc.nat(), fc.constantFrom('rien', 'changer', 'oter', 'ajouter'))
    .map(([value, bad, at, how]) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        return how === 'rien' ? value : bad;
      const keys = Object.keys(value);
      const key = keys[at % Math.max(1, keys.length)] ?? 'x';
      const copy: Record<string, unknown> = { ...value };
      if (how === 'changer') copy[key] = bad;
      if (how === 'oter') delete copy[key];
      if (how === 'ajouter') copy[`${key}_`] = bad;
      return copy;
    });
}

const nodeSchema = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});

/** Values that look like what a JSON Schema asks for; patterns are guessed at. */
function fromSchema(schema: unknown, depth = 0): fc.Arbitrary<unknown> {
  const node = nodeSchema.safeParse(schema);
  if (!node.success || depth > 6) return fc.constant(null);
  const { type, properties, required = [], items, anyOf, oneOf } = node.data;
  if (node.data.const !== undefined) return fc.constant(node.data.const);
  if (node.data.enum !== undefined) return fc.constantFrom(...node.data.enum);
  const choices = anyOf ?? oneOf;
  if (choices !== undefined && choices.length > 0)
    return fc.oneof(...choices.map((choice) => fromSchema(choice, depth + 1)));
  switch (type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(properties ?? {}).map(([key, value]) => [
            key,
            fromSchema(value, depth + 1),
          ]),
        ),
        { requiredKeys: required.filter((key) => Object.hasOwn(properties ?? {}, key)) },
      );
    case 'array':
      return fc.array(fromSchema(items, depth + 1), { maxLength: 4 });
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(-1000, node.data.minimum ?? -1000),
        max: Math.min(1_000_000, node.data.maximum ?? 1_000_000),
      });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return fc.oneof(
        fc.string({ maxLength: 60 }),
        fc.constantFrom('marvejols', '2026-04-14', 'A', '48092', 'mois', 'mende'),
      );
    default:
      return fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.constant(null));
  }
}
