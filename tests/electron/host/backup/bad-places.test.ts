import { readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readBackupFile } from '../../../../electron/host/backup/backup-file.ts';
import { placeRefusal } from '../../../../electron/host/backup/backup-refusal.ts';
import { BACKUP_KEY, chooseBackups, createUsbKey, filesOf } from '../../../support/host-backup.ts';
import { installAt, openTestDesk } from '../../../support/host-desk.ts';
import { visite } from '../../../support/host-records.ts';
import { createTinyDisk } from '../../../support/host-tiny-disk.ts';

it('a full key is said, nothing half-written is left on it, and the desk goes on', async () => {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  await desk.append(visite());
  const { folder } = createTinyDisk();
  expect((await chooseBackups(desk, folder)).ok).toBe(true);
  const taken = await desk.call('backup.run', {});
  // Where the tests may not mount a little disk, the folder is an ordinary one, with room.
  const { bavail, bsize } = statfsSync(folder);
  const isTiny = bavail * bsize < 2 * 1024 * 1024;
  expect(taken.ok ? 'faite' : taken.failure.code).toBe(isTiny ? 'sauvegarde-pleine' : 'faite');
  expect(filesOf(folder).filter((name) => name.endsWith('.partie'))).toEqual([]);
  expect((await desk.append(visite())).ok).toBe(true);
});

it.each([
  ['ENOSPC', 'sauvegarde-pleine'],
  ['EDQUOT', 'sauvegarde-pleine'],
  ['EFBIG', 'sauvegarde-pleine'],
  ['EROFS', 'sauvegarde-protegee'],
  ['EACCES', 'sauvegarde-protegee'],
  ['ENOENT', 'sauvegarde-absente'],
  ['EIO', 'sauvegarde-absente'],
  ['ENODEV', 'sauvegarde-absente'],
  ['ESTALE', 'sauvegarde-absente'],
])('what the system says of a bad place (%s) becomes a sentence with its name', (code, refusal) => {
  const failed = placeRefusal(Object.assign(new Error('disque'), { code }), 'CLE_USB');
  expect(failed).toMatchObject({
    failure: { code: refusal, sentence: expect.stringContaining('CLE_USB') },
  });
});

it('anything else is a bug, and is not taken for a bad key', () => {
  expect(placeRefusal(new Error('autre'), 'CLE_USB')).toBeNull();
});

it('a backup taken after an erasure holds nothing of the erased record', async () => {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  const sealed = Buffer.from('ce-qui-doit-disparaitre'.repeat(50)).toString('base64');
  const person = { ...visite({ sealed }), collection: 'usager' as const, clear: {} };
  await desk.append(person, visite());
  await desk.call('ledger.erase', { records: [person.id], copies: [], more: false });
  const folder = createUsbKey();
  await chooseBackups(desk, folder);
  await desk.call('backup.run', {});
  const opened: Buffer[] = [];
  const [name = ''] = filesOf(folder).filter((file) => file.endsWith('.relais'));
  await readBackupFile(
    join(folder, name),
    Buffer.from(BACKUP_KEY, 'base64'),
    async (_name, bytes) => {
      opened.push(Buffer.from(bytes));
    },
  );
  expect(Buffer.concat(opened).includes('ce-qui-doit-disparaitre')).toBe(false);
  expect(readFileSync(join(folder, name)).length).toBeGreaterThan(1000);
});
