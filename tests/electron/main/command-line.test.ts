import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../electron/main/command-line.ts';

const INSTALLED = {
  packaged: true,
  platform: 'linux',
  env: { XDG_DATA_HOME: '/donnees' },
} as const;
const read = (...args: readonly string[]) => readCommandLine(args, INSTALLED);

describe('the command line of an installed desk', () => {
  it('opens the usual profile when it says nothing', () => {
    expect(read()).toEqual({
      ok: true,
      value: {
        folder: join('/donnees', 'relais'),
        demo: false,
        kiosk: false,
        department: null,
        enrolmentCode: null,
      },
    });
  });

  it('opens a demonstration in a profile of its own', () => {
    expect(read('--demo')).toMatchObject({
      ok: true,
      value: { demo: true, folder: join('/donnees', 'relais-demonstration') },
    });
  });

  it.each<[readonly string[], object]>([
    [['--profile', '/ailleurs'], { folder: resolve('/ailleurs') }],
    [['--profile=ici'], { folder: resolve('ici') }],
    [['--department', 'none'], { department: { kind: 'none' } }],
    [
      ['--department=https://pilotage.example/'],
      { department: { kind: 'url', url: 'https://pilotage.example/' } },
    ],
    [['--kiosk'], { kiosk: true }],
    // A desktop may pass what was dropped on the icon.
    [['/home/fichier.pdf'], { folder: join('/donnees', 'relais') }],
  ])('understands %j', (args, expected) => {
    expect(read(...args)).toMatchObject({ ok: true, value: expected });
  });

  it.each([
    ['--remote-debugging-port=9222'],
    ['--remote-allow-origins=*'],
    ['--inspect'],
    ['--js-flags=--expose-gc'],
    ['--disable-web-security'],
    ['--ignore-certificate-errors'],
    ['--proxy-server=proxy.example'],
    ['--load-extension=/x'],
    ['--user-data-dir=/x'],
    ['--demmo'],
    ['-d'],
    ['--toString'],
  ])('refuses %s, which nobody here knows', (arg) => {
    expect(read(arg)).toMatchObject({
      ok: false,
      failure: { code: 'option-inconnue', sentence: expect.stringContaining('--profile DOSSIER') },
    });
  });

  it('refuses to open without a sandbox, and says what to do', () => {
    expect(read('--no-sandbox')).toMatchObject({
      ok: false,
      failure: { code: 'sans-bac-a-sable', sentence: expect.stringContaining('.deb') },
    });
  });

  it.each([[['--profile']], [['--profile=']], [['--department']]])(
    'refuses %j, which is cut short',
    (args) => {
      expect(read(...args)).toMatchObject({ ok: false, failure: { code: 'option-incomplete' } });
    },
  );

  it.each(['', 'embedded', 'pilotage.example', 'ftp://pilotage.example/', 'https://'])(
    'refuses the département %j',
    (department) => {
      expect(read(`--department=${department}`)).toMatchObject({
        ok: false,
        failure: { code: 'departement-invalide' },
      });
    },
  );
});

describe('Electron run on the sources', () => {
  it('keeps the switches of a developer', () => {
    expect(
      readCommandLine(['--inspect', '--demo'], { ...INSTALLED, packaged: false }),
    ).toMatchObject({ ok: true, value: { demo: true } });
  });
});
