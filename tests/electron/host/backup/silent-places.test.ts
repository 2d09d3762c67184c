import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import {
  createPatience,
  FACED,
  REACH,
  SILENCE,
} from '../../../../electron/host/backup/patience.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import {
  BACKUP_KEY,
  backupsOf,
  chooseBackups,
  createUsbKey,
  filesOf,
} from '../../../support/host-backup.ts';
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

const COPY = idSchema.parse('3c1f0f52-8a7e-4d0e-9d0a-0b7c5f1e2a11');

/** A USB key with a backup and the copy of a paper, of a desk that worked. */
async function backedUp() {
  const { desk, answeredAfter } = openPatientDesk();
  await installAt(desk, 'marvejols');
  await desk.append(visite());
  const sealed = Buffer.from('x0123456789 copie scellée').toString('base64');
  await desk.call('copy.write', { id: COPY, part: 0, parts: 1, sealed });
  const usb = createUsbKey();
  await chooseBackups(desk, usb);
  expect((await desk.call('backup.run', {})).ok).toBe(true);
  const [fichier = ''] = backupsOf(usb);
  const copy = join(usb, filesOf(usb).find((name) => name.includes(`copies/${COPY}`)) ?? '');
  return { desk, answeredAfter, usb, fichier, copy };
}

it('a share that hangs during a restoration is said, nothing is changed, and the next one succeeds', async () => {
  const { usb, fichier, copy } = await backedUp();
  const kept = readFileSync(copy);
  rmSync(copy);
  const release = hangAt(copy);
  const { desk, answeredAfter } = openPatientDesk();
  const restore = () => desk.call('restore.run', { dossier: usb, fichier, cle: BACKUP_KEY });
  expect(await answeredAfter(FACED, restore())).toMatchObject({
    failure: {
      code: 'sauvegarde-sans-reponse',
      sentence: expect.stringContaining('rien n’a été changé'),
    },
  });
  expect(await desk.call('boot.read', {})).toMatchObject({ value: { identity: null } });
  release();
  // Given up, it does not go on behind the back of whoever left it.
  const place = join(desk.folder, 'restauration', 'copies');
  await expect.poll(async () => (await desk.call('restore.find', { dossier: usb })).ok).toBe(true);
  expect(existsSync(join(place, COPY))).toBe(false);
  writeFileSync(copy, kept);
  expect(await restore()).toMatchObject({ value: { enregistrements: 1, copiesManquantes: 0 } });
});

it('a share that hangs while an erased copy is overwritten there leaves the desk at work', async () => {
  const { desk, answeredAfter, copy } = await backedUp();
  await desk.call('ledger.erase', { records: [], copies: [COPY], more: false });
  const held = Promise.withResolvers<void>();
  // What a share gives whose server is gone: the bytes are taken, and never said to be on the disk.
  const file = await open(copy, 'r+');
  const prototype = Object.getPrototypeOf(file) as typeof file;
  const hanging = vi.spyOn(prototype, 'sync').mockReturnValue(held.promise);
  onTestFinished(async () => {
    hanging.mockRestore();
    held.resolve();
    await file.close();
  });
  const run = desk.call('backup.run', {});
  await expect.poll(() => hanging.mock.calls.length).toBeGreaterThan(0);
  // Overwritten, and still there: it is that very file which hangs.
  expect(readFileSync(copy).every((byte) => byte === 0)).toBe(true);
  expect((await desk.append(visite())).ok).toBe(true);
  expect(await answeredAfter(SILENCE, run)).toMatchObject(silent);
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
