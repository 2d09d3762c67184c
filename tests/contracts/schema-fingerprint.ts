import { createHash } from 'node:crypto';
import { z } from 'zod';
import { toCanonicalText } from '../../shared/sync/canonical.ts';

/** What a schema accepts: its JSON Schema, and the rules JSON Schema cannot say, by where they stand. */
export function describeSchema(schema: z.ZodType): {
  readonly accepts: unknown;
  readonly refinements: readonly string[];
} {
  return {
    accepts: z.toJSONSchema(schema, {
      io: 'input',
      // The order fields are written in means nothing.
      override: ({ jsonSchema }) => jsonSchema.required?.sort(),
    }),
    refinements: readRefinements(schema, '', new Set()),
  };
}

/** SHA-256, in hexadecimal, of the canonical text of anything JSON can say. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(toCanonicalText(value)).digest('hex');
}

/** The fingerprint of several schemas, by name. */
export function fingerprintSchemas(schemas: Readonly<Record<string, z.ZodType>>): string {
  return fingerprint(
    Object.fromEntries(Object.entries(schemas).map(([name, it]) => [name, describeSchema(it)])),
  );
}

/** The fingerprints of each version of a format, as committed: `{"1": "…", "2": "…"}`. */
export type FrozenVersions = Readonly<Record<string, string>>;

/** What to do about a format that is not as it was frozen; null when all is well. */
export function judgeFrozen(
  constant: string,
  version: number,
  current: string,
  frozen: FrozenVersions,
): string | null {
  const latest = Math.max(0, ...Object.keys(frozen).map(Number));
  if (version < latest)
    return `${constant} went back from ${latest} to ${version}: a version never goes back.`;
  const kept = frozen[String(version)];
  if (kept === current) return null;
  return kept === undefined
    ? `${constant} is now ${version}: add "${version}": "${current}" under "${constant}" in tests/contracts/frozen-schemas.json, and keep the former lines.`
    : `What ${constant} names changed while it stayed ${version}: what is already written in the former shape would be read wrongly. Undo the change; or raise ${constant}, write what reads or migrates the former shape, and freeze the new one in tests/contracts/frozen-schemas.json. After an upgrade of Zod alone, compare what is accepted first. Fingerprint now: ${current}.`;
}

/** Every `.refine` of a schema and of those inside it, as `path: message`. */
function readRefinements(value: unknown, path: string, seen: Set<unknown>): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  if (!isSchema(value))
    return Object.entries(value).flatMap(([key, inner]) =>
      readRefinements(inner, Array.isArray(value) ? path : `${path}/${key}`, seen),
    );
  seen.add(value);
  const { checks = [], ...inner } = value._zod.def;
  const found = [
    ...(checks as readonly unknown[])
      .filter(isRefinement)
      .map(({ _zod }) => `${path}: ${String(_zod.def.error?.({}))}`),
    // A recursive schema stands behind a function.
    ...Object.entries(inner).flatMap(([key, part]) =>
      readRefinements(key === 'getter' && isGetter(part) ? part() : part, `${path}/${key}`, seen),
    ),
  ];
  // The same schema in another place counts there too; only a schema inside itself stops.
  seen.delete(value);
  return found;
}

function isSchema(value: object): value is z.ZodType {
  return '_zod' in value && '_def' in value;
}

function isGetter(value: unknown): value is () => unknown {
  return typeof value === 'function';
}

interface Refinement {
  readonly _zod: {
    readonly def: { readonly check: string; readonly error?: (issue: object) => unknown };
  };
}

function isRefinement(value: unknown): value is Refinement {
  const check = value as Refinement;
  return check._zod.def.check === 'custom';
}
