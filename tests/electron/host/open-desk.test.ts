import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../../../electron/host/open-desk.ts';
import type { OpenDesk } from '../../../electron/host/open-desk.ts';
import { siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { createFakeTime } from '../../support/fake-time.ts';
import { createTestFolder } from '../../support/host-folder.ts';
import { asOrdinaryUser } from '../../support/host-ledger.ts';
import { vaultFile } from '../../support/host-records.ts';

function tryOpen(folder: string, demo = false) {
  return openDesk({
    folder,
    demo,
    department: { kind: 'none' },
    clock: createFakeTime('2026-05-12T08:00:00Z').deskClock,
    random: createFakeRandom(folder),
  });
}

function open(folder: string, demo = false): OpenDesk {
  const desk = tryOpen(folder, demo);
  if (!desk.ok) throw new Error(desk.failure.code);
  onTestFinished(() => desk.value.close().catch(() => {}));
  return desk.value;
}

/** A profile that was set up at Marvejols, then closed. */
async function closedProfile(demo = false): Promise<string> {
  const folder = createTestFolder();
  const desk = open(folder, demo);
  await desk.host.dispatch('setup.complete', {
    site: siteIdSchema.parse('marvejols'),
    vault: vaultFile(),
  });
  await desk.close();
  return folder;
}

describe('a desk', () => {
  it('opens on a folder that did not exist, and again on what it left', async () => {
    const folder = join(createTestFolder(), 'profil');
    const first = open(folder);
    const { id } = first.profile.read();
    await first.close();
    expect(open(folder).profile.read().id).toBe(id);
  });

  it('whose ledger is damaged opens to say so, and to nothing else; not a byte of it changes', async () => {
    const folder = await closedProfile();
    const path = join(folder, 'journal.db');
    writeFileSync(path, 'rien de bon '.repeat(500));
    const damaged = readFileSync(path);
    const desk = open(folder);
    expect(await desk.host.dispatch('boot.read', {})).toMatchObject({ value: { damaged: true } });
    for (const channel of ['ledger.census', 'backup.read', 'copy.list', 'clock.check'])
      expect(await desk.host.dispatch(channel, {})).toMatchObject({
        failure: { code: 'journal-endommage' },
      });
    await desk.close();
    expect(readFileSync(path).equals(damaged)).toBe(true);
  });

  it('held by another start is refused, and says who holds it', () => {
    const folder = createTestFolder();
    const desk = open(folder);
    const holder = { pid: 1, origin: 'http://127.0.0.1:4848', secret: 's' };
    desk.lock.announce(holder);
    expect(tryOpen(folder)).toMatchObject({
      ok: false,
      failure: { code: 'profil-deja-ouvert', holder },
    });
  });

  it('is free for the next start as soon as it is closed', async () => {
    const folder = createTestFolder();
    await open(folder).close();
    expect(tryOpen(folder).ok).toBe(true);
  });

  it('of a demonstration draws its secrets once, and keeps them', async () => {
    const folder = await closedProfile(true);
    const desk = open(folder, true);
    const { demo } = desk.profile.read();
    expect(demo).toMatchObject({ staff: { login: 'demo' } });
    for (const secret of [demo?.passphrase, demo?.staff.password])
      expect(secret).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(demo?.passphrase).not.toBe(demo?.staff.password);
    expect(await desk.host.dispatch('boot.read', {})).toMatchObject({
      value: { demo: { passphrase: demo?.passphrase } },
    });
  });
});

describe('a desk that cannot be opened is refused in words, and the profile let go', () => {
  function expectRefusal(folder: string, code: string, demo = false): void {
    const refused = tryOpen(folder, demo);
    expect(refused).toMatchObject({ ok: false, failure: { code } });
    expect(refused.ok ? '' : refused.failure.sentence).toMatch(/\.$/);
    // Not “already open”: the refusal is the same at the next try.
    expect(tryOpen(folder, demo)).toEqual(refused);
  }

  it('as a demonstration on a profile of real visites', async () => {
    expectRefusal(await closedProfile(), 'profil-reel', true);
  });

  it('as a real desk on the profile of a demonstration', async () => {
    expectRefusal(await closedProfile(true), 'profil-de-demonstration');
  });

  it('as a real desk on a demonstration that was never set up', async () => {
    const folder = createTestFolder();
    await open(folder, true).close();
    expectRefusal(folder, 'profil-de-demonstration');
  });

  it('when its profile is damaged', async () => {
    const folder = await closedProfile();
    writeFileSync(join(folder, 'profil.json'), '{');
    expectRefusal(folder, 'profil-illisible');
    expect(readFileSync(join(folder, 'profil.json'), 'utf8')).toBe('{');
  });

  it('when its ledger is newer than the program', async () => {
    const folder = await closedProfile();
    const database = new DatabaseSync(join(folder, 'journal.db'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    expectRefusal(folder, 'journal-plus-recent');
  });

  it.each(['profil.json', 'verrou.db', 'journal.db', 'coffre.json'])(
    'when its %s belongs to someone else, as after a start as root',
    async (name) => {
      const folder = await closedProfile();
      asOrdinaryUser(folder, () => {
        chmodSync(join(folder, name), 0o000);
        expectRefusal(folder, 'profil-non-inscriptible');
      });
    },
  );

  it.each(['verrou.db', 'journal.db'])('when its %s can be read and not written', async (name) => {
    const folder = await closedProfile();
    asOrdinaryUser(folder, () => {
      chmodSync(join(folder, name), 0o400);
      expectRefusal(folder, 'profil-non-inscriptible');
    });
  });
});
