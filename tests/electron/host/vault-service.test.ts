import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idSchema } from '../../../shared/domain/site/identifiers.ts';
import { phraseWraps } from '../../../shared/domain/vault/vault-file.ts';
import type { VaultFile, VaultWrap } from '../../../shared/domain/vault/vault-file.ts';
import { createId } from '../../../shared/kernel/random.ts';
import { createFakeRandom } from '../../support/fake-random.ts';
import { installAt, openTestDesk } from '../../support/host-desk.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { vaultFile } from '../../support/host-records.ts';

const random = createFakeRandom('vault service');
const newId = () => idSchema.parse(createId(random));

async function openInstalled(): Promise<{ readonly desk: TestDesk; readonly kept: VaultFile }> {
  const desk = openTestDesk();
  await installAt(desk, 'marvejols');
  return { desk, kept: await readVault(desk) };
}

async function readVault(desk: TestDesk): Promise<VaultFile> {
  const boot = await desk.call('boot.read', {});
  if (!boot.ok || boot.value.vault === null) throw new Error('The desk has a vault.');
  return boot.value.vault;
}

const next = (kept: VaultFile, wraps: readonly VaultWrap[] = kept.wraps): VaultFile => ({
  ...kept,
  revision: kept.revision + 1,
  wraps: [...wraps],
});

/** One more person, of this role. */
function person(role: 'responsable' | 'animateur'): VaultWrap {
  const [wrap] = phraseWraps(vaultFile());
  if (wrap === undefined) throw new Error('A vault has a wrap.');
  return { ...wrap, id: newId(), animateur: { id: newId(), nom: 'Dominique', role } };
}

function sheet(): VaultWrap {
  const { id, cost, salt, nonce, wrapped } = person('animateur');
  return {
    kind: 'secours',
    createdOn: '2026-05-12' as Extract<VaultWrap, { kind: 'secours' }>['createdOn'],
    id,
    cost,
    salt,
    nonce,
    wrapped,
  };
}

async function expectRefused(desk: TestDesk, vault: VaultFile, code: string): Promise<void> {
  const before = await readVault(desk);
  expect(await desk.call('vault.replace', { vault })).toMatchObject({
    ok: false,
    failure: { code },
  });
  expect(await readVault(desk)).toEqual(before);
}

describe('the next version of a vault', () => {
  it('is kept, for every later start', async () => {
    const { desk, kept } = await openInstalled();
    const vault = next(kept, [...kept.wraps, person('animateur'), sheet()]);
    expect(await desk.call('vault.replace', { vault })).toEqual({
      ok: true,
      value: { revision: 2 },
    });
    await desk.host.close();
    expect(await readVault(openTestDesk(desk))).toEqual(vault);
  });

  it.each([-1, 0, 2, 7])('is refused at %d revisions after the kept one', async (steps) => {
    const { desk, kept } = await openInstalled();
    await desk.call('vault.replace', { vault: next(kept) });
    const current = await readVault(desk);
    await expectRefused(
      desk,
      { ...current, revision: current.revision + steps },
      'coffre-deja-change',
    );
  });

  it('is one of two made at once, never both', async () => {
    const { desk, kept } = await openInstalled();
    const answers = await Promise.all(
      [person('animateur'), person('responsable')].map((added) =>
        desk.call('vault.replace', { vault: next(kept, [...kept.wraps, added]) }),
      ),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, false]);
    expect((await readVault(desk)).revision).toBe(2);
  });

  it('is refused when it wraps another key', async () => {
    const { desk, kept } = await openInstalled();
    await expectRefused(desk, { ...next(kept), keyId: newId() }, 'coffre-autre-cle');
  });

  it('is refused without a responsable', async () => {
    const { desk, kept } = await openInstalled();
    for (const wraps of [[person('animateur')], [sheet()], [person('animateur'), sheet()]])
      await expectRefused(desk, next(kept, wraps), 'coffre-sans-responsable');
  });

  it('is refused when it drops the recovery key, not when it renews it', async () => {
    const { desk, kept } = await openInstalled();
    await desk.call('vault.replace', { vault: next(kept, [...kept.wraps, sheet()]) });
    const current = await readVault(desk);
    await expectRefused(desk, next(current, kept.wraps), 'coffre-sans-secours');
    const renewed = next(current, [...kept.wraps, sheet()]);
    expect((await desk.call('vault.replace', { vault: renewed })).ok).toBe(true);
  });

  it('is refused when someone stands in it twice', async () => {
    const { desk, kept } = await openInstalled();
    const twin = person('animateur');
    for (const wraps of [
      [...kept.wraps, ...kept.wraps],
      [...kept.wraps, twin, { ...twin, id: newId() }],
    ])
      await expectRefused(desk, next(kept, wraps), 'coffre-en-double');
  });

  it('is refused before the first run', async () => {
    const desk = openTestDesk();
    expect(await desk.call('vault.replace', { vault: vaultFile() })).toMatchObject({
      ok: false,
      failure: { code: 'coffre-absent' },
    });
    expect(await desk.call('boot.read', {})).toMatchObject({ value: { vault: null } });
  });

  it('leaves the kept one whole when the disk takes nothing more', async () => {
    const { desk, kept } = await openInstalled();
    const path = join(desk.folder, 'coffre.json');
    const before = readFileSync(path, 'utf8');
    // Everything written there fails as on a full disk.
    symlinkSync('/dev/full', `${path}.nouveau`);
    await expectRefused(desk, next(kept), 'profil-non-inscriptible');
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect((await desk.call('vault.replace', { vault: next(kept) })).ok).toBe(true);
  });
});

describe('another data key', () => {
  const sealed = { scellee: 'c2NlbGzDqQ==' };
  const moved = (kept: VaultFile): VaultFile => ({
    ...next(kept),
    keyId: newId(),
    ancienne: { keyId: kept.keyId, ...sealed },
    empreintes: 'c2NlbGzDqQ==',
  });

  it('takes the place of the one there is only when it keeps it, and its fingerprints', async () => {
    const { desk, kept } = await openInstalled();
    const { ancienne, empreintes, ...bare } = moved(kept);
    await expectRefused(desk, bare, 'coffre-autre-cle');
    await expectRefused(desk, { ...bare, ancienne } as VaultFile, 'coffre-autre-cle');
    await expectRefused(desk, { ...bare, empreintes } as VaultFile, 'coffre-autre-cle');
    const stranger = { keyId: newId(), ...sealed };
    await expectRefused(desk, { ...moved(kept), ancienne: stranger }, 'coffre-autre-cle');
    expect(await desk.call('vault.replace', { vault: moved(kept) })).toMatchObject({ ok: true });
  });

  it('waits until the former one is done with, and never loses the fingerprints', async () => {
    const { desk, kept } = await openInstalled();
    const once = moved(kept);
    expect((await desk.call('vault.replace', { vault: once })).ok).toBe(true);
    await expectRefused(desk, moved(once), 'coffre-autre-cle');
    const { empreintes: _lost, ...without } = next(once);
    await expectRefused(desk, without, 'coffre-autre-cle');
    const { ancienne: _done, ...ended } = next(once);
    expect((await desk.call('vault.replace', { vault: ended })).ok).toBe(true);
    expect((await desk.call('vault.replace', { vault: moved(ended) })).ok).toBe(true);
  });
});
