import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteIdSchema } from '../../../shared/domain/site/identifiers.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import { openTestDesk } from '../../support/host-desk.ts';
import { vaultFile } from '../../support/host-records.ts';

function complete(desk: TestDesk, site: string, vault = vaultFile()) {
  return desk.call('setup.complete', { site: siteIdSchema.parse(site), vault });
}

function enrol(desk: TestDesk, site: string) {
  const { department } = desk;
  return desk.call('department.enrol', { url: department.url, code: department.issueCode(site) });
}

describe('the first run', () => {
  it('gives the desk its platform and keeps the vault, for every later start', async () => {
    const desk = openTestDesk();
    const vault = vaultFile();
    const identity = {
      site: 'marvejols',
      siteName: 'Marvejols',
      desk: 'A',
      zone: 'Europe/Paris',
    };
    expect(await complete(desk, 'marvejols', vault)).toEqual({ ok: true, value: identity });
    await desk.host.close();
    expect(await openTestDesk(desk).call('boot.read', {})).toMatchObject({
      value: { identity, vault, enrolled: false },
    });
  });

  it('is done once: a second vault would lose what the first one sealed', async () => {
    const desk = openTestDesk();
    const vault = vaultFile();
    await complete(desk, 'marvejols', vault);
    for (const site of ['marvejols', 'florac'])
      expect(await complete(desk, site)).toMatchObject({
        ok: false,
        failure: { code: 'deja-installe' },
      });
    expect(await desk.call('boot.read', {})).toMatchObject({
      value: { vault, identity: { site: 'marvejols' } },
    });
  });

  it('refuses a platform the network does not have, and keeps nothing', async () => {
    const desk = openTestDesk();
    expect(await complete(desk, 'paris')).toMatchObject({
      ok: false,
      failure: { code: 'plateforme-inconnue' },
    });
    expect(await desk.call('boot.read', {})).toMatchObject({
      value: { vault: null, identity: null },
    });
  });

  it('takes a platform the network does not have, by its name', async () => {
    const desk = openTestDesk();
    const site = siteIdSchema.parse('la-canourgue');
    const vault = vaultFile();
    expect(await desk.call('setup.complete', { site, siteName: 'La Canourgue', vault })).toEqual({
      ok: true,
      value: { site, siteName: 'La Canourgue', desk: 'A', zone: 'Europe/Paris' },
    });
  });

  it('keeps where a new platform is, when that was said, through an enrolment as well', async () => {
    const desk = openTestDesk();
    const site = siteIdSchema.parse('la-canourgue');
    const setup = { site, siteName: 'La Canourgue', commune: '48034', vault: vaultFile() };
    expect(await desk.call('setup.complete', setup)).toMatchObject({ value: { commune: '48034' } });
    expect(await enrol(desk, 'la-canourgue')).toMatchObject({
      value: { desk: 'A', commune: '48034' },
    });
    await desk.host.close();
    expect(await openTestDesk(desk).call('boot.read', {})).toMatchObject({
      value: { enrolled: true, identity: { commune: '48034' } },
    });
  });

  it('takes no commune for a platform the network places, nor one that is none', async () => {
    const desk = openTestDesk();
    const site = siteIdSchema.parse('marvejols');
    const vault = vaultFile();
    expect(
      await desk.call('setup.complete', { site, siteName: 'X', commune: 'Mende', vault }),
    ).toMatchObject({ ok: false, failure: { code: 'demande-invalide' } });
    const done = await desk.call('setup.complete', { site, commune: '48095', vault });
    expect(done.ok && 'commune' in done.value).toBe(false);
  });

  it.each([
    ['marvejols', 'MARVÉJOLS', 'plateforme-du-reseau'],
    ['la-canourgue', 'Mende', 'nom-de-plateforme'],
    ['la-canourgue', '…', 'nom-de-plateforme'],
  ])('refuses %s as the id of a new platform named %s', async (id, siteName, code) => {
    const desk = openTestDesk();
    const site = siteIdSchema.parse(id);
    expect(await desk.call('setup.complete', { site, siteName, vault: vaultFile() })).toMatchObject(
      { ok: false, failure: { code } },
    );
    expect(await desk.call('boot.read', {})).toMatchObject({
      value: { vault: null, identity: null },
    });
  });

  it('refuses a vault without a responsable, and keeps nothing', async () => {
    const desk = openTestDesk();
    const vault = vaultFile();
    const wraps = vault.wraps.map((wrap) =>
      wrap.kind === 'phrase'
        ? { ...wrap, animateur: { ...wrap.animateur, role: 'animateur' as const } }
        : wrap,
    );
    expect(await complete(desk, 'marvejols', { ...vault, wraps })).toMatchObject({
      ok: false,
      failure: { code: 'coffre-sans-responsable' },
    });
    expect(await desk.call('boot.read', {})).toMatchObject({
      value: { vault: null, identity: null },
    });
  });

  it('cannot be left for the demonstration where the shell does not open it', async () => {
    expect(await openTestDesk().call('setup.discover', {})).toMatchObject({
      ok: false,
      failure: { code: 'demonstration-indisponible', sentence: expect.stringContaining('--demo') },
    });
  });

  it('starts again when it was cut between the vault and the platform', async () => {
    const desk = openTestDesk();
    desk.profile.writeVault(vaultFile());
    const vault = vaultFile();
    expect((await complete(desk, 'marvejols', vault)).ok).toBe(true);
    expect(await desk.call('boot.read', {})).toMatchObject({ value: { vault } });
  });

  it('keeps the letter of a desk enrolled before', async () => {
    const desk = openTestDesk();
    await enrol(openTestDesk({ department: desk.department, time: desk.time }), 'marvejols');
    expect(await enrol(desk, 'marvejols')).toMatchObject({ value: { desk: 'B' } });
    expect(await complete(desk, 'marvejols')).toMatchObject({
      ok: true,
      value: { site: 'marvejols', desk: 'B' },
    });
    expect(await desk.call('boot.read', {})).toMatchObject({
      value: { enrolled: true, identity: { desk: 'B' } },
    });
  });

  it('refuses another platform than the one the desk was enrolled for', async () => {
    const desk = openTestDesk();
    await enrol(desk, 'marvejols');
    expect(await complete(desk, 'florac')).toMatchObject({
      ok: false,
      failure: { code: 'autre-plateforme', sentence: expect.stringContaining('marvejols') },
    });
    expect(await desk.call('boot.read', {})).toMatchObject({
      value: { vault: null, identity: { site: 'marvejols' } },
    });
    expect((await complete(desk, 'marvejols')).ok).toBe(true);
  });

  it('says so when the disk takes nothing more, and leaves the profile as it was', async () => {
    const desk = openTestDesk();
    const before = readFileSync(join(desk.folder, 'profil.json'), 'utf8');
    // Everything written there fails as on a full disk.
    symlinkSync('/dev/full', join(desk.folder, 'coffre.json.nouveau'));
    expect(await complete(desk, 'marvejols')).toMatchObject({
      ok: false,
      failure: { code: 'profil-non-inscriptible' },
    });
    expect(readFileSync(join(desk.folder, 'profil.json'), 'utf8')).toBe(before);
    expect(await desk.call('boot.read', {})).toMatchObject({
      value: { vault: null, identity: null },
    });
    expect((await complete(desk, 'marvejols')).ok).toBe(true);
  });
});
