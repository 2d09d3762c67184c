import { expect, it } from 'vitest';
import { ok, refuse } from '../../shared/kernel/result.ts';
import { ensureChromium, type Installer } from '../../tools/chromium.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n';
const missing = refuse('chromium-missing', 'Aucun navigateur.');

/** A machine without Chromium, on Debian as root, where installing works; and what it was asked. */
function machine(changes: Partial<Installer> = {}) {
  const commands: string[] = [];
  const told: string[] = [];
  let installed = false;
  const installer: Installer = {
    find: () => (installed ? ok('/usr/bin/chromium') : missing),
    isRoot: () => true,
    osRelease: () => debian,
    run(command, args) {
      commands.push([command, ...args].join(' '));
      if (args[0] === 'install') installed = true;
      return true;
    },
    tell: (sentence) => told.push(sentence),
    ...changes,
  };
  return { installer, commands, told };
}

it('gives the Chromium of the machine without touching anything', () => {
  const { installer, commands } = machine({ find: () => ok('/opt/chromium') });
  expect(ensureChromium(installer)).toEqual(ok('/opt/chromium'));
  expect(commands).toEqual([]);
});

it('installs Debian’s own package as root, and says so', () => {
  const { installer, commands, told } = machine();
  expect(ensureChromium(installer)).toEqual(ok('/usr/bin/chromium'));
  expect(commands).toEqual([
    'apt-get update',
    'apt-get install -y --no-install-recommends chromium fonts-liberation',
  ]);
  expect(told).toHaveLength(1);
});

it.each([
  ['an ordinary user', { isRoot: () => false }],
  ['Ubuntu, whose package is only a snap', { osRelease: () => ubuntu }],
  ['a system without os-release', { osRelease: () => '' }],
])('refuses without installing for %s', (_who, changes) => {
  const { installer, commands } = machine(changes);
  expect(ensureChromium(installer)).toEqual(missing);
  expect(commands).toEqual([]);
});

it('never installs over a setting that names no program', () => {
  const wrong = refuse('chromium-setting', 'Corrigez RELAIS_CHROMIUM.');
  const { installer, commands } = machine({ find: () => wrong });
  expect(ensureChromium(installer)).toEqual(wrong);
  expect(commands).toEqual([]);
});

it('refuses with what to do when the packages cannot be reached, and stops there', () => {
  const tried: string[] = [];
  const { installer } = machine({
    run(_command, args) {
      tried.push(args[0] ?? '');
      return false;
    },
  });
  expect(ensureChromium(installer)).toMatchObject({
    ok: false,
    failure: { code: 'chromium-install', sentence: expect.stringContaining('apt-get install') },
  });
  expect(tried).toEqual(['update']);
});
