import { tmpdir } from 'node:os';
import { beforeEach, describe, expect, it } from 'vitest';
import { relayCalls } from '../../electron/main/desk-calls.ts';
import { openDeskWindow } from '../../electron/main/desk-window.ts';
import { ownCalls } from '../../electron/main/own-calls.ts';
import { channels } from '../../shared/ipc/contract.ts';
import { electronChannels } from '../../shared/ipc/exposed-bridge.ts';
import { electronDouble } from '../support/electron-double.ts';
import { openTestDesk } from '../support/host-desk.ts';
import { startTestShell } from '../support/host-shell.ts';
import type { Answer, HandMade, TestShell } from '../support/host-shell.ts';

/*
 * Every door of the desk, taken from the contract and from the routes the server says it has: a channel
 * or a route added without a refusal fails here.
 */

/** The two routes a browser without a session may reach; their own refusals have their own tests. */
const WITHOUT_SESSION = ['/ouvrir', '/montrer'];

/** A body larger than any call may be. */
const OVERSIZED = JSON.stringify({ trop: 'x'.repeat(16 * 1024 * 1024) });

const toPath = (url: string) => url.replace(':channel', 'boot.read').replace('*', 'desk-a1.js');

const codeOf = ({ body }: Answer): string => {
  const found = /"code":"([^"]+)"/.exec(body)?.[1];
  return found ?? (body.startsWith('<!doctype') ? 'page' : body.slice(0, 80));
};

/** Every door of a shell server that needs a session, as a request that would be right otherwise. */
function doorsOf(shell: TestShell): readonly HandMade[] {
  const routes = shell.server.routes.filter(({ url }) => !WITHOUT_SESSION.includes(url));
  return [
    ...routes.map(({ method, url }) => ({
      method,
      path: toPath(url),
      ...(method === 'POST' ? { body: '{}' } : {}),
    })),
    ...channels.map((channel) => ({ method: 'POST', path: `/contrat/${channel}`, body: '{}' })),
  ];
}

/** What each door answers to a request with these headers; the status alone for what has no body. */
async function refusals(
  shell: TestShell,
  headers: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const door of doorsOf(shell)) {
    const answer = await shell.ask({
      ...door,
      headers: { 'content-type': 'application/json', ...headers },
    });
    const allowed = answer.status === 403 ? '' : ' PASSE';
    answers.push(`${door.method} ${door.path}${allowed}`);
  }
  return answers.filter((line) => line.endsWith('PASSE'));
}

describe('over loopback, every route and every channel', () => {
  it('is closed to who has no session', async () => {
    const shell = await startTestShell();
    expect(doorsOf(shell).length).toBeGreaterThan(channels.length + 4);
    expect(await refusals(shell, { origin: shell.server.origin })).toEqual([]);
  });

  it('is closed to another origin, even with the cookie', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    expect(await refusals(shell, { cookie, origin: 'https://pirate.example' })).toEqual([]);
    expect(await refusals(shell, { cookie, origin: 'null' })).toEqual([]);
  });

  it('is closed under another name, even with the cookie', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const headers = { cookie, origin: shell.server.origin, host: 'pirate.example' };
    expect(await refusals(shell, headers)).toEqual([]);
  });

  it('refuses a call of the wrong shape, whatever the channel', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const letIn: string[] = [];
    for (const channel of channels)
      for (const wrong of [{ inconnu: 1 }, [], null, 'texte'])
        if (codeOf(await shell.post(cookie, channel, wrong)) !== 'demande-invalide')
          letIn.push(channel);
    expect(letIn).toEqual([]);
  });

  it('refuses a call that is too large, whatever the channel', async () => {
    const shell = await startTestShell();
    const cookie = await shell.open();
    const letIn: string[] = [];
    for (const channel of channels) {
      const answer = await shell
        .ask({
          method: 'POST',
          path: `/contrat/${channel}`,
          headers: {
            cookie,
            origin: shell.server.origin,
            'content-type': 'application/json',
            'content-length': OVERSIZED.length,
          },
          body: OVERSIZED.slice(0, 1024),
        })
        // Cut before it has read everything: refused all the same.
        .catch(() => null);
      if ((answer?.status ?? 413) !== 413) letIn.push(channel);
    }
    expect(letIn).toEqual([]);
  });
});

describe('in Electron, every channel', () => {
  let reached: string[];

  beforeEach(() => {
    electronDouble.reset();
    electronDouble.becomeReady();
    reached = [];
    const desk = openDeskWindow(tmpdir(), false);
    const host = {
      started: Promise.resolve(null),
      call: (channel: string) => {
        reached.push(channel);
        return Promise.resolve({ ok: true, value: {} });
      },
      onEvent: () => {},
      lost: new Promise<void>(() => {}),
      close: () => Promise.resolve(),
    };
    relayCalls(desk, host, ownCalls(desk));
  });

  it('is closed to any frame but the desk’s own page', async () => {
    const frames = [{ url: 'app://relais/' }, { url: 'https://pirate.example/' }, null];
    for (const channel of channels)
      for (const frame of frames)
        expect(
          await electronDouble.invoke(frame, electronChannels.call, channel, {}),
        ).toMatchObject({ failure: { code: 'expediteur-inconnu' } });
    expect(reached).toEqual([]);
  });

  it('refuses a call of the wrong shape among those it answers itself, and does nothing', async () => {
    const own = ownCalls(openDeskWindow(tmpdir(), false));
    const asked = channels.filter((channel) => own[channel] !== undefined);
    expect(asked.length).toBeGreaterThan(9);
    for (const channel of asked)
      for (const wrong of [{ inconnu: 1 }, [], null, 'texte', { huge: OVERSIZED }])
        expect({ channel, answer: await own[channel]?.(wrong) }).toMatchObject({
          channel,
          answer: { failure: { code: 'demande-invalide' } },
        });
    expect(electronDouble.asked).toMatchObject({ printed: [], openDialogs: [], opened: [] });
    expect(electronDouble.asked.windows).toHaveLength(2);
  });

  it('refuses a call too large for what it takes', async () => {
    const desk = openTestDesk();
    const huge = 'x'.repeat(17 * 1024 * 1024);
    for (const channel of channels)
      expect(await desk.host.dispatch(channel, { huge })).toMatchObject({
        failure: { code: 'demande-invalide' },
      });
  });
});
