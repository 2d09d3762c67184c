import { isAbsolute, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStartOptions } from '../../../electron/launch/options.ts';

const plain = {
  demo: false,
  shell: 'auto',
  port: null,
  profile: null,
  department: null,
  open: true,
  past: true,
  kiosk: false,
};

const names = [
  '--demo',
  '--shell',
  '--port',
  '--profile',
  '--department',
  '--kiosk',
  '--no-open',
  '--no-past',
];

describe('the options of a start', () => {
  it.each<[readonly string[], Partial<Record<keyof typeof plain, unknown>>]>([
    [[], {}],
    [['--demo'], { demo: true, department: { kind: 'embedded' } }],
    [['--demo', '--department', 'none'], { demo: true, department: { kind: 'none' } }],
    [['--department=embedded'], { department: { kind: 'embedded' } }],
    [
      ['--demo', '--department', 'https://departement.example'],
      { demo: true, department: { kind: 'url', url: 'https://departement.example' } },
    ],
    [
      ['--department', 'http://127.0.0.1:4849'],
      { department: { kind: 'url', url: 'http://127.0.0.1:4849' } },
    ],
    [['--shell=browser'], { shell: 'browser' }],
    [['--shell', 'electron'], { shell: 'electron' }],
    [['--port', '4848'], { port: 4848 }],
    [['--port=1024'], { port: 1024 }],
    [['--port=65535'], { port: 65_535 }],
    [['--profile', 'ici'], { profile: resolve('ici') }],
    [['--no-open'], { open: false }],
    [['--no-past'], { past: false }],
    [['--kiosk'], { kiosk: true }],
    [['--kiosk', '--shell=electron'], { kiosk: true, shell: 'electron' }],
    [['--shell=auto', '--shell=browser'], { shell: 'browser' }],
  ])('%j are understood', (args, change) => {
    expect(parseStartOptions(args)).toEqual({ ok: true, value: { ...plain, ...change } });
  });

  it.each<[string, readonly string[]]>([
    ['option-inconnue', ['--dmo']],
    ['option-inconnue', ['demo']],
    ['option-inconnue', ['--demo=oui']],
    ['option-inconnue', ['--no-demo']],
    ['option-inconnue', ['-p', '4848']],
    ['option-inconnue', ['--port']],
    ['option-inconnue', ['--profile', '--demo']],
    ['option-inconnue', ['--', 'autre']],
    ['option-inconnue', ['--kiosk=oui']],
    ['option-inconnue', ['--kiosque']],
    ['kiosk-sans-fenetre', ['--kiosk', '--no-open']],
    ['shell-inconnu', ['--shell', 'firefox']],
    ['shell-inconnu', ['--shell=']],
    ['shell-inconnu', ['--shell', 'Browser']],
    ['port-invalide', ['--port', '80']],
    ['port-invalide', ['--port', '1023']],
    ['port-invalide', ['--port', '65536']],
    ['port-invalide', ['--port', '4848.5']],
    ['port-invalide', ['--port', 'beaucoup']],
    ['port-invalide', ['--port=']],
    ['port-invalide', ['--port=-4848']],
    ['profil-vide', ['--profile=']],
    ['departement-invalide', ['--department', 'departement.example']],
    ['departement-invalide', ['--department', 'ftp://departement.example']],
    ['departement-invalide', ['--department', 'javascript:alert(1)']],
    ['departement-invalide', ['--department', 'https://']],
    ['departement-invalide', ['--department=']],
  ])('are refused (%s) when they are %j', (code, args) => {
    const refused = parseStartOptions(args);
    expect(refused).toMatchObject({ ok: false, failure: { code } });
    expect(refused.ok ? '' : refused.failure.sentence).toMatch(/^\S.+\.$/);
  });

  it('name every option when one is unknown', () => {
    const refused = parseStartOptions(['--aide']);
    for (const option of names)
      expect(refused.ok ? '' : refused.failure.sentence).toContain(option);
  });

  it('never end in anything but options or a sentence, whatever is typed', () => {
    const typed = fc.array(
      fc.oneof(
        fc.constantFrom(...names),
        fc.tuple(fc.constantFrom(...names), fc.string()).map(([name, text]) => `${name}=${text}`),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(typed, (args) => {
        const parsed = parseStartOptions(args);
        const { port, profile } = parsed.ok ? parsed.value : { port: null, profile: null };
        expect(port === null || (port >= 1024 && port <= 65_535)).toBe(true);
        expect(profile === null || isAbsolute(profile)).toBe(true);
      }),
    );
  });
});
