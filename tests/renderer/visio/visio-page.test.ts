import { beforeEach, describe, expect, it } from 'vitest';
import { followJitsi, panneOf } from '../../../renderer/visio/jitsi-events.ts';
import {
  CONNECT_WITHIN,
  createVisioPage,
  RECOVER_WITHIN,
  SLOW_AFTER,
} from '../../../renderer/visio/visio-page.ts';
import type { MediaAnswer, VisioPage } from '../../../renderer/visio/visio-page.ts';
import type { PageMessage } from '../../../shared/visio/appel.ts';
import { createFakeTime, settle } from '../../support/fake-time.ts';
import type { FakeTime } from '../../support/fake-time.ts';
import { appelEssai, appelJitsi } from '../../support/visio-examples.ts';

let page: VisioPage;
let time: FakeTime;
let said: PageMessage[];
let media: MediaAnswer;
let left: number;

beforeEach(() => {
  time = createFakeTime('2026-05-12T08:00:00Z');
  said = [];
  media = 'accorde';
  left = 0;
  page = createVisioPage({
    say: (message) => said.push(message),
    schedule: time.schedule,
    askMedia: () => Promise.resolve(media),
    leave: () => (left += 1),
  });
});

/** A Jitsi in the page’s hands, whose events the test makes. */
function createJitsi() {
  const listeners = new Map<string, (data: unknown) => void>();
  const commands: unknown[][] = [];
  let disposed = false;
  followJitsi(
    {
      on: (event, listener) => listeners.set(event, listener),
      executeCommand: (...command) => commands.push(command),
      dispose: () => (disposed = true),
    },
    page.meeting,
  );
  return {
    commands,
    emit: (event: string, data: unknown = {}) => listeners.get(event)?.(data),
    isDisposed: () => disposed,
  };
}

async function enter() {
  page.hear({ kind: 'appel', appel: appelJitsi() });
  await page.agree(true);
  const jitsi = createJitsi();
  jitsi.emit('videoConferenceJoined', { roomName: 'x', id: 'me' });
  return jitsi;
}

const step = () => page.view().step;
const phase = () => page.view().phase;

describe('before the call', () => {
  it('asks for a yes, and asks the browser for nothing until it has one', () => {
    page.hear({ kind: 'appel', appel: appelJitsi() });
    expect(step()).toBe('accord');
    expect(said).toEqual([{ kind: 'pret' }]);
  });

  it('says the yes before it is used, then connects', async () => {
    page.hear({ kind: 'appel', appel: appelJitsi() });
    await page.agree(false);
    expect(said.slice(1)).toEqual([{ kind: 'accord', camera: false }, { kind: 'connexion' }]);
    expect(page.view()).toMatchObject({ step: 'appel', phase: 'connexion', camera: false });
  });

  it.each(['refuse', 'absent', 'occupe'] as const)(
    'a camera that is %s ends in a clear state, from which one goes on without it',
    async (answer) => {
      media = answer;
      page.hear({ kind: 'appel', appel: appelJitsi() });
      await page.agree(true);
      expect(page.view()).toMatchObject({ step: 'panne', panne: 'camera-refusee' });
      expect(said.at(-1)).toEqual({ kind: 'panne', panne: 'camera-refusee' });
      media = 'accorde';
      await page.agree(false);
      expect(page.view()).toMatchObject({ step: 'appel', camera: false });
    },
  );

  it('can be given up', () => {
    page.hear({ kind: 'appel', appel: appelJitsi() });
    page.hangUp();
    expect(said.at(-1)).toEqual({ kind: 'fin' });
    expect(left).toBe(1);
  });

  it('checks a booth without any call', () => {
    page.hear({ kind: 'appel', appel: appelEssai() });
    expect(step()).toBe('essai');
  });
});

describe('during the call', () => {
  it('waits for the partner, then talks, then waits again', async () => {
    const jitsi = await enter();
    expect(phase()).toBe('attente');
    jitsi.emit('participantJoined', { id: 'a', displayName: 'Agent d’essai' });
    expect(phase()).toBe('en-cours');
    expect(said.at(-1)).toEqual({
      kind: 'presents',
      presents: [{ id: 'a', nom: 'Agent d’essai' }],
    });
    jitsi.emit('participantLeft', { id: 'a' });
    expect(phase()).toBe('attente');
  });

  it('knows someone who was already there when it came in', async () => {
    page.hear({ kind: 'appel', appel: appelJitsi() });
    await page.agree(true);
    const jitsi = createJitsi();
    jitsi.emit('participantJoined', { id: 'a', displayName: 'Agent d’essai' });
    jitsi.emit('videoConferenceJoined', { id: 'me' });
    expect(phase()).toBe('en-cours');
  });

  it('passes on what the desk and the booth ask of it', async () => {
    const jitsi = await enter();
    page.hear({ kind: 'micro' });
    page.hear({ kind: 'camera' });
    page.toggle('partage');
    page.toggle('sousTitres');
    expect(page.view().sousTitres).toBe(true);
    page.meeting.captioned(false);
    expect(page.view().sousTitres).toBe(false);
    jitsi.emit('participantJoined', { id: 'a', displayName: '' });
    page.setVolume(40);
    expect(jitsi.commands).toEqual([
      ['toggleAudio'],
      ['toggleVideo'],
      ['toggleShareScreen'],
      ['toggleSubtitles'],
      ['setParticipantVolume', 'a', 0.4],
    ]);
    jitsi.emit('audioMuteStatusChanged', { muted: true });
    expect(said.at(-1)).toMatchObject({ kind: 'moyens', micro: false });
  });

  it('calls the animateur, who answers', async () => {
    await enter();
    page.callAnimateur();
    expect(said.at(-1)).toEqual({ kind: 'animateur' });
    page.hear({ kind: 'arrive' });
    expect(page.view().animateur).toBe('arrive');
  });

  it('ends politely, and by itself when the server does not answer', async () => {
    const jitsi = await enter();
    page.hear({ kind: 'raccrocher' });
    expect(jitsi.commands).toEqual([['hangup']]);
    expect(left).toBe(0);
    jitsi.emit('readyToClose');
    expect(left).toBe(1);
    expect(jitsi.isDisposed()).toBe(true);
  });

  it('hangs up on a server that answers nothing', async () => {
    await enter();
    page.hangUp();
    await time.advance(10_000);
    expect([step(), left]).toEqual(['fin', 1]);
  });

  it.each(['fermer', 'poste perdu'])('is destroyed at once: %s', async (why) => {
    const jitsi = await enter();
    if (why === 'fermer') page.hear({ kind: 'fermer' });
    else page.loseDesk();
    expect(jitsi.isDisposed()).toBe(true);
    expect([step(), left]).toEqual(['fin', 1]);
  });
});

describe('when it fails', () => {
  it('a server that never answers is said, and tried again in the same room', async () => {
    page.hear({ kind: 'appel', appel: appelJitsi() });
    await page.agree(true);
    await time.advance(CONNECT_WITHIN);
    expect(page.view()).toMatchObject({ step: 'panne', panne: 'injoignable' });
    page.retry();
    expect(page.view()).toMatchObject({ step: 'appel', attempt: 2 });
  });

  it('a frame that lets nobody in says that it takes time', async () => {
    page.hear({ kind: 'appel', appel: appelJitsi() });
    await page.agree(true);
    createJitsi();
    await time.advance(SLOW_AFTER);
    expect(page.view()).toMatchObject({ step: 'appel', lent: true });
    page.retry();
    expect(page.view()).toMatchObject({ attempt: 2, lent: false });
  });

  it('a call cut by the network comes back in the same room, or says that it did not', async () => {
    const jitsi = await enter();
    page.meeting.cut();
    expect(phase()).toBe('coupe');
    expect(said.at(-1)).toEqual({ kind: 'coupure' });
    page.meeting.restored();
    expect(jitsi.isDisposed()).toBe(true);
    expect(page.view()).toMatchObject({ step: 'appel', phase: 'connexion', attempt: 2 });
    createJitsi().emit('videoConferenceJoined', { id: 'me' });
    expect(phase()).toBe('attente');
    page.meeting.cut();
    await time.advance(RECOVER_WITHIN);
    expect(page.view()).toMatchObject({ step: 'panne', panne: 'reseau-coupe' });
  });

  it('a call that Jitsi mends itself goes on', async () => {
    const jitsi = await enter();
    jitsi.emit('peerConnectionFailure', {});
    jitsi.emit('videoConferenceJoined', { id: 'me' });
    await time.advance(RECOVER_WITHIN * 2);
    expect(page.view()).toMatchObject({ step: 'appel', phase: 'attente' });
  });

  it.each([
    ['connection.passwordRequired', 'jeton-refuse'],
    ['conference.authenticationRequired', 'jeton-refuse'],
    ['conference.connectionError.notAllowed', 'jeton-refuse'],
    ['conference.destroyed', 'salle-fermee'],
    ['connection.droppedError', 'reseau-coupe'],
    ['conference.iceFailed', 'reseau-coupe'],
    ['conference.videobridgeNotAvailable', 'serveur'],
    ['conference.talkWhileMuted', null],
  ] as const)('the error %s means %s', (name, panne) => {
    expect(panneOf(name)).toBe(panne);
  });

  it('an error nobody knows stops the call only when it is said to', async () => {
    const jitsi = await enter();
    jitsi.emit('errorOccurred', { name: 'inconnu', isFatal: false });
    expect(step()).toBe('appel');
    jitsi.emit('errorOccurred', { name: 'inconnu', isFatal: true });
    expect(page.view()).toMatchObject({ step: 'panne', panne: 'serveur' });
  });

  it('takes nothing a script says for granted', async () => {
    const jitsi = await enter();
    for (const data of [null, 7, 'x', {}, { id: 7 }, { id: '', displayName: {} }])
      jitsi.emit('participantJoined', data);
    expect(page.view().presents).toEqual([]);
    jitsi.emit('participantJoined', { id: 'a', displayName: 'x'.repeat(500) });
    expect(page.view().presents[0]?.nom).toHaveLength(60);
  });

  it('hears nothing more once it is over', async () => {
    const jitsi = await enter();
    page.hear({ kind: 'fermer' });
    const before = said.length;
    jitsi.emit('participantJoined', { id: 'a', displayName: 'x' });
    page.meeting.cut();
    page.meeting.failed('serveur');
    await settle();
    expect(said).toHaveLength(before);
  });
});
