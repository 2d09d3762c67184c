import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSealer } from '../../../../renderer/data/sealing/sealer.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import {
  BACKUP_KEY,
  backupsOf,
  chooseBackups,
  createUsbKey,
  filesOf,
} from '../../../support/host-backup.ts';
import { installAt, linkToDepartment, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { usagerRecord, visite } from '../../../support/host-records.ts';

const COPY = idSchema.parse('3c1f0f52-8a7e-4d0e-9d0a-0b7c5f1e2a11');

/** A desk that worked, with its last backup verified on a key. */
async function openBackedUpDesk(): Promise<{ readonly desk: TestDesk; readonly usb: string }> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  for (let day = 1; day <= 3; day += 1) await desk.append(visite({ canal: 'telephone' }));
  const sealed = Buffer.from('x0123456789 copie scellée').toString('base64');
  await desk.call('copy.write', { id: COPY, part: 0, parts: 1, sealed });
  const usb = createUsbKey();
  await chooseBackups(desk, usb);
  const taken = await desk.call('backup.run', {});
  expect(taken.ok).toBe(true);
  return { desk, usb };
}

const pull = (desk: TestDesk) => desk.call('ledger.pull', { afterSeq: 0, limit: 2000 });

async function restoreLatest(desk: TestDesk, dossier: string, cle = BACKUP_KEY) {
  const found = await desk.call('restore.find', { dossier });
  if (!found.ok) return found;
  const [latest] = found.value;
  if (latest === undefined) throw new Error('No backup was found.');
  return desk.call('restore.run', { dossier, fichier: latest.fichier, cle });
}

it('the last backup restores on an empty profile, its records equal to the unit', async () => {
  const { desk, usb } = await openBackedUpDesk();
  const before = await pull(desk);
  const fresh = openTestDesk();
  expect(await restoreLatest(fresh, usb)).toMatchObject({
    ok: true,
    value: { enregistrements: 3, efface: 0, copiesManquantes: 0, le: '2026-05-12T08:00:00Z' },
  });
  expect(await pull(fresh)).toEqual(before);
  expect(await fresh.call('copy.list', {})).toEqual({ ok: true, value: { ids: [COPY] } });
  const boot = await fresh.call('boot.read', {});
  expect(boot).toMatchObject({
    value: { identity: { site: 'marvejols' }, vault: desk.profile.readVault(), damaged: false },
  });
  // Not told to the page: its link goes on.
  expect(fresh.events.map(({ event }) => event)).not.toContain('host.closing');
});

it('a restored desk goes on: it records, and its backups go where they went', async () => {
  const { usb } = await openBackedUpDesk();
  const fresh = openTestDesk();
  await restoreLatest(fresh, usb);
  expect((await fresh.append(visite())).ok).toBe(true);
  await fresh.time.advance(1000);
  expect(await fresh.call('backup.run', {})).toMatchObject({
    ok: true,
    value: { destination: { nom: 'CLE_USB' }, derniere: { enregistrements: 4 } },
  });
  const again = openTestDesk();
  expect(await restoreLatest(again, usb)).toMatchObject({
    ok: true,
    value: { enregistrements: 4 },
  });
});

it('restored without a network, and closed before the département is heard, it loses nothing of the day', async () => {
  const desk = openTestDesk();
  await linkToDepartment(desk);
  const { time, department } = desk;
  await desk.append(visite());
  const usb = createUsbKey();
  await chooseBackups(desk, usb);
  expect(await desk.call('backup.run', {})).toMatchObject({ ok: true });
  await desk.append(visite(), visite());
  await time.advance(1000);
  expect(department.totalVisites()).toBe(3);
  await desk.host.close();

  department.setWeather('requests-lost');
  const fresh = openTestDesk({ time, department });
  expect(await restoreLatest(fresh, usb)).toMatchObject({ ok: true });
  await fresh.append(visite());
  await fresh.host.close();
  const { folder } = fresh;
  const again = openTestDesk({ folder, time, department });
  await again.append(visite());
  await again.host.close();
  department.setWeather('fair');
  const online = openTestDesk({ folder, time, department });
  await time.advance(120_000);
  expect(department.totalVisites()).toBe(5);
  expect(await online.call('delivery.lost', {})).toMatchObject({
    value: { days: [{ visites: 2 }] },
  });
});

it('the ledger restored says that it was, and is another one to the pages', async () => {
  const { desk, usb } = await openBackedUpDesk();
  const fresh = openTestDesk();
  await restoreLatest(fresh, usb);
  const ids = await Promise.all(
    [desk, fresh].map(async (one) => {
      const boot = await one.call('boot.read', {});
      return boot.ok ? boot.value.ledgerId : null;
    }),
  );
  expect(ids[0]).not.toBe(ids[1]);
  await fresh.host.close();
  expect(readFileSync(join(fresh.folder, 'journal.db'), 'latin1')).toContain(
    '"de":"2026-05-12T08:00:00Z"',
  );
});

it('whoever was erased since does not come back, nor the copies of their papers', async () => {
  const { desk, usb } = await openBackedUpDesk();
  const person = usagerRecord();
  await desk.append(person);
  await desk.time.advance(1000);
  await desk.call('backup.run', {});
  await desk.call('ledger.erase', { records: [person.id], copies: [COPY], more: false });
  const fresh = openTestDesk();
  expect(await restoreLatest(fresh, usb)).toMatchObject({ ok: true, value: { efface: 1 } });
  const pulled = await pull(fresh);
  expect(pulled.ok && pulled.value.records.map(({ id }) => id)).not.toContain(person.id);
  expect(pulled.ok && pulled.value.tombstones.map(({ id }) => id).toSorted()).toEqual(
    [person.id, COPY].toSorted(),
  );
  expect(await fresh.call('copy.list', {})).toEqual({ ok: true, value: { ids: [] } });
  expect(await fresh.append({ ...person, rev: 1 })).toMatchObject({ failure: { code: 'efface' } });
});

it('the key of the backups comes from the data key, through the ways in that travel with them', async () => {
  const { desk, usb } = await openBackedUpDesk();
  const fresh = openTestDesk();
  const found = await fresh.call('restore.find', { dossier: usb });
  const [header] = found.ok ? found.value : [];
  expect(header).toMatchObject({ plateforme: 'Marvejols', poste: 'A', enregistrements: 3 });
  expect(header?.entrees.map(({ kind }) => kind)).toEqual(
    desk.profile.readVault()?.wraps.map(({ kind }) => kind),
  );
  if (header === undefined) return;
  const sealer = createSealer(new Uint8Array(32).fill(9), header.keyId, {
    bytes: () => new Uint8Array(24),
  });
  expect(
    sealer.open({ id: header.profil, collection: 'sauvegarde', schema: 1, sealed: header.cle }),
  ).toEqual({ cle: BACKUP_KEY });
});

it('another key, a file cut short or one changed byte opens nothing and changes nothing', async () => {
  const { usb } = await openBackedUpDesk();
  const fresh = openTestDesk();
  const refused = { ok: false, failure: { code: 'sauvegarde-illisible' } };
  expect(await restoreLatest(fresh, usb, Buffer.alloc(32, 8).toString('base64'))).toMatchObject(
    refused,
  );
  const path = join(usb, backupsOf(usb)[0] ?? '');
  const whole = readFileSync(path);
  for (const at of [
    whole.length - 1,
    whole.length - 5000,
    whole.indexOf('enregistrements":3') + 17,
  ]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    expect(await restoreLatest(fresh, usb), `octet ${at}`).toMatchObject(refused);
  }
  writeFileSync(path, whole);
  truncateSync(path, whole.length - 100);
  expect(await restoreLatest(fresh, usb)).toMatchObject(refused);
  expect(await fresh.call('boot.read', {})).toMatchObject({
    value: { identity: null, vault: null },
  });
});

it('a desk that works is never restored over, and a name is no way out of the folder', async () => {
  const { desk, usb } = await openBackedUpDesk();
  expect(await restoreLatest(desk, usb)).toMatchObject({ failure: { code: 'deja-installe' } });
  const fresh = openTestDesk();
  const [name = ''] = backupsOf(usb);
  for (const fichier of ['../coffre.json', join(usb, name), `./${name}`, 'sauvegarde.relais'])
    expect(
      await fresh.call('restore.run', { dossier: usb, fichier, cle: BACKUP_KEY }),
    ).toMatchObject({ failure: { code: 'sauvegarde-disparue' } });
});

it('a missing copy is said, not hidden', async () => {
  const { usb } = await openBackedUpDesk();
  const copy = filesOf(usb).find((name) => name.includes(COPY)) ?? '';
  rmSync(join(usb, copy));
  const fresh = openTestDesk();
  expect(await restoreLatest(fresh, usb)).toMatchObject({ value: { copiesManquantes: 1 } });
});

it('a ledger that cannot be opened gives a desk that says so and offers its backups', async () => {
  const { desk, usb } = await openBackedUpDesk();
  const before = await pull(desk);
  await desk.host.close();
  writeFileSync(join(desk.folder, 'journal.db'), 'ceci n’est plus un journal '.repeat(400));
  const hurt = openTestDesk({ folder: desk.folder, time: desk.time });
  expect(await hurt.call('boot.read', {})).toMatchObject({
    value: { damaged: true, identity: { site: 'marvejols' } },
  });
  expect(await hurt.append(visite())).toMatchObject({ failure: { code: 'journal-endommage' } });
  expect(await restoreLatest(hurt, usb)).toMatchObject({ ok: true, value: { enregistrements: 3 } });
  expect(await pull(hurt)).toEqual(before);
  // What was there is kept: someone may still get something out of it.
  const aside = filesOf(hurt.folder).filter((name) => name.startsWith('avant-restauration-'));
  expect(aside.some((name) => name.endsWith('journal.db'))).toBe(true);
});
