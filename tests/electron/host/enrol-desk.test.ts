import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHost } from '../../../electron/host/host.ts';
import { deskPaths } from '../../../shared/sync/protocol.ts';
import type { TestDesk } from '../../support/host-desk.ts';
import {
  hostDeps,
  installAt,
  linkToDepartment,
  openTestDesk,
  startTestDesk,
} from '../../support/host-desk.ts';
import { visite } from '../../support/host-records.ts';

function enrol(desk: TestDesk, code: string, url = desk.department.url) {
  return desk.call('department.enrol', { url, code });
}

async function boot(desk: TestDesk) {
  const answer = await desk.call('boot.read', {});
  return answer.ok ? answer.value : null;
}

describe('an enrolment', () => {
  it('gives the desk its platform and its letter, and keeps the token to itself', async () => {
    const desk = openTestDesk();
    const code = desk.department.issueCode('marvejols');
    expect(await enrol(desk, `  ${code} `)).toMatchObject({
      ok: true,
      value: { site: 'marvejols', desk: 'A', zone: 'Europe/Paris' },
    });
    expect(await boot(desk)).toMatchObject({ enrolled: true, identity: { desk: 'A' } });
    const { department } = desk.profile.read();
    expect(department).toMatchObject({ url: desk.department.url, enrolledOn: '2026-05-12' });
    expect(JSON.stringify([await boot(desk), desk.events])).not.toContain(department?.token);
  });

  it('has what was counted before sent at once, under the letter given', async () => {
    const desk = openTestDesk();
    await linkToDepartment(openTestDesk({ department: desk.department, time: desk.time }));
    await installAt(desk, 'marvejols');
    await desk.append(visite(), visite({ day: '2026-05-11', datation: 'confirmee' }));
    await enrol(desk, desk.department.issueCode('marvejols'));
    await desk.time.advance(1000);
    expect(desk.department.applied).toMatchObject([
      { desk: 'B', day: '2026-05-11' },
      { desk: 'B', day: '2026-05-12' },
    ]);
    expect(desk.states().at(-1)).toBe('a-jour');
  });

  it('made again sends every day again under the new letter', async () => {
    const desk = openTestDesk();
    await linkToDepartment(desk);
    await desk.append(visite(), visite({ day: '2026-05-11', datation: 'confirmee' }));
    await desk.time.advance(1000);
    desk.department.revokeAll();
    expect(await enrol(desk, desk.department.issueCode('marvejols'))).toMatchObject({
      value: { desk: 'B' },
    });
    await desk.time.advance(1000);
    for (const day of ['2026-05-11', '2026-05-12'])
      expect(desk.department.kept('B', day)?.document.counts.visites.total).toBe(1);
    const revs = desk.department.applied.map(({ rev }) => rev);
    expect(revs).toEqual([1, 2, 3, 4]);
  });
});

describe('an enrolment while the desk closes', () => {
  it('is waited for when it is under way: its code is used, and its token kept', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    const code = desk.department.issueCode('marvejols');
    const held = desk.department.hold();
    const enrolling = enrol(desk, code);
    let closed = false;
    const closing = desk.host.close().then(() => {
      closed = true;
    });
    await desk.time.advance(1000);
    expect(closed).toBe(false);
    expect(desk.profile.read().department).toBeNull();

    held.release();
    expect(await enrolling).toMatchObject({ ok: true, value: { desk: 'A' } });
    await closing;
    expect(desk.department.calls.map(({ path }) => path)).toEqual([deskPaths.enrol]);
    const again = startTestDesk({ folder: desk.folder, department: desk.department });
    expect(await boot(again)).toMatchObject({ enrolled: true, identity: { desk: 'A' } });
    expect(await again.call('delivery.read', {})).toMatchObject({ value: { kind: 'a-jour' } });
    await again.host.close();
  });

  it('is refused once it closes, its code unused', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    const code = desk.department.issueCode('marvejols');
    const closing = desk.host.close();
    expect(await enrol(desk, code)).toMatchObject({
      ok: false,
      failure: { code: 'relais-ferme' },
    });
    await closing;
    expect(desk.department.calls).toEqual([]);
    const other = openTestDesk({ department: desk.department, time: desk.time });
    expect((await enrol(other, code)).ok).toBe(true);
  });
});

describe('an enrolment refused', () => {
  it.each([
    'http://departement.example',
    'http://192.168.1.10:4849',
    'https://qui:secret@departement.example',
    'ftp://departement.example',
    'javascript:alert(1)',
  ])('calls nobody at %s', async (url) => {
    const desk = openTestDesk();
    expect(await enrol(desk, 'CODE', url)).toMatchObject({
      ok: false,
      failure: { code: 'adresse-refusee' },
    });
    expect(desk.department.calls).toEqual([]);
  });

  it('leaves the code of another platform unused, and the desk as it was', async () => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    const code = desk.department.issueCode('florac');
    expect(await enrol(desk, code)).toMatchObject({
      ok: false,
      failure: { code: 'code-autre-plateforme' },
    });
    expect(await boot(desk)).toMatchObject({ enrolled: false, identity: { site: 'marvejols' } });
    const other = openTestDesk({ department: desk.department, time: desk.time });
    await installAt(other, 'florac');
    expect((await enrol(other, code)).ok).toBe(true);
  });

  it.each<[string, (desk: TestDesk) => Promise<string>]>([
    ['code-inconnu', () => Promise.resolve('RIEN')],
    [
      'code-deja-utilise',
      async (desk) => {
        const code = desk.department.issueCode('marvejols');
        await enrol(openTestDesk({ department: desk.department, time: desk.time }), code);
        return code;
      },
    ],
    [
      'hors-ligne',
      (desk) => {
        desk.department.setWeather('requests-lost');
        return Promise.resolve('CODE');
      },
    ],
  ])('with %s changes nothing', async (code, prepare) => {
    const desk = openTestDesk();
    await installAt(desk, 'marvejols');
    const before = await boot(desk);
    expect(await enrol(desk, await prepare(desk))).toMatchObject({ ok: false, failure: { code } });
    expect(await boot(desk)).toEqual(before);
    expect(await desk.call('delivery.read', {})).toMatchObject({ value: { kind: 'non-relie' } });
  });

  it('by the disk leaves the desk under its former name, with exact counts', async () => {
    const desk = openTestDesk();
    await linkToDepartment(desk);
    await desk.append(visite());
    await desk.time.advance(1000);
    symlinkSync('/dev/full', join(desk.folder, 'profil.json.nouveau'));
    expect(await enrol(desk, desk.department.issueCode('marvejols'))).toMatchObject({
      ok: false,
      failure: { code: 'profil-non-inscriptible' },
    });
    await desk.append(visite());
    await desk.time.advance(1000);
    expect(desk.department.totalVisites()).toBe(2);
    expect(desk.department.kept('A', '2026-05-12')?.document.counts.visites.total).toBe(2);
  });
});

describe('the address given at the start', () => {
  it.each([
    'http://departement.example',
    'https://qui:secret@departement.example',
    'n’importe quoi',
  ])('is refused before anything is opened when it is %s', (url) => {
    const desk = openTestDesk();
    const host = createHost(
      hostDeps(desk.profile, desk.time, desk.department, { override: { kind: 'url', url } }),
    );
    expect(host).toMatchObject({ ok: false, failure: { code: 'adresse-refusee' } });
  });

  it('never makes the token of a linked desk travel in clear', async () => {
    const desk = openTestDesk();
    await linkToDepartment(desk);
    expect(() => desk.host.moveDepartment('http://departement.example')).toThrow('address');
    expect(desk.profile.read().department?.url).toBe(desk.department.url);
  });

  it('is proposed to a desk that no département knows', async () => {
    const url = 'https://departement.example';
    const desk = openTestDesk({ override: { kind: 'url', url } });
    expect(await boot(desk)).toMatchObject({ departmentUrl: url, enrolled: false });
    expect(desk.department.calls).toEqual([]);
  });
});
