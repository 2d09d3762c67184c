import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listThirdParty, readLicence, writeThirdParty } from './third-party-list.ts';
import { root } from './run.ts';

/*
 * `npm run third-party`: writes THIRD_PARTY.txt, what the lockfile says this program is made of, each
 * package with its licence and its text.
 */
const lock: unknown = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
writeFileSync(
  join(root, 'THIRD_PARTY.txt'),
  writeThirdParty(listThirdParty(lock), (path) => readLicence(join(root, path))),
);
