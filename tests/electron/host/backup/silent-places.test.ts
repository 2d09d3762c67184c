import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createPatience, REACH, SILENCE } from '../../../../electron/host/backup/patience.ts';
import { backupsOf, chooseBackups, createUsbKey } from '../../../support/host-backup.ts';
import { installAt, openTestDesk } from '../../../support/host-desk.ts';
import { visite } from '../../../support/host-records.ts';

/*
 * A network share whose server is gone answers neither yes nor no. A named pipe that nobody writes to
 * does the same to whoever opens it, for as long as one likes.
 */

/** A backup that hangs whoever reads it; gives what makes it answer. */
function hangAt(path: string): () => void {
  execFileSync('mkfifo', [path]);
  const release = () => {
    try {
      closeSync(openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
    } catch {
      // Nobody waits at it.
    }
    rmSync(path, { force: true });
  };
  onTestFinished(release);
  return release;
}

/** A desk whose patience ends when the test says so. */
function openPatientDesk() {
  const due = new Map<() => void, number>();
  const patience = createPatience((milliseconds, task) => {
    due.set(task, milliseconds);
    return () => due.delete(task);
  });
  const desk = openTestDesk({ patience });
  /** What a call answers once so long has passed without a sign. */
  const answeredAfter = async <T>(silence: number, call: Promise<T>): Promise<T> => {
    const heard: T[] = [];
    void call.then((answer) => heard.push(answer));
    const runOut = () => {
      for (const [task, milliseconds] of due) if (milliseconds === silence) task();
      return heard.length;
    };
    await expect.poll(runOut).toBe(1);
    return call;
  };
  return { desk, answeredAfter };
}

const silent = {
  ok: false,
  failure: { code: 'sauvegarde-sans-reponse', sentence: expect.stringContaining('ne répond pas') },
};

it('a share that hangs while backups are looked for is said, and the first run goes on', async () => {
  const { desk, answeredAfter } = openPatientDesk();
  const key = createUsbKey();
  hangAt(join(key, 'sauvegarde-2026-05-01-080000.relais'));
  const find = () => desk.call('restore.find', { dossier: key });
  expect(await answeredAfter(REACH, find())).toMatchObject(silent);
  // It holds one thread, not one more each time.
  expect(await find()).toMatchObject(silent);
  await installAt(desk, 'marvejols');
  expect((await desk.append(visite())).ok).toBe(true);
});

it('a share that hangs during a backup is said, the desk goes on, and the next one succeeds', async () => {
  const { desk, answeredAfter } = openPatientDesk();
  await installAt(desk, 'marvejols');
  await desk.append(visite());
  const key = createUsbKey();
  await chooseBackups(desk, key);
  expect((await desk.call('backup.run', {})).ok).toBe(true);
  const [first = ''] = backupsOf(key);
  const release = hangAt(join(key, dirname(first), 'sauvegarde-2026-04-01-080000.relais'));
  const run = () => desk.call('backup.run', {});
  expect(await answeredAfter(SILENCE, run())).toMatchObject(silent);
  expect((await desk.append(visite())).ok).toBe(true);
  expect(await run()).toMatchObject(silent);
  expect(await desk.call('backup.read', {})).toMatchObject({
    value: { enCours: false, echec: { code: 'sauvegarde-sans-reponse' } },
  });
  release();
  await expect.poll(async () => (await run()).ok).toBe(true);
});

it('what gives a sign now and then is waited for, however long it takes', async () => {
  const due = new Set<() => void>();
  const patience = createPatience((_, task) => {
    due.add(task);
    return () => due.delete(task);
  });
  const end = Promise.withResolvers<string>();
  let sign = () => {};
  const answer = patience.within('partage', 1000, (heard) => {
    sign = heard;
    return end.promise;
  });
  const [former] = due;
  sign();
  expect(due.size).toBe(1);
  expect(due.has(former ?? sign)).toBe(false);
  expect(await patience.within('partage', 1000, async () => 'encore')).toBeNull();
  end.resolve('enfin');
  expect(await answer).toEqual({ value: 'enfin' });
  expect(due.size).toBe(0);
  expect(await patience.within('partage', 1000, async () => 'encore')).toEqual({ value: 'encore' });
});

it('what fails after it was given up disturbs nobody', async () => {
  const due = new Set<() => void>();
  const patience = createPatience((_, task) => {
    due.add(task);
    return () => due.delete(task);
  });
  const end = Promise.withResolvers<string>();
  const answer = patience.within('partage', 1000, () => end.promise);
  due.forEach((task) => task());
  expect(await answer).toBeNull();
  end.reject(new Error('trop tard'));
  await expect.poll(() => patience.within('partage', 1000, async () => 1)).toEqual({ value: 1 });
});
