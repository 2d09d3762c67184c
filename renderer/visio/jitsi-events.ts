import type { Panne } from '../../shared/visio/appel.ts';
import type { Meeting, MeetingEvents } from './visio-page.ts';

/** The part of the External API the page uses; what it emits is untrusted. */
export interface JitsiApi {
  on(event: string, listener: (data: unknown) => void): unknown;
  executeCommand(name: string, ...args: unknown[]): void;
  dispose(): void;
}

/** Follows a call of the External API, whose events are documented in Jitsi’s handbook. */
export function followJitsi(api: JitsiApi, events: MeetingEvents): Meeting {
  api.on('videoConferenceJoined', () => events.joined());
  api.on('participantJoined', (data) => {
    const id = textOf(data, 'id');
    if (id !== '') events.arrived({ id, nom: textOf(data, 'displayName') });
  });
  api.on('participantLeft', (data) => events.left(textOf(data, 'id')));
  api.on('displayNameChange', (data) =>
    // Written so by the External API.
    events.renamed(textOf(data, 'id'), textOf(data, 'displayname')),
  );
  api.on('audioMuteStatusChanged', (data) => events.muted('micro', isOn(data, 'muted')));
  api.on('videoMuteStatusChanged', (data) => events.muted('camera', isOn(data, 'muted')));
  api.on('screenSharingStatusChanged', (data) => events.sharing(isOn(data, 'on')));
  api.on('transcribingStatusChanged', (data) => events.captioned(isOn(data, 'on')));
  api.on('peerConnectionFailure', () => events.cut());
  api.on('suspendDetected', () => events.cut());
  api.on('errorOccurred', (data) => {
    // Jitsi nests what its handbook shows flat: both are read.
    const error = fieldOf(data, 'error') ?? data;
    const name = textOf(error, 'name');
    const isFatal = isOn(error, 'isFatal');
    const panne = panneOf(name);
    if (panne === 'reseau-coupe') return events.cut();
    if (panne !== null || isFatal) events.failed(panne ?? 'serveur');
  });
  api.on('readyToClose', () => events.ended());
  const meeting: Meeting = {
    command: (name, ...args) => api.executeCommand(name, ...args),
    dispose: () => api.dispose(),
  };
  events.started(meeting);
  return meeting;
}

/** What an error of the conference means here; null when it is not known to stop anything. */
export function panneOf(name: string): Panne | null {
  if (/passwordRequired|authenticationRequired|notAllowed|tokenAuth|notAuthorized/i.test(name))
    return 'jeton-refuse';
  if (/destroyed|gracefulShutdown|roomNotFound|conferenceMaxUsers|kicked/i.test(name))
    return 'salle-fermee';
  if (/dropped|connectionError|iceFailed|focusLeft|networkError|connection\.otherError/i.test(name))
    return 'reseau-coupe';
  if (/serverError|videobridgeNotAvailable|reservationError|incompatible/i.test(name))
    return 'serveur';
  return null;
}

function fieldOf(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
}

function textOf(data: unknown, name: string): string {
  const value = fieldOf(data, name);
  return typeof value === 'string' ? value : '';
}

function isOn(data: unknown, name: string): boolean {
  return fieldOf(data, name) === true;
}
