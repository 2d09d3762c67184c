import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../../tools/run.ts';
import { createHouseCopy } from './house-copy.ts';
import { plantedControls, plantedRooms, plantedViolations } from './planted-violations.ts';

const thing = `export type Thing = string;\nexport const thing: Thing = 'thing';\n`;

describe('the rules', () => {
  const reportSchema = z.object({
    diagnostics: z.array(
      z.object({ filename: z.string(), code: z.string().optional(), message: z.string() }),
    ),
  });
  const rulesByFile = new Map<string, Set<string>>();
  let exitCode: number | null = null;
  let complaints = '';

  // One run over every plant: a run each would take minutes.
  beforeAll(() => {
    using house = createHouseCopy();
    for (const room of plantedRooms) house.plant(`${room}/thing.ts`, thing);
    house.plant('resources/thing.json', '{ "name": "thing" }\n');
    house.plant('package.json', '{ "name": "relais", "type": "module" }\n');
    for (const { file, code } of [...plantedViolations, ...plantedControls]) {
      house.plant(file, code);
    }
    const { code, stdout, stderr } = house.run('oxlint', ['--format', 'json']);
    exitCode = code;
    complaints = stderr;
    for (const { filename, code: rule, message } of reportSchema.parse(JSON.parse(stdout))
      .diagnostics) {
      const file = filename.replaceAll('\\', '/');
      rulesByFile.set(file, (rulesByFile.get(file) ?? new Set()).add(rule ?? message));
    }
  });

  it.each(plantedViolations)('refuse $file ($rule)', ({ file, rule }) => {
    expect([...(rulesByFile.get(file) ?? [])]).toEqual([rule]);
  });

  it('let through everything the map grants', () => {
    const planted = new Set(plantedViolations.map(({ file }) => file));
    const refused = [...rulesByFile.keys()].filter((file) => !planted.has(file));
    expect(refused).toEqual([]);
  });

  it('make the command fail, without a complaint about themselves', () => {
    expect({ exitCode, complaints }).toEqual({ exitCode: 1, complaints: '' });
  });
});

describe('the search for what nothing uses', () => {
  const named = z.array(z.object({ name: z.string() }));
  const reportSchema = z.object({
    issues: z.array(
      z.object({
        file: z.string(),
        files: named,
        exports: named,
        types: named,
        dependencies: named,
        unlisted: named,
      }),
    ),
  });

  /** Runs knip with the house's own settings over a small house; what it reports, by kind. */
  function unused(extra: Readonly<Record<string, string>>) {
    using house = createHouseCopy();
    house.plant('knip.json', readFileSync(join(root, 'knip.json'), 'utf8'));
    house.plant(
      'package.json',
      JSON.stringify({
        name: 'relais',
        type: 'module',
        scripts: { start: 'node electron/launch/start.ts', lint: 'node oxlint.config.ts' },
        dependencies: { zod: '*' },
        devDependencies: { oxlint: '*', 'oxlint-tsgolint': '*', 'eslint-plugin-boundaries': '*' },
      }),
    );
    house.plant(
      'electron/launch/start.ts',
      `import { z } from 'zod';\nimport { used } from './used.ts';\nconsole.log(z.string().parse(used));\n`,
    );
    house.plant('electron/launch/used.ts', `export const used = 'used';\n`);
    for (const [file, content] of Object.entries(extra)) house.plant(file, content);
    const { code, stdout } = house.run('knip', ['--reporter', 'json', '--no-config-hints']);
    const { issues } = reportSchema.parse(JSON.parse(stdout));
    const names = (kind: 'files' | 'exports' | 'types' | 'dependencies' | 'unlisted') =>
      issues.flatMap((issue) => issue[kind].map(({ name }) => name));
    return {
      code,
      files: names('files'),
      exports: names('exports'),
      types: names('types'),
      dependencies: names('dependencies'),
      unlisted: names('unlisted'),
    };
  }

  const nothing = { code: 0, files: [], exports: [], types: [], dependencies: [], unlisted: [] };

  it('passes where everything is used', () => {
    expect(unused({})).toEqual(nothing);
  });

  it('refuses a file nothing imports', () => {
    expect(unused({ 'shared/domain/forgotten.ts': thing })).toEqual({
      ...nothing,
      code: 1,
      files: ['shared/domain/forgotten.ts'],
    });
  });

  it('refuses an export nothing imports, of a value or of a type', () => {
    const code = `export const used = 'used';\nexport const idle = 'idle';\nexport type Idle = string;\n`;
    expect(unused({ 'electron/launch/used.ts': code })).toEqual({
      ...nothing,
      code: 1,
      exports: ['idle'],
      types: ['Idle'],
    });
  });

  it('refuses a package nothing imports', () => {
    const code = `console.log('nothing');\n`;
    expect(unused({ 'electron/launch/start.ts': code, 'electron/launch/used.ts': '' })).toEqual({
      ...nothing,
      code: 1,
      files: ['electron/launch/used.ts'],
      dependencies: ['zod'],
    });
  });

  it('refuses a package that package.json does not list', () => {
    expect(
      unused({ 'electron/launch/used.ts': `import 'dexie';\nexport const used = 'used';\n` }),
    ).toEqual({
      ...nothing,
      code: 1,
      unlisted: ['dexie'],
    });
  });
});
