import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Id } from '../../../../shared/domain/site/identifiers.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import {
  BACKUP_KEY,
  backupsOf,
  chooseBackups,
  createUsbKey,
  filesOf,
} from '../../../support/host-backup.ts';
import { installAt, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { visite } from '../../../support/host-records.ts';

const COPY = idSchema.parse('3c1f0f52-8a7e-4d0e-9d0a-0b7c5f1e2a11');

async function openDeskWithBackups(): Promise<{ readonly desk: TestDesk; readonly usb: string }> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  const usb = createUsbKey();
  const chosen = await chooseBackups(desk, usb);
  expect(chosen.ok).toBe(true);
  return { desk, usb };
}

function writeCopy(desk: TestDesk, id: Id, text: string) {
  const sealed = Buffer.from(text).toString('base64');
  return desk.call('copy.write', { id, part: 0, parts: 1, sealed });
}

it('a backup is taken, read again, and said by its place', async () => {
  const { desk, usb } = await openDeskWithBackups();
  await desk.append(visite());
  expect(await desk.call('backup.run', {})).toMatchObject({
    ok: true,
    value: {
      destination: { nom: 'CLE_USB' },
      derniere: { le: '2026-05-12T08:00:00Z', enregistrements: 1 },
      echec: null,
      enCours: false,
    },
  });
  expect(backupsOf(usb)).toEqual([
    expect.stringMatching(/^relais-marvejols-[0-9a-f]{8}\/sauvegarde-2026-05-12-100000\.relais$/),
  ]);
});

it('nothing of the clear halves, nor of the people of the desk, is readable on the key', async () => {
  const { desk, usb } = await openDeskWithBackups();
  await desk.append(visite({ canal: 'telephone', day: '2026-05-11' }));
  await desk.call('backup.run', {});
  const bytes = filesOf(usb)
    .map((name) => readFileSync(join(usb, name), 'latin1'))
    .join('\n');
  for (const word of ['telephone', '2026-05-11', 'SQLite', 'Camille', BACKUP_KEY])
    expect(bytes).not.toContain(word);
  expect(bytes).toContain('Marvejols');
});

it('a copy of a paper is brought once, and taken away when it is erased', async () => {
  const { desk, usb } = await openDeskWithBackups();
  await writeCopy(desk, COPY, 'x0123456789 copie scellée');
  await desk.call('backup.run', {});
  const brought = () => filesOf(usb).filter((name) => name.includes(COPY));
  expect(brought()).toHaveLength(1);
  const [name = ''] = brought();
  const before = statSync(join(usb, name)).mtimeMs;
  await desk.time.advance(5 * 3_600_000);
  await desk.call('backup.run', {});
  expect(statSync(join(usb, name)).mtimeMs).toBe(before);
  await desk.call('ledger.erase', { records: [], copies: [COPY], more: false });
  await desk.call('backup.run', {});
  expect(brought()).toEqual([]);
});

it('an erased id stands beside the backups at once', async () => {
  const { desk, usb } = await openDeskWithBackups();
  await writeCopy(desk, COPY, 'x0123456789 copie scellée');
  await desk.call('backup.run', {});
  await desk.call('ledger.erase', { records: [], copies: [COPY], more: false });
  const list = filesOf(usb).find((name) => name.endsWith('effaces.json')) ?? '';
  expect(readFileSync(join(usb, list), 'utf8')).toContain(COPY);
});

it('backups come by themselves: once a day, and again after hours of work', async () => {
  const { desk, usb } = await openDeskWithBackups();
  const settle = async (hours: number) => {
    await desk.time.advance(hours * 3_600_000);
    await expect.poll(() => isIdle(desk)).toBe(true);
  };
  const last = async () => {
    const read = await desk.call('backup.read', {});
    return read.ok ? (read.value.derniere?.le ?? null) : null;
  };
  await settle(0.1);
  expect(await last()).toBe('2026-05-12T08:01:00Z');
  await settle(5);
  // Nothing was written: nothing to keep.
  expect(await last()).toBe('2026-05-12T08:01:00Z');
  await desk.append(visite());
  await settle(0.3);
  expect(await last()).toBe('2026-05-12T13:11:00Z');
  await settle(10);
  // The day has changed at the platform.
  expect(await last()).toBe('2026-05-12T22:01:00Z');
  expect(backupsOf(usb)).toHaveLength(2);
});

async function isIdle(desk: TestDesk): Promise<boolean> {
  const read = await desk.call('backup.read', {});
  return read.ok && !read.value.enCours;
}

it('a key that is not plugged in is said, nothing is made in its place, and it is tried again', async () => {
  const { desk, usb } = await openDeskWithBackups();
  renameSync(usb, `${usb}-ailleurs`);
  expect(await desk.call('backup.run', {})).toMatchObject({
    ok: false,
    failure: {
      code: 'sauvegarde-absente',
      sentence: expect.stringContaining('CLE_USB n’est pas là'),
    },
  });
  expect(existsSync(usb)).toBe(false);
  expect(await desk.call('backup.read', {})).toMatchObject({
    value: { echec: { code: 'sauvegarde-absente' }, derniere: null },
  });
  renameSync(`${usb}-ailleurs`, usb);
  expect(await desk.call('backup.run', {})).toMatchObject({ ok: true, value: { echec: null } });
});

it('a folder of the profile, a path that is not whole and a folder that is not there are refused', async () => {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  const codeOf = async (dossier: string) => {
    const chosen = await chooseBackups(desk, dossier);
    return chosen.ok ? null : chosen.failure.code;
  };
  const inside = join(desk.folder, 'ici');
  mkdirSync(inside);
  expect(await codeOf(inside)).toBe('sauvegarde-dans-le-profil');
  expect(await codeOf(desk.folder)).toBe('sauvegarde-dans-le-profil');
  expect(await codeOf('cle')).toBe('sauvegarde-chemin');
  expect(await codeOf(join(createTestFolder(), 'rien'))).toBe('sauvegarde-absente');
});

it('what a pulled-out key left half-written is removed at the next backup', async () => {
  const { desk, usb } = await openDeskWithBackups();
  await desk.call('backup.run', {});
  const [name = ''] = backupsOf(usb);
  const half = join(usb, name.replace('100000', '090000')) + '.partie';
  writeFileSync(half, 'RELSAUV1');
  await desk.time.advance(1000);
  await desk.call('backup.run', {});
  expect(filesOf(usb).filter((file) => file.endsWith('.partie'))).toEqual([]);
});

it('old ones are let go: the last of each day stays, whatever the hour', async () => {
  const { desk, usb } = await openDeskWithBackups();
  await desk.call('backup.run', {});
  await desk.time.advance(30_000);
  await desk.call('backup.run', {});
  desk.time.setDeskClock('2026-05-13T16:02:00Z');
  await desk.call('backup.run', {});
  expect(backupsOf(usb).map((name) => name.slice(-24))).toEqual([
    '2026-05-12-100030.relais',
    '2026-05-13-180200.relais',
  ]);
});

it('a damaged ledger is found by its backup, said, and the backups before it are kept', async () => {
  const { desk, usb } = await openDeskWithBackups();
  await desk.append(visite());
  await desk.call('backup.run', {});
  const before = backupsOf(usb);
  const profileLedger = join(desk.folder, 'journal.db');
  await desk.host.close();
  const bytes = readFileSync(profileLedger);
  const at = bytes.indexOf('"canal"');
  bytes.write('"cXnal"', at);
  writeFileSync(profileLedger, bytes);
  const again = openTestDesk({ folder: desk.folder, time: desk.time });
  await desk.time.advance(1000);
  expect(await again.call('backup.run', {})).toMatchObject({
    ok: false,
    failure: { code: 'journal-endommage' },
  });
  expect(await again.call('backup.read', {})).toMatchObject({ value: { rappel: 'endommage' } });
  expect(backupsOf(usb)).toEqual(before);
});

it('a reminder comes after three days without one, and after a week for a desk that has none', async () => {
  const { desk, usb } = await openDeskWithBackups();
  await desk.call('backup.run', {});
  renameSync(usb, `${usb}-ailleurs`);
  const reminder = async (of: TestDesk) => {
    const read = await of.call('backup.read', {});
    return read.ok ? read.value.rappel : null;
  };
  await desk.time.advance(2 * 24 * 3_600_000);
  expect(await reminder(desk)).toBeNull();
  await desk.time.advance(25 * 3_600_000);
  expect(await reminder(desk)).toBe('ancienne');

  const bare = openTestDesk();
  await installAt(bare, 'marvejols');
  await bare.append(visite());
  expect(await reminder(bare)).toBeNull();
  await bare.time.advance(8 * 24 * 3_600_000);
  expect(await reminder(bare)).toBe('jamais');
});

it('nothing that was prepared stays in the profile', async () => {
  const { desk } = await openDeskWithBackups();
  await desk.call('backup.run', {});
  expect(filesOf(desk.folder).filter((name) => name.startsWith('sauvegarde-en-cours'))).toEqual([]);
});
