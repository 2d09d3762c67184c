import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import {
  readBackupFile,
  readBackupHeader,
  writeBackupFile,
} from '../../electron/host/backup/backup-file.ts';

/* A backup as version 1 wrote it: it is what is left of a lost desk, so that every later version opens it. */
const frozen = z
  .object({ key: z.string(), files: z.record(z.string(), z.string()), backup: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/backup.v1.json'), 'utf8')));

const folder = mkdtempSync(join(tmpdir(), 'relais-sauvegarde-'));
afterAll(() => rmSync(folder, { recursive: true }));

const key = Buffer.from(frozen.key, 'base64');
const path = join(folder, 'sauvegarde.relais');
writeFileSync(path, Buffer.from(frozen.backup, 'base64'));

it('a backup of format 1 still opens', async () => {
  const opened: Record<string, string> = {};
  await readBackupFile(path, key, async (name, bytes) => {
    opened[name] = (opened[name] ?? '') + bytes.toString('utf8');
  });
  expect(opened).toEqual(frozen.files);
});

it('a backup of format 1 is still written byte for byte', async () => {
  const header = await readBackupHeader(path);
  if (header === null) throw new Error('The frozen backup has a header.');
  const sources = Object.entries(frozen.files).map(([name, text]) => {
    const source = join(folder, name);
    writeFileSync(source, text);
    return source;
  });
  const again = join(folder, 'encore.relais');
  await writeBackupFile(again, header, key, sources);
  expect(readFileSync(again).equals(Buffer.from(frozen.backup, 'base64'))).toBe(true);
});
