import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { closeSession, commit, openSession } from '../../../renderer/data/desk-session.ts';
import { countDays } from '../../../renderer/data/figures/count-days.ts';
import { installDesk } from '../../../renderer/data/vault/install-desk.ts';
import { recordPassage } from '../../../renderer/data/visites/record-passage.ts';
import { cancelVisites } from '../../../renderer/data/visites/revise-visite.ts';
import { openVisite, sealVisite } from '../../../renderer/data/visites/visite-entry.ts';
import { visiteSealedSchema } from '../../../shared/domain/visite/schema.ts';
import { openTestDesk } from '../../support/host-desk.ts';
import { createTestFolder } from '../../support/host-folder.ts';
import { stubKeyWorker } from './key-worker.ts';
import { createPageRandom, createWire, readBoot, settleStore, valueOf } from './test-page.ts';

/** Words found nowhere else, some that UTF-8 and UTF-16 write very differently. */
const NOTE = 'Zéphyrine Quatrebœufs, dossier CANARI-7Q4-ÎLOT';
const DESTINATION = 'Guichet des perdrix naïves';
const PASSPHRASE = 'trente-deux perdreaux à l’aube';
const WORDS = ['Zéphyrine', 'Quatrebœufs', 'CANARI-7Q4', 'perdrix naïves', 'perdreaux', '48092'];

/** The ways bytes may lie in a file: as they are, in UTF-16, in base64 wherever it starts, in hexadecimal. */
function traces(word: string | Uint8Array): readonly Buffer[] {
  const plain = Buffer.from(typeof word === 'string' ? Buffer.from(word, 'utf8') : word);
  const forms = typeof word === 'string' ? [plain, Buffer.from(word, 'utf16le')] : [plain];
  const texts = forms.flatMap((bytes) => [
    ...[0, 1, 2].map((shift) => base64Core(bytes, shift)),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]);
  return [...forms, ...texts.map((text) => Buffer.from(text, 'latin1'))];
}

/** What is left of the base64 of bytes that start `shift` bytes into a group, whatever surrounds them. */
function base64Core(bytes: Buffer, shift: number): string {
  const before = Buffer.concat([Buffer.alloc(shift), bytes]);
  const whole = before.subarray(0, before.length - (before.length % 3)).toString('base64');
  // The first group also holds bits of what comes before.
  return shift === 0 ? whole : whole.slice(4);
}

/** Every byte of every file of a folder. */
function readAll(folder: string): Buffer {
  return Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
}

const isFound = (bytes: Buffer, word: string | Uint8Array) =>
  traces(word).some((trace) => bytes.includes(trace));

describe('what is sealed', () => {
  // Quick: what argon2id gives is not what is looked for here.
  beforeAll(() =>
    stubKeyWorker(async ({ passphrase, salt }) => {
      const key = createHash('sha256').update(salt).update(passphrase).digest();
      return new Uint8Array(key);
    }),
  );

  it('is found nowhere in the profile, in no form, nor is what opens it', async () => {
    const desk = openTestDesk();
    const wire = createWire(desk);
    const platform = {
      bridge: wire.bridge,
      clock: desk.time.deskClock,
      random: createPageRandom(desk),
    };
    const { unlocked, identity } = valueOf(
      await installDesk(platform, { site: 'marvejols', name: 'Camille', passphrase: PASSPHRASE }),
    );
    const dataKey = unlocked.dataKey.slice();
    const session = await openSession(platform, await readBoot(wire), identity, unlocked, () => {});
    const passage = valueOf(await recordPassage(session));
    const sealed = visiteSealedSchema.parse({
      ...passage.sealed,
      commune: '48092',
      note: NOTE,
      demandes: [{ ...passage.sealed?.demandes[0], destination: DESTINATION }],
    });
    const noted = sealVisite(session.sealer, passage.id, 2, { ...passage, sealed });
    const [stored] = valueOf(await commit(session, [noted]));
    if (stored === undefined) throw new Error('The note was recorded.');
    const entry = openVisite(session.sealer, stored);
    expect(entry.sealed).toMatchObject({ note: NOTE });
    valueOf(await cancelVisites(session, [entry]));
    await settleStore(session.store);

    const secrets = [...WORDS, dataKey];
    // The figures of a day with an only visite would say its commune.
    await countDays({ ...session, pause: () => Promise.resolve() }, [entry.localDay]);
    const { records, days } = session.store.database;
    expect(await days.toArray()).toMatchObject([{ sealed: expect.any(String) }]);
    const copy = Buffer.from(JSON.stringify([await records.toArray(), await days.toArray()]));
    const whileOpen = readAll(desk.folder);
    closeSession(session);
    await desk.host.close();
    for (const bytes of [copy, whileOpen, readAll(desk.folder)]) {
      // The clear half is there to be found: these bytes do hold the visite.
      expect(isFound(bytes, 'accueil-spontane')).toBe(true);
      expect(secrets.filter((secret) => isFound(bytes, secret))).toEqual([]);
    }
  });

  it('would be found, had it been written in any of these forms', () => {
    const folder = createTestFolder();
    const forms: readonly ((text: string) => string | Buffer)[] = [
      (text) => text,
      (text) => Buffer.from(text, 'utf16le'),
      (text) => Buffer.from(text).toString('base64'),
      (text) => Buffer.from(`.${text}`).toString('base64'),
      (text) => Buffer.from(`..${text}`).toString('base64'),
      (text) => Buffer.from(`..${text}`, 'utf16le').toString('base64'),
      (text) => Buffer.from(text).toString('hex'),
    ];
    for (const form of forms) {
      writeFileSync(join(folder, 'fuite'), form(`${NOTE} ${DESTINATION} ${PASSPHRASE} 48092`));
      const bytes = readAll(folder);
      expect(WORDS.filter((word) => !isFound(bytes, word))).toEqual([]);
    }
  });
});
