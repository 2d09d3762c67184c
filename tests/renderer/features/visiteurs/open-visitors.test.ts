import { describe, expect, it } from 'vitest';
import { createBridge } from '../../../../renderer/bridge/bridge.ts';
import { openVisitors } from '../../../../renderer/features/visiteurs/open-visitors.ts';
import { idSchema } from '../../../../shared/domain/site/identifiers.ts';
import { openTestDesk } from '../../../support/host-desk.ts';
import { createWire } from '../../data/test-page.ts';

const profileId = idSchema.parse('5e8b2c94-1f6d-4a07-b3c2-d94e70a1f835');

async function open(answer: (channel: string, request: unknown) => unknown) {
  const opened: string[] = [];
  const bridge = createBridge({
    call: (channel, request) => Promise.resolve(answer(channel, request)),
    listen: () => {},
  });
  const result = await openVisitors({ bridge, profileId }, (url) => opened.push(url));
  return { result, opened };
}

describe('the visitors’ page', () => {
  it('is opened by Electron, told which profile, and not by the page itself', async () => {
    const asked: unknown[] = [];
    const { result, opened } = await open((...call) => {
      asked.push(call);
      return { ok: true, value: {} };
    });
    expect(result.ok).toBe(true);
    expect(asked).toEqual([['visitors.open', { profile: profileId }]]);
    expect(opened).toEqual([]);
  });

  it('is opened by the page where the host has no windows', async () => {
    const { bridge } = createWire(openTestDesk());
    const opened: string[] = [];
    const result = await openVisitors({ bridge, profileId }, (url) => opened.push(url));
    expect(result.ok).toBe(true);
    expect(opened).toEqual([`/visiteurs/#${profileId}`]);
  });

  it('is not opened when the shell is gone: the sentence says so', async () => {
    const { result, opened } = await open(() => {
      throw new Error('gone');
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'relais-ferme' } });
    expect(opened).toEqual([]);
  });
});
