import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasDisplay } from '../../../electron/launch/electron-shell.ts';
import { defaultProfileFolder } from '../../../electron/host/profile/profile-folder.ts';

describe('the usual folder of a profile', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', { XDG_DATA_HOME: '/donnees' }, '/donnees'],
    ['linux', {}, join(homedir(), '.local', 'share')],
    ['freebsd', {}, join(homedir(), '.local', 'share')],
    ['darwin', { XDG_DATA_HOME: '/donnees' }, join(homedir(), 'Library', 'Application Support')],
    ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Local'],
    ['win32', {}, join(homedir(), 'AppData', 'Local')],
  ])('on %s with %j is the one of the system', (platform, env, parent) => {
    expect(defaultProfileFolder(false, platform, env)).toBe(join(parent, 'relais'));
  });

  it('of a demonstration is never that of a real desk', () => {
    for (const platform of ['linux', 'darwin', 'win32'] as const)
      expect(defaultProfileFolder(true, platform, {})).not.toBe(
        defaultProfileFolder(false, platform, {}),
      );
  });
});

describe('a screen', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, boolean]>([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['darwin', {}, true],
    ['win32', {}, true],
  ])('on %s with %j is there: %s', (platform, env, there) => {
    expect(hasDisplay(platform, env)).toBe(there);
  });
});
