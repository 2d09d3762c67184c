import 'fake-indexeddb/auto';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { chooseBackups } from '../../renderer/data/backups/backups.ts';
import { readParts, writeParts } from '../../renderer/data/copies/copy-parts.ts';
import { closeSession, commit } from '../../renderer/data/desk-session.ts';
import { createSealer } from '../../renderer/data/sealing/sealer.ts';
import { createVault } from '../../renderer/data/vault/create-vault.ts';
import { createRecoveryWords } from '../../renderer/data/vault/recovery-words.ts';
import { createVaultSealer } from '../../renderer/data/vault/vault-sealer.ts';
import { writePreferences } from '../../renderer/data/vault/preferences.ts';
import { localDaySchema } from '../../shared/domain/calendar/local-day.ts';
import type { StoredEnvelope } from '../../shared/domain/record/envelope.ts';
import { idSchema, siteIdSchema } from '../../shared/domain/site/identifiers.ts';
import type { Id } from '../../shared/domain/site/identifiers.ts';
import { createId } from '../../shared/kernel/random.ts';
import { valueOf } from '../renderer/data/test-page.ts';
import { createUsbKey } from '../support/host-backup.ts';
import { holdsPartOf, readAllBytes } from '../support/host-bytes.ts';
import { createTestFolder } from '../support/host-folder.ts';
import { visite } from '../support/host-records.ts';
import {
  deriveQuickly,
  deskRandom,
  openPage,
  PASSPHRASE,
  startHost,
  unlockFirst,
} from '../support/rotation-desk.ts';

/** How many times a change of key is cut: a few, or as many as asked (`npm run rehearse:kills`: 200). */
const KILLS = Number(process.env['RELAIS_KILLS'] ?? '3');

/** More than one call of records to seal again, each with its own text. */
const RECORDS = 600;

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const newId = () => idSchema.parse(createId(deskRandom));

/** Everything a profile seals, in the open. */
interface Content {
  readonly records: ReadonlyMap<Id, unknown>;
  /** The SHA-256 of each. */
  readonly copies: ReadonlyMap<Id, string>;
}

/** A profile whose key was never changed: records, copies, settings, a place for backups. */
async function makeProfile() {
  const folder = join(createTestFolder(), 'profil');
  const { desk, bridge } = startHost(folder);
  const words = createRecoveryWords(deskRandom);
  const createdOn = localDaySchema.parse('2026-05-12');
  const sheet = { words, createdOn };
  const vault = await createVault('Camille', PASSPHRASE, deskRandom, deriveQuickly, sheet);
  const site = siteIdSchema.parse('marvejols');
  valueOf(await bridge.call('setup.complete', { site, vault }));
  const session = await openPage(bridge);
  for (let at = 0; at < RECORDS; at += 300) {
    const records = Array.from({ length: 300 }, (_, index) => {
      const record = visite({ id: newId() });
      return {
        ...record,
        sealed: session.sealer.seal(record, { note: `n${at + index} `.repeat(9) }),
      };
    });
    valueOf(await commit(session, records));
  }
  for (let copy = 0; copy < 2; copy += 1)
    valueOf(await writeParts(session, newId(), new Uint8Array(1_200_000).fill(copy + 1)));
  valueOf(await writePreferences(session, { pin: '4321' }));
  valueOf(await chooseBackups(session, createUsbKey()));
  closeSession(session);
  await desk.close();
  return { folder, firstKey: vault.keyId, content: await readContent(folder) };
}

async function readRecords(bridge: ReturnType<typeof startHost>['bridge']) {
  const records: StoredEnvelope[] = [];
  for (let afterSeq = 0; ; afterSeq = records.at(-1)?.seq ?? 0) {
    const page = valueOf(await bridge.call('ledger.pull', { afterSeq, limit: 2000 }));
    records.push(...page.records);
    if (page.records.length < 2000) return records;
  }
}

/** What the profile holds, opened with its passphrase; `alone`: with its present key and no other. */
async function readContent(folder: string, alone = false): Promise<Content> {
  const { desk, bridge } = startHost(folder);
  const { vault, unlocked } = await unlockFirst(bridge);
  const { dataKey, keyId } = unlocked;
  const sealer = alone
    ? createSealer(dataKey, keyId, deskRandom)
    : createVaultSealer(vault, unlocked, deskRandom);
  const records = new Map<Id, unknown>();
  for (const record of await readRecords(bridge)) records.set(record.id, sealer.open(record));
  const copies = new Map<Id, string>();
  for (const id of valueOf(await bridge.call('copy.list', {})).ids)
    copies.set(id, digestOf(valueOf(await readParts({ bridge, sealer }, id))));
  if (alone && vault.ancienne !== undefined) throw new Error('The former key is still there.');
  // Under a key of their own by now: refused while they are not.
  if (alone) valueOf(await bridge.call('backup.run', {}));
  sealer.destroy();
  await desk.close();
  return { records, copies };
}

/** Goes on changing the key until it is over, or killed after so many milliseconds. */
async function changeKey(
  folder: string,
  firstKey: Id,
  killedAfter: () => number | null,
): Promise<{ readonly over: boolean; readonly took: number }> {
  const program = join(import.meta.dirname, '../support/change-of-key.ts');
  const child = spawn(process.execPath, [program, folder, firstKey], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, '..', 'compiled') },
  });
  const heard: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => heard.push(line));
  const closed = once(reader, 'close');
  await once(reader, 'line');
  const began = performance.now();
  const wait = killedAfter();
  if (wait !== null) {
    await Promise.race([pause(wait), closed]);
    child.kill('SIGKILL');
  }
  await closed;
  return { over: heard.includes('fini'), took: performance.now() - began };
}

it(
  `${KILLS} kills at random moments of a change of key lose no record, no copy, and each is taken up`,
  { timeout: 120_000 + KILLS * 20_000 },
  async () => {
    const { folder, firstKey, content } = await makeProfile();
    const start = () => {
      const copy = join(createTestFolder(), 'profil');
      cpSync(folder, copy, { recursive: true });
      return copy;
    };
    expect(content.records.size).toBe(RECORDS);
    const { took } = await changeKey(start(), firstKey, () => null);
    let [kills, changes] = [0, 0];
    while (kills < KILLS) {
      const place = start();
      let over = false;
      while (!over && kills < KILLS) {
        ({ over } = await changeKey(place, firstKey, () => Math.random() * took));
        if (over) break;
        kills += 1;
        expect(await readContent(place)).toEqual(content);
      }
      if (!over) over = (await changeKey(place, firstKey, () => null)).over;
      expect(over).toBe(true);
      changes += 1;
      expect(await readContent(place, true)).toEqual(content);
      // Nor is anything of the former key left in its files.
      const former = readFileSync(join(folder, 'copies', [...content.copies.keys()][0] ?? ''));
      expect(holdsPartOf(readAllBytes(place), former.subarray(0, 500))).toBe(false);
    }
    expect(changes).toBeGreaterThan(0);
  },
);
