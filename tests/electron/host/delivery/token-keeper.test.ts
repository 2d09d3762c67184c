import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deskPaths } from '../../../../shared/sync/protocol.ts';
import { linkToDepartment, openTestDesk } from '../../../support/host-desk.ts';
import type { TestDesk } from '../../../support/host-desk.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { visite } from '../../../support/host-records.ts';

const HELLO_EVERY = 300_000;

async function oldDesk(): Promise<TestDesk> {
  const desk = openTestDesk();
  await linkToDepartment(desk);
  desk.department.ageTokens();
  return desk;
}

async function state(desk: TestDesk) {
  const answer = await desk.call('delivery.read', {});
  return answer.ok ? answer.value.kind : null;
}

const linkOf = (desk: TestDesk) => {
  const { department } = desk.profile.read();
  if (department === null) throw new Error('Not linked.');
  return department;
};

/** Time until the département is heard twice: once to be asked, once with the new token. */
const pass = async (desk: TestDesk) => {
  for (let wait = 0; wait < 2; wait += 1) await desk.time.advance(HELLO_EVERY);
};

describe('a token that is old', () => {
  it('is changed by the desk alone, after what was to be sent, and the former dies', async () => {
    const desk = await oldDesk();
    const before = linkOf(desk).token;
    await desk.append(visite());
    await pass(desk);
    const { token, nextToken, formerToken } = linkOf(desk);
    expect(token).not.toBe(before);
    expect({ nextToken, formerToken }).toEqual({ nextToken: null, formerToken: before });
    await desk.append(visite());
    await pass(desk);
    expect(await state(desk)).toBe('a-jour');
    expect(desk.department.totalVisites()).toBe(2);
    // Told by its hash alone, and in use since.
    const proposals = desk.department.calls.filter(({ path }) => path === deskPaths.token);
    expect(JSON.stringify(proposals)).not.toContain(token);
    expect(desk.department.calls.at(-1)?.token).toBe(token);
    const { department } = desk;
    const answer = await department.fetch(new URL(deskPaths.hello, department.url), {
      headers: { authorization: `Bearer ${before}` },
    });
    expect(await answer.json()).toMatchObject({ code: 'jeton-remplace' });
  });

  it('stays in use as long as no answer comes, and the same one is proposed again', async () => {
    const desk = await oldDesk();
    const before = linkOf(desk).token;
    desk.department.replace(deskPaths.token, () => {
      throw new TypeError('terminated');
    });
    await pass(desk);
    await pass(desk);
    const { token, nextToken } = linkOf(desk);
    expect(token).toBe(before);
    expect(nextToken).not.toBeNull();
    const hashes = desk.department.calls
      .filter(({ path }) => path === deskPaths.token)
      .map(({ body }) => JSON.stringify(body));
    expect(hashes.length).toBeGreaterThan(1);
    expect(new Set(hashes).size).toBe(1);
    desk.department.replace(deskPaths.token, null);
    await pass(desk);
    expect(linkOf(desk).token).toBe(nextToken);
    expect(await state(desk)).toBe('a-jour');
  });

  it('locks nobody out when the desk stops between two steps: each copy of its disk goes on', async () => {
    const desk = await oldDesk();
    desk.department.replace(deskPaths.token, () => {
      throw new TypeError('terminated');
    });
    await pass(desk);
    // Proposed, not gone over to: the disk as a power cut would leave it.
    const cut = join(createTestFolder(), 'copie');
    cpSync(desk.folder, cut, { recursive: true });
    desk.department.replace(deskPaths.token, null);
    await pass(desk);
    const { time, department } = desk;
    await desk.host.close();
    const again = openTestDesk({ folder: cut, time, department });
    await again.append(visite());
    await again.time.advance(2000);
    expect(await state(again)).toBe('a-jour');
    expect(department.totalVisites()).toBe(1);
  });

  it('is shown again to a département that was restored from before it was changed', async () => {
    const desk = await oldDesk();
    const before = linkOf(desk).token;
    await pass(desk);
    expect(linkOf(desk).token).not.toBe(before);
    desk.department.forgetRenewals();
    await desk.append(visite());
    await pass(desk);
    expect(await state(desk)).toBe('a-jour');
    expect(linkOf(desk)).toMatchObject({ token: before, formerToken: null });
  });

  it('is refused for good once it died, and the desk says so', async () => {
    const desk = await oldDesk();
    const copy = join(createTestFolder(), 'copie');
    cpSync(desk.folder, copy, { recursive: true });
    await pass(desk);
    await pass(desk);
    const { time, department } = desk;
    const former = openTestDesk({ folder: copy, time, department });
    await former.append(visite());
    await former.time.advance(2000);
    expect(await former.call('delivery.read', {})).toMatchObject({
      value: { kind: 'refuse', code: 'jeton-remplace', envois: 1 },
    });
  });

  it('is the one a copy comes back to when what it had proposed is known to nobody', async () => {
    const desk = await oldDesk();
    const { time, department } = desk;
    const before = linkOf(desk).token;
    await desk.host.close();
    const folder = join(createTestFolder(), 'copie');
    cpSync(desk.folder, folder, { recursive: true });
    department.replace(deskPaths.token, () => {
      throw new TypeError('terminated');
    });
    const copy = openTestDesk({ folder, time, department });
    await pass(copy);
    expect(linkOf(copy).nextToken).not.toBeNull();
    await copy.host.close();
    department.replace(deskPaths.token, null);
    // The other takes another token, and lives on with it.
    const other = openTestDesk({ folder: desk.folder, time, department });
    await pass(other);
    await pass(other);
    const again = openTestDesk({ folder, time, department });
    await again.append(visite());
    await again.time.advance(2000);
    expect(await again.call('delivery.read', {})).toMatchObject({
      value: { kind: 'refuse', code: 'jeton-remplace', envois: 1 },
    });
    // Enrolled again, it says whose life is over.
    expect(linkOf(again).token).toBe(before);
  });
});
