/** One file planted in a copy of the house, and the rule that must refuse it. */
export interface Plant {
  /** Where it is planted, from the root: the room decides what is refused. */
  readonly file: string;
  readonly code: string;
  /** The rule as oxlint names it. */
  readonly rule: string;
}

const doors = 'boundaries(dependencies)';
const ambient = 'relais(no-ambient-clock-or-chance)';
const idle = 'relais(no-idle-test)';
const unusedException = 'Unused oxlint-disable directive (no problems were reported).';
const exception = 'relais(explained-exception)';

/** Rooms whose `thing.ts` stands in the copy; imports below lead there. */
export const plantedRooms = [
  'shared/kernel',
  'shared/domain',
  'shared/ipc',
  'shared/sync',
  'shared/documents',
  'shared/web',
  'electron/host',
  'electron/main',
  'electron/browser',
  'electron/launch',
  'electron/preload',
  'renderer/ui',
  'renderer/bridge',
  'renderer/workers',
  'renderer/data',
  'renderer/features/accueil',
  'renderer/features/agenda',
  'renderer/desk',
  'renderer/pilotage',
  'renderer/visiteurs',
  'renderer/visio',
  'department',
  'department/operations',
  'department/plugins',
  'department/routes',
  'department/storage',
  'tools',
  'tests/support',
  'bench',
] as const;

type PlantedRoom = (typeof plantedRooms)[number];

/** The specifier leading from a room to the `thing.ts` of another. */
function path(from: PlantedRoom, to: PlantedRoom): string {
  return `${'../'.repeat(from.split('/').length)}${to}/thing.ts`;
}

/** Doors that must stay shut, at least one a room. */
const forbiddenDoors: readonly (readonly [from: PlantedRoom, to: PlantedRoom])[] = [
  ['shared/kernel', 'shared/domain'],
  ['shared/domain', 'shared/sync'],
  ['shared/ipc', 'shared/documents'],
  ['shared/sync', 'shared/ipc'],
  ['shared/documents', 'shared/web'],
  ['shared/web', 'shared/domain'],
  ['electron/host', 'electron/main'],
  ['electron/host', 'electron/browser'],
  ['electron/main', 'electron/browser'],
  ['electron/browser', 'department'],
  ['electron/browser', 'electron/launch'],
  ['electron/launch', 'electron/main'],
  ['electron/launch', 'tools'],
  ['electron/preload', 'shared/domain'],
  ['electron/preload', 'shared/kernel'],
  ['renderer/ui', 'renderer/data'],
  ['renderer/ui', 'shared/domain'],
  ['renderer/bridge', 'shared/sync'],
  ['renderer/workers', 'shared/ipc'],
  ['renderer/data', 'renderer/ui'],
  ['renderer/features/accueil', 'renderer/features/agenda'],
  ['renderer/features/accueil', 'renderer/workers'],
  ['renderer/features/accueil', 'shared/ipc'],
  ['renderer/desk', 'renderer/pilotage'],
  ['renderer/desk', 'renderer/visio'],
  ['renderer/desk', 'electron/host'],
  ['renderer/pilotage', 'renderer/data'],
  ['renderer/pilotage', 'renderer/bridge'],
  ['renderer/desk', 'renderer/visiteurs'],
  ['renderer/visiteurs', 'renderer/bridge'],
  ['renderer/visiteurs', 'renderer/data'],
  ['renderer/visiteurs', 'shared/ipc'],
  ['renderer/visio', 'renderer/bridge'],
  ['renderer/visio', 'shared/domain'],
  ['department/operations', 'department/storage'],
  ['department/storage', 'department/routes'],
  ['department/routes', 'department/storage'],
  ['department/plugins', 'department/storage'],
  ['department/operations', 'department'],
  ['department', 'electron/host'],
  ['tools', 'department'],
  ['tools', 'electron/host'],
  ['shared/kernel', 'tests/support'],
  ['electron/host', 'bench'],
];

/** Packages and Node modules outside the rooms that hold them. */
const forbiddenPackages: readonly (readonly [from: PlantedRoom, source: string])[] = [
  ['shared/kernel', 'node:fs'],
  ['shared/sync', 'node:crypto'],
  ['shared/domain', 'temporal-polyfill'],
  ['shared/web', 'react'],
  ['electron/host', 'electron'],
  ['electron/browser', 'electron'],
  ['electron/launch', 'electron'],
  ['electron/main', 'node:sqlite'],
  ['electron/browser', 'node:sqlite'],
  ['department/storage', 'node:sqlite'],
  ['electron/host', 'fastify'],
  ['electron/main', '@fastify/static'],
  ['electron/browser', 'react'],
  ['electron/preload', 'node:path'],
  ['electron/preload', 'zod'],
  ['renderer/ui', 'node:path'],
  ['renderer/ui', 'zod'],
  ['renderer/data', 'node:buffer'],
  ['renderer/data', '@mantine/core'],
  ['renderer/data', 'hash-wasm'],
  ['renderer/features/accueil', 'dexie'],
  ['renderer/features/accueil', 'dexie-react-hooks'],
  ['renderer/features/accueil', 'recharts'],
  ['renderer/features/accueil', '@mantine/charts'],
  ['renderer/features/accueil', '@noble/ciphers/chacha.js'],
  ['renderer/desk', 'dexie-react-hooks'],
  ['renderer/desk', '@noble/ciphers/chacha.js'],
  ['renderer/pilotage', 'fastify'],
  ['department/operations', 'pg'],
  ['department/operations', 'fastify'],
  ['department/routes', 'pg'],
  ['department', 'pg'],
  ['department/routes', 'react'],
  // A package nobody granted to anybody.
  ['electron/host', 'fast-check'],
  ['renderer/desk', 'left-pad'],
];

function violations(): Plant[] {
  return [
    ...forbiddenDoors.map(([from, to]) => ({
      file: `${from}/door-to-${to.replaceAll('/', '-')}.ts`,
      code: `import '${path(from, to)}';\n`,
      rule: doors,
    })),
    ...forbiddenPackages.map(([from, source]) => ({
      file: `${from}/package-${source.replaceAll(/[^a-z0-9]+/g, '-').replace(/^-/, '')}.ts`,
      code: `import '${source}';\n`,
      rule: doors,
    })),
    ...otherWaysThroughADoor,
    ...otherRules,
  ];
}

const dataFromUi = path('renderer/ui', 'renderer/data');

/** The same forbidden door, by every other form an import takes. */
const otherWaysThroughADoor: readonly Plant[] = [
  {
    file: 'renderer/ui/by-type.ts',
    code: `import type { Thing } from '${dataFromUi}';\nexport const mine: Thing = 'thing';\n`,
    rule: doors,
  },
  {
    file: 'renderer/ui/by-type-expression.ts',
    code: `export const mine: import('${dataFromUi}').Thing = 'thing';\n`,
    rule: doors,
  },
  {
    file: 'renderer/ui/by-dynamic-import.ts',
    code: `export const load = () => import('${dataFromUi}');\n`,
    rule: doors,
  },
  {
    file: 'renderer/ui/by-require.ts',
    code: `declare const require: (path: string) => unknown;\nexport const mine = require('${dataFromUi}');\n`,
    rule: doors,
  },
  {
    file: 'renderer/ui/by-worker-url.ts',
    code: `export const worker = () => new Worker(new URL('${dataFromUi}', import.meta.url));\n`,
    rule: doors,
  },
  {
    file: 'renderer/ui/by-query.ts',
    code: `import '${dataFromUi}?worker';\n`,
    rule: doors,
  },
  {
    file: 'renderer/ui/to-no-room.ts',
    code: `import '../../attic/thing.ts';\n`,
    rule: doors,
  },
  {
    file: 'renderer/ui/to-no-file.ts',
    code: `import './nowhere.ts';\n`,
    rule: doors,
  },
  {
    file: 'renderer/ui/by-computed-path.ts',
    code: `const room = 'data';\nexport const load = (): Promise<unknown> => import(\`../\${room}/thing.ts\`);\n`,
    rule: 'import(no-dynamic-require)',
  },
];

const failingTest = `import { expect, it } from 'vitest';\n`;

const otherRules: readonly Plant[] = [
  {
    file: 'attic/thing.ts',
    code: `export const thing = 'thing';\n`,
    rule: 'boundaries(no-unknown-files)',
  },
  {
    file: 'renderer/features/loose.ts',
    code: `export const thing = 'thing';\n`,
    rule: 'boundaries(no-unknown-files)',
  },
  {
    file: 'department/migrations/thing.ts',
    code: `export const thing = 'thing';\n`,
    rule: 'boundaries(no-unknown-files)',
  },
  {
    file: 'shared/domain/cycle-one.ts',
    code: `import { two } from './cycle-two.ts';\nexport const one: string = two;\n`,
    rule: 'import(no-cycle)',
  },
  {
    file: 'shared/domain/cycle-two.ts',
    code: `import { one } from './cycle-one.ts';\nexport const two: string = one;\n`,
    rule: 'import(no-cycle)',
  },
  {
    file: 'shared/domain/type-cycle-one.ts',
    code: `import type { Two } from './type-cycle-two.ts';\nexport type One = { two?: Two };\n`,
    rule: 'import(no-cycle)',
  },
  {
    file: 'shared/domain/type-cycle-two.ts',
    code: `import type { One } from './type-cycle-one.ts';\nexport type Two = { one?: One };\n`,
    rule: 'import(no-cycle)',
  },
  {
    file: 'shared/domain/long-file.ts',
    code: `${'// A line.\n'.repeat(500)}export const thing = 'thing';\n`,
    rule: 'eslint(max-lines)',
  },
  {
    file: 'tests/tools/long.test.ts',
    code: `${failingTest}${'// A line.\n'.repeat(899)}it('adds', () => expect(1 + 1).toBe(2));\n`,
    rule: 'eslint(max-lines)',
  },
  {
    file: 'shared/domain/any.ts',
    code: `export function show(value: any): string {\n  return String(value);\n}\n`,
    rule: 'typescript(no-explicit-any)',
  },
  {
    file: 'shared/domain/hidden-any.ts',
    code: `export function parse(text: string): string {\n  return JSON.parse(text);\n}\n`,
    rule: 'typescript(no-unsafe-return)',
  },
  {
    file: 'shared/domain/ts-ignore.ts',
    code: `// @ts-ignore because it suits me well\nexport const thing: string = 1;\n`,
    rule: 'typescript(ban-ts-comment)',
  },
  {
    file: 'shared/domain/ts-expect-error.ts',
    code: `// @ts-expect-error\nexport const thing: string = 1;\n`,
    rule: 'typescript(ban-ts-comment)',
  },
  {
    file: 'shared/domain/unused-variable.ts',
    code: `const left = 'behind';\nexport const thing = 'thing';\n`,
    rule: 'eslint(no-unused-vars)',
  },
  {
    file: 'shared/domain/unused-import.ts',
    code: `import { thing } from './thing.ts';\nexport const mine = 'mine';\n`,
    rule: 'eslint(no-unused-vars)',
  },
  {
    file: 'shared/domain/default-export.ts',
    code: `const thing = 'thing';\nexport default thing;\n`,
    rule: 'import(no-default-export)',
  },
  {
    file: 'shared/domain/index.ts',
    code: `export { thing } from './thing.ts';\n`,
    rule: 'relais(no-re-export)',
  },
  {
    file: 'shared/domain/barrel.ts',
    code: `import { thing } from './thing.ts';\nexport { thing };\n`,
    rule: 'relais(no-re-export)',
  },
  {
    file: 'shared/domain/star-barrel.ts',
    code: `export * from 'zod';\n`,
    rule: 'oxc(no-barrel-file)',
  },
  {
    file: 'shared/domain/CamelCase.ts',
    code: `export const thing = 'thing';\n`,
    rule: 'unicorn(filename-case)',
  },
  {
    file: 'shared/domain/left-for-later.ts',
    code: `// TODO: think.\nexport const thing = 'thing';\n`,
    rule: 'eslint(no-warning-comments)',
  },
  {
    file: 'electron/host/bare-node-module.ts',
    code: `import 'fs';\n`,
    rule: 'unicorn(prefer-node-protocol)',
  },
  {
    file: 'electron/host/console.ts',
    code: `console.log('bonjour');\n`,
    rule: 'eslint(no-console)',
  },
  {
    file: 'renderer/desk/console.ts',
    code: `console.error('bonjour');\n`,
    rule: 'eslint(no-console)',
  },
  {
    file: 'department/console.ts',
    code: `console.log('bonjour');\n`,
    rule: 'eslint(no-console)',
  },
  {
    file: 'shared/domain/floating-promise.ts',
    code: `export function start(work: () => Promise<void>): void {\n  work();\n}\n`,
    rule: 'typescript(no-floating-promises)',
  },
  {
    file: 'shared/domain/partial-switch.ts',
    code: `export function say(canal: 'accueil' | 'mail'): string {\n  switch (canal) {\n    case 'mail':\n      return 'm';\n  }\n  return '';\n}\n`,
    rule: 'typescript(switch-exhaustiveness-check)',
  },

  // Time and chance.
  { file: 'shared/domain/date-now.ts', code: `export const at = Date.now();\n`, rule: ambient },
  {
    file: 'electron/host/new-date.ts',
    code: `export const at = () => new Date();\n`,
    rule: ambient,
  },
  { file: 'renderer/ui/date-call.ts', code: `export const at = () => Date();\n`, rule: ambient },
  {
    file: 'renderer/features/accueil/temporal-now.ts',
    code: `export const today = () => Temporal.Now.plainDateISO();\n`,
    rule: ambient,
  },
  {
    file: 'department/operations/math-random.ts',
    code: `export const draw = () => Math.random();\n`,
    rule: ambient,
  },
  {
    file: 'renderer/data/get-random-values.ts',
    code: `export const draw = () => crypto.getRandomValues(new Uint8Array(8));\n`,
    rule: ambient,
  },
  {
    file: 'renderer/data/through-the-global.ts',
    code: `export const draw = () => globalThis.crypto.randomUUID();\n`,
    rule: ambient,
  },
  {
    file: 'renderer/data/by-destructuring.ts',
    code: `const { random } = Math;\nexport const draw = () => random();\n`,
    rule: ambient,
  },
  {
    file: 'department/routes/random-bytes.ts',
    code: `import { randomBytes } from 'node:crypto';\nexport const draw = () => randomBytes(8);\n`,
    rule: ambient,
  },
  { file: 'department/app.ts', code: `export const at = Date.now();\n`, rule: ambient },

  // Tests.
  {
    file: 'tests/tools/skipped.test.ts',
    code: `${failingTest}it.skip('adds', () => expect(1 + 1).toBe(2));\n`,
    rule: idle,
  },
  {
    file: 'tests/tools/focused.test.ts',
    code: `${failingTest}it.only('adds', () => expect(1 + 1).toBe(2));\n`,
    rule: idle,
  },
  {
    file: 'tests/tools/allowed-to-fail.test.ts',
    code: `${failingTest}it.fails('adds', () => expect(1 + 1).toBe(3));\n`,
    rule: idle,
  },
  {
    file: 'tests/e2e/skipped-block.spec.ts',
    code: `import { expect, test } from '@playwright/test';\ntest.describe.skip('accueil', () => {\n  test('counts', () => expect(1).toBe(1));\n});\n`,
    rule: idle,
  },
  {
    file: 'tests/e2e/fixme.spec.ts',
    code: `import { expect, test } from '@playwright/test';\ntest.fixme('counts', () => expect(1).toBe(1));\n`,
    rule: idle,
  },
  {
    file: 'tests/tools/without-assertion.test.ts',
    code: `import { it } from 'vitest';\nit('adds', () => {\n  Number(1);\n});\n`,
    rule: 'relais(asserting-test)',
  },
  {
    file: 'tests/e2e/without-assertion.spec.ts',
    code: `import { test } from '@playwright/test';\ntest('opens', async ({ page }) => {\n  await page.goto('/');\n});\n`,
    rule: 'relais(asserting-test)',
  },

  {
    file: 'tests/tools/each-without-assertion.test.ts',
    code: `import { it } from 'vitest';\nit.each([1, 2])('adds %i', (n) => {\n  Number(n);\n});\n`,
    rule: 'relais(asserting-test)',
  },

  // Exceptions.
  {
    file: 'electron/host/exception-without-reason.ts',
    code: `// oxlint-disable-next-line no-console\nconsole.log('bonjour');\n`,
    rule: exception,
  },
  {
    file: 'electron/host/exception-for-a-file.ts',
    code: `/* oxlint-disable no-console -- it is easier */\nconsole.log('bonjour');\n`,
    rule: exception,
  },
  {
    file: 'electron/host/exception-for-a-door.ts',
    code: `// oxlint-disable-next-line boundaries/dependencies -- only once\nimport '../main/thing.ts';\n`,
    rule: exception,
  },
  {
    file: 'electron/host/exception-for-nothing.ts',
    code: `// oxlint-disable-next-line no-console -- there was one\nexport const thing = 'thing';\n`,
    rule: unusedException,
  },
];

export const plantedViolations: readonly Plant[] = violations();

/** What must pass: doors, packages and edges that the map grants, and what only looks like a fault. */
export const plantedControls: readonly Omit<Plant, 'rule'>[] = [
  {
    file: 'shared/domain/control.ts',
    code: `import { z } from 'zod';\nimport data from '../../resources/thing.json' with { type: 'json' };\nimport { thing } from '../kernel/thing.ts';\nexport const schema = z.literal(thing + data.name);\n`,
  },
  {
    file: 'shared/domain/dates-from-values.ts',
    code: `export function at(milliseconds: number, crypto: { randomUUID(): string }): string {\n  return crypto.randomUUID() + new Date(milliseconds).toISOString();\n}\n`,
  },
  {
    file: 'electron/host/control.ts',
    code: `import { DatabaseSync } from 'node:sqlite';\nimport { thing } from '${path('electron/host', 'shared/sync')}';\nexport const open = () => new DatabaseSync(thing);\n`,
  },
  {
    file: 'electron/host/explained.ts',
    code: `// oxlint-disable-next-line no-console -- shown before any log exists\nconsole.error('bonjour');\n`,
  },
  {
    file: 'electron/main/control.ts',
    code: `import 'electron';\nimport '${path('electron/main', 'electron/host')}';\nexport const at = () => Date.now();\nexport const page = (base: string) => new URL('/page', base);\n`,
  },
  {
    file: 'electron/launch/control.ts',
    code: `import '${path('electron/launch', 'electron/browser')}';\nconsole.log(Date.now());\n`,
  },
  {
    file: 'electron/preload/control.ts',
    code: `import 'electron';\nimport '${path('electron/preload', 'shared/ipc')}';\n`,
  },
  {
    file: 'renderer/data/control.ts',
    code: `import 'dexie';\nimport type { Thing } from '${path('renderer/data', 'shared/ipc')}';\nimport '${path('renderer/data', 'renderer/bridge')}';\nexport const mine: Thing = 'thing';\nexport const worker = () => new Worker(new URL('../workers/thing.ts', import.meta.url));\n`,
  },
  {
    file: 'renderer/features/accueil/list/control.tsx',
    code: `import { Button } from '@mantine/core';\nimport { thing } from '../thing.ts';\nimport '../../../data/thing.ts';\nexport function Control() {\n  return <Button>{thing}</Button>;\n}\n`,
  },
  {
    file: 'renderer/desk/control.ts',
    code: `import '${path('renderer/desk', 'renderer/features/accueil')}';\nimport '${path('renderer/desk', 'shared/ipc')}';\nexport const at = () => Temporal.Now.instant();\n`,
  },
  {
    file: 'renderer/pilotage/control.ts',
    code: `import '@mantine/charts';\nimport '${path('renderer/pilotage', 'shared/sync')}';\n`,
  },
  {
    file: 'department/storage/control.ts',
    code: `import 'pg';\nimport '${path('department/storage', 'department/operations')}';\n`,
  },
  {
    file: 'department/cli.ts',
    code: `import './storage/thing.ts';\nimport 'fastify';\nconsole.log(Date.now());\n`,
  },
  {
    file: 'tools/control.ts',
    code: `import '${path('tools', 'electron/launch')}';\nconsole.log(Math.random());\n`,
  },
  {
    file: 'tests/tools/control.test.ts',
    code: `import { DatabaseSync } from 'node:sqlite';\nimport fc from 'fast-check';\nimport { it } from 'vitest';\nimport '${path('tests/support', 'department/storage')}';\nit('adds', () => {\n  fc.assert(fc.property(fc.nat(), (n) => DatabaseSync.length + n >= n));\n});\n`,
  },
  {
    file: 'tests/e2e/control.spec.ts',
    code: `import { test, type Page } from '@playwright/test';\ndeclare function expectTotal(page: Page, total: number): Promise<void>;\ntest.describe('accueil', () => {\n  test('counts', async ({ page }) => {\n    await expectTotal(page, 1);\n  });\n});\n`,
  },
  {
    file: 'bench/control.ts',
    code: `import '${path('bench', 'electron/host')}';\nconsole.log(performance.now());\n`,
  },
  { file: 'thing.config.ts', code: `export default { name: 'thing' };\n` },
];
