import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { root } from '../../tools/run.ts';

const frozenSchema = z.object({ dataKey: z.string(), vault: z.object({ keyId: idSchema }) });

/** What opens the sealed halves of the installed desks of the measures: a test’s own, of nobody. */
export function installedKey() {
  const { dataKey, vault } = frozenSchema.parse(
    JSON.parse(readFileSync(join(root, 'tests/contracts/fixtures/vault-file.v1.json'), 'utf8')),
  );
  return { dataKey: Buffer.from(dataKey, 'hex').toString('base64'), keyId: vault.keyId };
}
