import { beforeEach, describe, expect, it } from 'vitest';
import {
  createVisioRelay,
  MAX_MESSAGES,
  PAGE_GRACE,
} from '../../../../electron/host/visio/visio-relay.ts';
import type { VisioRelay } from '../../../../electron/host/visio/visio-relay.ts';
import type { PageMessage } from '../../../../shared/visio/appel.ts';
import { createFakeRandom } from '../../../support/fake-random.ts';
import { createFakeTime } from '../../../support/fake-time.ts';
import type { FakeTime } from '../../../support/fake-time.ts';
import { appel, appelJitsi } from '../../../support/visio-examples.ts';

let relay: VisioRelay;
let time: FakeTime;
let heard: PageMessage[];

beforeEach(() => {
  heard = [];
  time = createFakeTime('2026-05-12T08:00:00Z');
  relay = createVisioRelay({
    random: createFakeRandom('relais'),
    onMessage: (message) => heard.push(message),
    schedule: time.schedule,
  });
});

/** What a page following this call is told. */
function follow(token: string): { readonly told: unknown[]; readonly stop: () => void } {
  const told: unknown[] = [];
  const stop = relay.listen(token, (message) => told.push(message));
  if (stop === null) throw new Error('The call is under way.');
  return { told, stop };
}

describe('a call', () => {
  it('is known by its token alone, and tells its page what it is for', () => {
    const token = relay.open(appelJitsi());
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(relay.find(token)).toEqual(appelJitsi());
    expect(relay.find(`${token.slice(0, -1)}A`)).toBeNull();
    expect(relay.find('')).toBeNull();
    expect(follow(token).told).toEqual([{ kind: 'appel', appel: appelJitsi() }]);
  });

  it('carries messages both ways', () => {
    const token = relay.open(appelJitsi());
    const { told } = follow(token);
    expect(relay.hear(token, { kind: 'entre' })).toBe(true);
    expect(relay.say('micro')).toBe(true);
    expect(heard).toEqual([{ kind: 'entre' }]);
    expect(told.slice(1)).toEqual([{ kind: 'micro' }]);
  });

  it.each([
    [{ kind: 'ledger.append', records: [] }],
    [{ kind: 'presents', presents: [{ id: 'a', nom: 'x'.repeat(61) }] }],
    [{ kind: 'entre', usager: 'Personne' }],
    ['entre'],
    [null],
  ])('lets go of what is no message: %j', (message) => {
    const token = relay.open(appelJitsi());
    expect(relay.hear(token, message)).toBe(false);
    expect(heard).toEqual([]);
  });

  it('dies when another one opens: its page is told to close, its token opens nothing', () => {
    const token = relay.open(appelJitsi());
    const { told } = follow(token);
    relay.open(appel());
    expect(told.slice(1)).toEqual([{ kind: 'fermer' }, null]);
    expect(relay.find(token)).toBeNull();
    expect(relay.hear(token, { kind: 'entre' })).toBe(false);
    expect(relay.listen(token, () => {})).toBeNull();
  });

  it('dies when the desk closes it, and when its page says that it is over', () => {
    const closed = relay.open(appelJitsi());
    relay.close();
    expect(relay.find(closed)).toBeNull();
    const ended = relay.open(appelJitsi());
    expect(relay.hear(ended, { kind: 'fin' })).toBe(true);
    expect(relay.find(ended)).toBeNull();
    expect(relay.say('micro')).toBe(false);
    expect(heard).toEqual([{ kind: 'fin' }]);
  });

  it('outlives a page that is loaded again, not one that is gone', async () => {
    const token = relay.open(appelJitsi());
    follow(token).stop();
    await time.advance(PAGE_GRACE / 2);
    const again = follow(token);
    await time.advance(PAGE_GRACE * 2);
    expect(relay.find(token)).not.toBeNull();
    again.stop();
    await time.advance(PAGE_GRACE);
    expect(relay.find(token)).toBeNull();
    expect(heard).toEqual([{ kind: 'fin' }]);
  });

  it('does not wait for ever for a window that never opened', async () => {
    const token = relay.open(appelJitsi());
    await time.advance(PAGE_GRACE * 4);
    expect(relay.find(token)).toBeNull();
    expect(heard).toEqual([{ kind: 'fin' }]);
  });

  it('has no one’s yes until its page says it, and never another call’s', () => {
    const token = relay.open(appelJitsi());
    expect(relay.hasAgreed()).toBe(false);
    relay.hear(token, { kind: 'accord', camera: true });
    expect(relay.hasAgreed()).toBe(true);
    relay.open(appel());
    expect(relay.hasAgreed()).toBe(false);
  });

  it('lets no script flood the desk', async () => {
    const token = relay.open(appelJitsi());
    follow(token);
    for (let sent = 0; sent < MAX_MESSAGES + 50; sent += 1)
      relay.hear(token, { kind: 'animateur' });
    expect(heard).toHaveLength(MAX_MESSAGES);
    await time.advance(60_000);
    expect(relay.hear(token, { kind: 'animateur' })).toBe(true);
  });
});
