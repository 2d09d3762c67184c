import { join } from 'node:path';
import { packages, rooms, type Room } from './doors.ts';

/** Turns the table of `doors.ts` into the settings and options eslint-plugin-boundaries reads. */

export const boundariesSettings = {
  'boundaries/root-path': join(import.meta.dirname, '..', '..'),
  'boundaries/files': Object.entries(rooms).map(([name, room]) => ({
    category: name,
    pattern: room.apart ? `${name}/(*)/**/*` : (room.files ?? [`${name}/**`]),
    ...(room.apart ? { capture: ['subfolder'] } : {}),
  })),
  'boundaries/files-single-match': true,
  'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import', 'require'],
  'boundaries/additional-dependency-nodes': [
    { selector: 'TSImportType > Literal', kind: 'type', name: 'import-type' },
    { selector: 'TSExternalModuleReference > Literal', kind: 'value', name: 'import-equals' },
    // Vite starts a worker from `new URL('./worker.ts', import.meta.url)`; other addresses are data.
    {
      selector:
        'NewExpression[callee.name=URL][arguments.length=2] > Literal[value=/[.][cm]?[jt]sx?$/]',
      kind: 'value',
      name: 'url',
    },
  ],
  // By its whole path: a folder with a manifest of its own (bench/) would look for it there.
  'import/resolver': { [join(import.meta.dirname, 'resolve-import.ts')]: {} },
};

export const boundariesOptions = {
  default: 'disallow',
  checkAllOrigins: true,
  checkUnknownLocals: true,
  checkInternals: true,
  message:
    '{{from.file.categories}} may not import "{{dependency.source}}". The map of the rooms is tools/lint-rules/doors.ts.',
  policies: [
    ...Object.entries(rooms).flatMap(([name, room]) => doorPolicies(name, room)),
    ...Object.entries(packages).map(([source, allowed]) => ({
      from: inRooms(allowed),
      allow: { to: { module: { source } } },
    })),
  ],
};

function doorPolicies(name: string, room: Room): object[] {
  const from = inRooms([name]);
  if (room.open) return [{ from, allow: { to: { module: { origin: '*' } } } }];
  const policies: object[] = [
    { from, allow: { to: room.apart ? sameSubfolder(name) : inRooms([name]) } },
  ];
  if (room.doors.length > 0) policies.push({ from, allow: { to: inRooms(room.doors) } });
  if (room.node) {
    policies.push({
      from,
      allow: { to: { module: { origin: 'core', source: '!node:sqlite' } } },
    });
  }
  return policies;
}

function inRooms(names: readonly string[]): object {
  return { file: { categories: [...names] } };
}

function sameSubfolder(name: string): object {
  return {
    file: {
      categories: name,
      captured: { subfolder: '{{from.file.captured.subfolder}}' },
    },
  };
}
