import 'fake-indexeddb/auto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { LEDGER_VERSION } from '../../electron/host/ledger/open-ledger.ts';
import { checkLedger } from '../../electron/host/backup/check-ledger.ts';
import { noteAcces, readAcces, readAccesChain } from '../../renderer/data/acces/acces.ts';
import { readParts } from '../../renderer/data/copies/copy-parts.ts';
import { closeSession, openSession } from '../../renderer/data/desk-session.ts';
import { readEntry } from '../../renderer/data/records/read-entry.ts';
import { readRegistre } from '../../renderer/data/registre/registre.ts';
import { usagerKind } from '../../renderer/data/usagers/usager-kind.ts';
import { readPreferences } from '../../renderer/data/vault/preferences.ts';
import { openByRecovery } from '../../renderer/data/vault/recover-desk.ts';
import { unlockDesk } from '../../renderer/data/vault/unlock-desk.ts';
import { openVisite } from '../../renderer/data/visites/visite-entry.ts';
import { RECORD_SCHEMA_VERSION } from '../../shared/domain/record/envelope.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import {
  phraseWraps,
  VAULT_FILE_VERSION,
  waysWithoutBox,
} from '../../shared/domain/vault/vault-file.ts';
import { createFakeRandom } from '../support/fake-random.ts';
import { openTestDesk } from '../support/host-desk.ts';
import { createTestFolder } from '../support/host-folder.ts';
import { createWire, readBoot, settleStore, valueOf } from '../renderer/data/test-page.ts';
import { deriveByNode } from '../support/reference-argon2.ts';

/*
 * A profile of each shape that was ever written, by the very code that wrote it: visites, a usager and a
 * dossier, lines of the access log, a copy, settings. Each is opened, read and written by this version.
 * A shape that changes leaves its own here, named by its versions, before it does.
 */
const place = join(import.meta.dirname, 'fixtures/profiles');
const names = readdirSync(place);

const fixtureSchema = z.object({
  passphrase: z.string(),
  recoveryWords: z.string(),
  records: z.int(),
  usager: idSchema,
  copy: idSchema,
  files: z.record(z.string(), z.string()),
});

/** The profile as it lay on the disk, opened by this version for the one who made it. */
async function openFormer(name: string) {
  const fixture = fixtureSchema.parse(JSON.parse(readFileSync(join(place, name), 'utf8')));
  const folder = createTestFolder();
  for (const [path, bytes] of Object.entries(fixture.files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), gunzipSync(Buffer.from(bytes, 'base64')));
  }
  const desk = openTestDesk({ folder });
  const wire = createWire(desk);
  const { vault, identity } = await readBoot(wire);
  if (vault === null || identity === null) throw new Error('The profile was installed.');
  const random = createFakeRandom(name);
  const own = phraseWraps(vault)[0]?.animateur.id ?? fixture.usager;
  const unlocked = valueOf(
    await unlockDesk(wire.bridge, vault, own, fixture.passphrase, deriveByNode, random),
  );
  const session = await openSession(
    { bridge: wire.bridge, clock: desk.time.deskClock, random },
    await readBoot(wire),
    identity,
    unlocked,
    () => {},
  );
  onTestFinished(() => closeSession(session));
  return { fixture, desk, wire, session, vault };
}

describe.each(names)('the profile %s', (name) => {
  it('opens with everything that was in it, and goes on', async () => {
    const { fixture, desk, wire, session, vault } = await openFormer(name);
    const { records } = session.store.database;
    expect(await records.count()).toBe(fixture.records);
    expect((await readEntry(session, usagerKind, fixture.usager))?.sealed.identite).toMatchObject({
      nom: 'Sentinelle',
      prenom: 'Éloïse',
    });
    const registre = await readRegistre(session);
    expect([...registre.dossiers.values()]).toHaveLength(1);
    const visites = await records.filter(({ collection }) => collection === 'visite').toArray();
    expect(visites.map((row) => openVisite(session.sealer, row).sealed !== null)).toEqual([
      true,
      true,
      true,
    ]);
    expect(await readParts({ bridge: wire.bridge, sealer: session.sealer }, fixture.copy)).toEqual({
      ok: true,
      value: new Uint8Array(5000).fill(7),
    });
    expect(readPreferences(session).pin).toBe('4321');
    const words = fixture.recoveryWords.split(' ');
    expect((await openByRecovery(wire.bridge, vault, words, deriveByNode)).ok).toBe(true);
    // And is written on: the log is chained from here, whatever it was.
    const lines = (await readAcces(session)).length;
    expect((await noteAcces(session, fixture.usager, 'copie-remise')).ok).toBe(true);
    await settleStore(session.store);
    expect(await readAcces(session)).toHaveLength(lines + 1);
    expect(valueOf(await readAccesChain(session)).verdict.ruptures).toEqual([]);
    const after = await readBoot(wire);
    const ways = after.vault === null ? [] : waysWithoutBox(after.vault);
    expect(ways.filter(({ kind }) => kind === 'phrase')).toEqual([]);
    await desk.host.close();
    expect(await checkLedger(join(desk.folder, 'journal.db'))).toBe(fixture.records + 1);
    const database = new DatabaseSync(join(desk.folder, 'journal.db'));
    expect(database.prepare('PRAGMA user_version').get()?.['user_version']).toBe(LEDGER_VERSION);
    database.close();
  });
});

it('a profile of the present shape is among them', () => {
  expect(names).toContain(
    `records${RECORD_SCHEMA_VERSION}-ledger${LEDGER_VERSION}-vault${VAULT_FILE_VERSION}.json`,
  );
});
