import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listThirdParty, readLicence, writeThirdParty } from '../../tools/third-party-list.ts';

const root = join(import.meta.dirname, '../..');
const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

const withPackage = (name: string, license?: string) => ({
  packages: { [`node_modules/${name}`]: { version: '1.0.0', ...(license && { license }) } },
});

it('THIRD_PARTY.txt is what the lockfile says (npm run third-party writes it again)', () => {
  const written = writeThirdParty(listThirdParty(lock), (path) => readLicence(join(root, path)));
  expect(readFileSync(join(root, 'THIRD_PARTY.txt'), 'utf8') === written).toBe(true);
});

it.each(['GPL-3.0', 'SSPL-1.0', 'MIT AND GPL-3.0', 'UNLICENSED', undefined])(
  'a package under %s is refused',
  (licence) => {
    expect(() => listThirdParty(withPackage('paquet', licence))).toThrow(
      /^paquet 1\.0\.0: licence/,
    );
  },
);

it('a choice that holds an accepted licence is accepted, development tools are left out', () => {
  expect(listThirdParty(withPackage('paquet', '(GPL-3.0 OR MIT)'))).toHaveLength(1);
  expect(
    listThirdParty({ packages: { 'node_modules/outil': { version: '1.0.0', dev: true } } }),
  ).toEqual([]);
});

it('only packages listed may run a script when they are installed', () => {
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  const { packages } = lock as {
    packages: Record<string, { hasInstallScript?: boolean }>;
  };
  const scripted = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  const decided = new Set(Object.keys(allowScripts));
  expect(scripted.filter((name) => !decided.has(name))).toEqual([]);
});
