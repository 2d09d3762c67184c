import { beforeEach, describe, expect, it } from 'vitest';
import { createVisioPages, HEARTBEAT } from '../../../../electron/host/visio/visio-pages.ts';
import { createVisioRelay } from '../../../../electron/host/visio/visio-relay.ts';
import type { VisioRelay } from '../../../../electron/host/visio/visio-relay.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { createFakeTime } from '../../../support/fake-time.ts';
import type { FakeTime } from '../../../support/fake-time.ts';
import { createTestFolder } from '../../../support/host-folder.ts';
import { appelJitsi } from '../../../support/visio-examples.ts';

let relay: VisioRelay;
let time: FakeTime;
let answer: ReturnType<typeof createVisioPages>;

beforeEach(() => {
  time = createFakeTime('2026-05-12T08:00:00Z');
  const random = createFakeRandom('fil');
  relay = createVisioRelay({ random, onMessage: () => {}, schedule: time.schedule });
  answer = createVisioPages({ relay, folder: createTestFolder(), random, schedule: time.schedule });
});

/** Reads a thread as its page does, from its start. */
async function follow(token: string) {
  const response = await answer({ method: 'GET', path: `/visio/${token}/fil`, body: '' });
  if (response.body === null) throw new Error('A thread has a body.');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  return { read: async () => (await reader.read()).value, leave: () => reader.cancel() };
}

describe('the thread', () => {
  it('tells the call first, then what the desk says, and ends with the call', async () => {
    const thread = await follow(relay.open(appelJitsi()));
    expect(JSON.parse((await thread.read()) ?? '')).toEqual({ kind: 'appel', appel: appelJitsi() });
    relay.say('micro');
    expect(await thread.read()).toBe('{"kind":"micro"}\n');
    relay.close();
    expect(await thread.read()).toBe('{"kind":"fermer"}\n');
    expect(await thread.read()).toBeUndefined();
  });

  it('beats while nothing is said, so that a page notices a dead desk', async () => {
    const thread = await follow(relay.open(appelJitsi()));
    await thread.read();
    await time.advance(HEARTBEAT);
    expect(await thread.read()).toBe('\n');
  });

  it('that its page leaves ends the call', async () => {
    const token = relay.open(appelJitsi());
    const thread = await follow(token);
    await thread.leave();
    await time.advance(60_000);
    expect(relay.find(token)).toBeNull();
  });
});
