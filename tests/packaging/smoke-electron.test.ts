import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSandboxed } from '../../tools/linux-sandbox.ts';
import { runChecks } from '../../tools/run-checks.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-sans-electron-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const holds = (held: boolean) => ({ title: 'une chose', run: () => Promise.resolve(held) });

describe('the smoke checks of Electron', () => {
  it('say that nothing was checked where there is no binary, and are no success', () => {
    const { status, stdout } = spawnSync(process.execPath, ['tools/smoke-electron.ts'], {
      cwd: root,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder },
      encoding: 'utf8',
    });
    expect(stdout).toMatch(/^Rien n’a été vérifié/);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stdout).not.toContain('✓');
    expect(status).toBe(3);
  });

  it('say one line each and succeed when all hold', async () => {
    const said: string[] = [];
    expect(await runChecks([holds(true), holds(true)], (line) => said.push(line))).toBe(0);
    expect(said).toEqual(['✓ une chose', '✓ une chose', '2 sur 2']);
  });

  it('go on after one that fails or breaks, and fail', async () => {
    const said: string[] = [];
    const broken = { title: 'cassée', run: () => Promise.reject(new Error('fermé\nplus bas')) };
    expect(await runChecks([holds(false), broken, holds(true)], (line) => said.push(line))).toBe(1);
    expect(said).toEqual(['✗ une chose', '✗ cassée (fermé)', '✓ une chose', '1 sur 3']);
  });

  it('fail when there is nothing to check', async () => {
    expect(await runChecks([], () => {})).toBe(1);
  });
});

describe('the sandbox of a page under Linux', () => {
  const status = (filters: number) =>
    `Name:\trelais\nNoNewPrivs:\t1\nSeccomp:\t${filters > 0 ? 2 : 0}\nSeccomp_filters:\t${filters}\n`;

  it.each([
    [true, 'a filter the main process has not', 1, 0],
    [true, 'one filter more, in a container', 2, 1],
    [false, 'no filter', 0, 0],
    [false, 'the container’s filter alone', 1, 1],
  ])('is said %s with %s', (expected, _what, page, main) => {
    expect(isSandboxed(status(page), status(main))).toBe(expected);
  });

  it('is not said where the system does not tell', () => {
    expect(() => isSandboxed('Name:\trelais\n', status(0))).toThrow('ce noyau ne dit pas');
  });
});
