import { expect, it } from 'vitest';
import { findChromium, type Machine } from '../../../electron/launch/find-chromium.ts';
import { ok } from '../../../shared/kernel/result.ts';

/** A machine holding only these programs. */
function machine(
  platform: NodeJS.Platform,
  programs: readonly string[],
  env: Machine['env'] = {},
): Machine {
  return { platform, env, isProgram: (path) => programs.includes(path) };
}

it.each<[string, Machine, string]>([
  [
    'Chromium on the PATH before Chrome, wherever they stand',
    machine('linux', ['/opt/bin/google-chrome', '/usr/local/bin/chromium'], {
      PATH: '/opt/bin:/usr/local/bin',
    }),
    '/usr/local/bin/chromium',
  ],
  [
    'Chrome on the PATH when there is no Chromium',
    machine('linux', ['/opt/bin/google-chrome'], { PATH: '/usr/bin:/opt/bin' }),
    '/opt/bin/google-chrome',
  ],
  [
    'the usual places of Linux without any PATH',
    machine('linux', ['/usr/bin/chromium']),
    '/usr/bin/chromium',
  ],
  [
    'Edge on Linux',
    machine('linux', ['/opt/microsoft/msedge/msedge']),
    '/opt/microsoft/msedge/msedge',
  ],
  [
    'an application of macOS',
    machine('darwin', ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  [
    'an application of one person on macOS',
    machine('darwin', ['/Users/x/Applications/Chromium.app/Contents/MacOS/Chromium'], {
      HOME: '/Users/x',
    }),
    '/Users/x/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  [
    'Edge on Windows',
    machine('win32', ['C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'], {
      PROGRAMFILES: 'C:\\Program Files',
      'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
    }),
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
  [
    'Chrome on the PATH of Windows',
    machine('win32', ['D:\\chrome\\chrome.exe'], { Path: 'C:\\Windows;D:\\chrome' }),
    'D:\\chrome\\chrome.exe',
  ],
  [
    'the one RELAIS_CHROMIUM names, before any other',
    machine('linux', ['/usr/bin/chromium', '/srv/chrome'], { RELAIS_CHROMIUM: '/srv/chrome' }),
    '/srv/chrome',
  ],
])('finds %s', (_what, where, path) => {
  expect(findChromium(where)).toEqual(ok(path));
});

it('refuses a RELAIS_CHROMIUM that names no program, rather than taking another', () => {
  const result = findChromium(
    machine('linux', ['/usr/bin/chromium'], { RELAIS_CHROMIUM: '/srv/none' }),
  );
  expect(result).toMatchObject({
    ok: false,
    failure: { code: 'chromium-setting', sentence: expect.stringContaining('/srv/none') },
  });
});

it('ignores a relative folder of the PATH', () => {
  const result = findChromium(machine('linux', ['bin/chromium', 'chromium'], { PATH: 'bin:.:' }));
  expect(result.ok).toBe(false);
});

it.each(['linux', 'darwin', 'win32'] as const)(
  'refuses on %s with one sentence when there is none',
  (platform) => {
    const result = findChromium(machine(platform, []));
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'chromium-missing', sentence: expect.stringContaining('RELAIS_CHROMIUM') },
    });
  },
);
