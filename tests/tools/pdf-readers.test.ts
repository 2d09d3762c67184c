import { expect, it } from 'vitest';
import { ok, refuse } from '../../shared/kernel/result.ts';
import type { Installer } from '../../tools/chromium.ts';
import { ensurePdfReaders } from '../../tools/pdf-readers.ts';

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const missing = refuse('lecteurs-pdf', 'Aucun lecteur.');

/** A machine without readers of PDFs, on Debian as root; and what it was asked. */
function machine(changes: Partial<Installer> = {}) {
  const commands: string[] = [];
  let installed = false;
  const installer: Installer = {
    find: () => (installed ? ok('poppler, qpdf') : missing),
    isRoot: () => true,
    osRelease: () => debian,
    run(command, args) {
      commands.push([command, ...args].join(' '));
      if (args[0] === 'install') installed = true;
      return true;
    },
    tell: () => {},
    ...changes,
  };
  return { installer, commands };
}

it('takes those of the machine without touching anything', () => {
  const { installer, commands } = machine({ find: () => ok('poppler, qpdf') });
  expect(ensurePdfReaders(installer)).toEqual(ok('poppler, qpdf'));
  expect(commands).toEqual([]);
});

it('installs Debian’s own packages as root', () => {
  const { installer, commands } = machine();
  expect(ensurePdfReaders(installer)).toEqual(ok('poppler, qpdf'));
  expect(commands).toEqual([
    'apt-get update',
    'apt-get install -y --no-install-recommends poppler-utils qpdf',
  ]);
});

it.each([
  ['an ordinary user', { isRoot: () => false }],
  ['another system', { osRelease: () => 'ID=ubuntu\nID_LIKE=debian\n' }],
])('refuses without installing for %s', (_who, changes) => {
  const { installer, commands } = machine(changes);
  expect(ensurePdfReaders(installer)).toEqual(missing);
  expect(commands).toEqual([]);
});

it('refuses when the packages cannot be had', () => {
  const { installer } = machine({ run: () => false });
  expect(ensurePdfReaders(installer)).toEqual(missing);
});
