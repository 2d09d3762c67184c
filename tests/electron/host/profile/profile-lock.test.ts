import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeProfileLock } from '../../../../electron/host/profile/profile-lock.ts';
import type { ProfileLock } from '../../../../electron/host/profile/profile-lock.ts';
import { asOrdinaryUser } from '../../../support/host-ledger.ts';
import { createTestFolder } from '../../../support/host-folder.ts';

const holder = { pid: 4242, origin: 'http://127.0.0.1:4848', secret: 'secret' };

function take(folder: string): ProfileLock {
  const lock = takeProfileLock(folder);
  if ('holder' in lock) throw new Error('The profile is held.');
  return lock.taken;
}

/** Another process that takes the profile, announces itself and then does nothing. */
async function holdElsewhere(folder: string): Promise<ChildProcess> {
  const module = join(import.meta.dirname, '../../../../electron/host/profile/profile-lock.ts');
  const script = `import { takeProfileLock } from ${JSON.stringify(module)};
    takeProfileLock(${JSON.stringify(folder)}).taken.announce(${JSON.stringify(holder)});
    console.log('tenu');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(createInterface({ input: child.stdout }), 'line');
  return child;
}

describe('the lock of a profile', () => {
  it('is taken once: a second start learns where the first one is', () => {
    const folder = createTestFolder();
    const lock = take(folder);
    expect(takeProfileLock(folder)).toEqual({ holder: null });
    lock.announce(holder);
    expect(takeProfileLock(folder)).toEqual({ holder });
    expect(statSync(join(folder, 'ouvert.json')).mode & 0o777).toBe(0o600);
  });

  it('is free again once released, whatever was announced', () => {
    const folder = createTestFolder();
    const lock = take(folder);
    lock.announce(holder);
    lock.release();
    take(folder);
    expect(takeProfileLock(folder)).toHaveProperty('holder');
  });

  it('leaves nothing in its file, however often it is taken', () => {
    const folder = createTestFolder();
    for (let start = 0; start < 3; start += 1) take(folder).release();
    expect(readdirSync(folder)).toEqual(['verrou.db']);
    expect(statSync(join(folder, 'verrou.db')).size).toBe(0);
  });

  it('is not taken by someone who may only read its file: it would exclude nobody', () => {
    const folder = createTestFolder();
    take(folder).release();
    asOrdinaryUser(folder, () => {
      chmodSync(join(folder, 'verrou.db'), 0o400);
      expect(() => takeProfileLock(folder)).toThrow('readonly');
    });
  });

  it.each(['', 'null', '{"pid":1}', '{"pid":1,"origin":"x","secret":"y","autre":1}'])(
    'does not trust %j as the word of its holder',
    (text) => {
      const folder = createTestFolder();
      take(folder);
      writeFileSync(join(folder, 'ouvert.json'), text);
      expect(takeProfileLock(folder)).toEqual({ holder: null });
    },
  );

  it('held by another process is freed by its death, even a violent one', async () => {
    const folder = createTestFolder();
    const child = await holdElsewhere(folder);
    expect(takeProfileLock(folder)).toEqual({ holder });
    child.kill('SIGKILL');
    await once(child, 'exit');
    take(folder).announce({ ...holder, pid: 1 });
    expect(takeProfileLock(folder)).toEqual({ holder: { ...holder, pid: 1 } });
  });
});
