import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { PROFILE_VERSION, profileFileSchema } from '../../electron/host/profile/profile-file.ts';
import { createSealer } from '../../renderer/data/sealing/sealer.ts';
import type { Sealer } from '../../renderer/data/sealing/sealer.ts';
import {
  phraseWraps,
  upgradeVault,
  vaultFileSchema,
} from '../../shared/domain/vault/vault-file.ts';
import { expectOpen } from './desk-page.ts';
import { expect } from './desk-test.ts';
import { systemRandom } from './postgres.ts';

/** The vault of format 1 that every version must open, with what opens it. */
const frozen = z
  .object({
    passphrase: z.string(),
    recoveryWords: z.string(),
    dataKey: z.string(),
    vault: z.preprocess(upgradeVault, vaultFileSchema),
  })
  .parse(
    JSON.parse(
      readFileSync(join(import.meta.dirname, '../contracts/fixtures/vault-file.v1.json'), 'utf8'),
    ),
  );

const wrap = phraseWraps(frozen.vault)[0];
if (wrap === undefined) throw new Error('The frozen vault has a passphrase.');

/** The words of the recovery sheet of an installed desk. */
export const RECOVERY_WORDS = frozen.recoveryWords;

/** Its vault. */
export const INSTALLED_VAULT = frozen.vault;

/** Who sits at an installed desk. */
export const ANIMATEUR = wrap.animateur;

/** Makes of a place an installed desk of Marvejols, as the first run leaves one. */
export function installDesk(place: { readonly profile: string }): void {
  mkdirSync(place.profile, { mode: 0o700 });
  const write = (name: string, value: unknown) =>
    writeFileSync(join(place.profile, name), JSON.stringify(value), { mode: 0o600 });
  write('profil.json', {
    format: 'relais-profil',
    version: PROFILE_VERSION,
    id: randomUUID(),
    port: null,
    identity: { site: 'marvejols', siteName: 'Marvejols', desk: 'A', zone: 'Europe/Paris' },
    department: null,
    demo: null,
  } satisfies z.input<typeof profileFileSchema>);
  write('coffre.json', {
    ...frozen.vault,
    // Everyone’s first settings.
    wraps: frozen.vault.wraps.map((way) =>
      way.kind === 'phrase' ? { ...way, preferences: null } : way,
    ),
  });
}

/** Seals as an unlocked installed desk does. */
export function createInstalledSealer(): Sealer {
  return createSealer(
    new Uint8Array(Buffer.from(frozen.dataKey, 'hex')),
    frozen.vault.keyId,
    systemRandom,
  );
}

/** Opens a locked desk with its passphrase, or with another one, which is to be refused. */
export async function typePassphrase(
  page: Page,
  passphrase: string = frozen.passphrase,
): Promise<void> {
  await page.getByRole('textbox', { name: 'Phrase secrète' }).fill(passphrase);
  await page.keyboard.press('Enter');
}

/** Opens a locked desk. */
export async function unlockDesk(page: Page): Promise<void> {
  await expectLocked(page);
  await typePassphrase(page);
  await expectOpen(page);
}

/** Waits for the lock screen. */
export async function expectLocked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Poste verrouillé' })).toBeVisible();
}
