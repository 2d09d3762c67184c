import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alone } from '../../tools/build-lock.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'relais-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('two builds at once', () => {
  it('come one after the other, whichever process each is in', async () => {
    const said = join(folder, 'said');
    const module = join(import.meta.dirname, '../../tools/build-lock.ts');
    const script = `
      import { appendFileSync } from 'node:fs';
      import { setTimeout as wait } from 'node:timers/promises';
      import { alone } from ${JSON.stringify(module)};
      await alone(async () => {
        appendFileSync(${JSON.stringify(said)}, 'begins ');
        await wait(300);
        appendFileSync(${JSON.stringify(said)}, 'ends ');
      }, ${JSON.stringify(join(folder, 'lock'))});`;
    const run = () =>
      promisify(execFile)(process.execPath, ['--input-type=module-typescript', '-e', script]);
    await Promise.all([run(), run(), run()]);
    expect(readFileSync(said, 'utf8')).toBe('begins ends begins ends begins ends ');
    expect(readdirSync(folder)).toEqual(['said']);
  });

  it('take the place of one that was killed', async () => {
    const lock = join(folder, 'lock');
    // No process has that number.
    writeFileSync(lock, String(2 ** 30));
    expect(await alone(async () => 'built', lock)).toBe('built');
  });

  it('leave the place to the next when one fails', async () => {
    const lock = join(folder, 'lock');
    await expect(
      alone(async () => Promise.reject(new Error('does not build')), lock),
    ).rejects.toThrow('does not build');
    expect(await alone(async () => 'built', lock)).toBe('built');
  });
});
