import type { Appareils, Appel } from '../../shared/visio/appel.ts';

/** What this call sets of Jitsi’s own configuration (its `config.js`): no page before, nothing kept. */
export function toJitsiConfig(
  { audioDAbord }: Extract<Appel, { fournisseur: 'jitsi' }>,
  camera: boolean,
): Readonly<Record<string, unknown>> {
  return {
    startAudioOnly: audioDAbord,
    startWithVideoMuted: audioDAbord || !camera,
    startWithAudioMuted: false,
    prejoinConfig: { enabled: false },
    prejoinPageEnabled: false,
    // Enough for a face and a paper, on the line of a village.
    constraints: { video: { height: { ideal: 480, max: 720, min: 180 } } },
    disableDeepLinking: true,
    doNotStoreRoom: true,
    disableThirdPartyRequests: true,
    analytics: { disabled: true },
    gravatar: { disabled: true },
    readOnlyName: true,
    disableProfile: true,
    disableInviteFunctions: true,
    hideConferenceSubject: true,
    enableClosePage: false,
    // The page has its own, larger; captions show when the server offers them.
    toolbarButtons: ['closedcaptions', 'tileview', 'settings'],
    fileRecordingsEnabled: false,
    localRecording: { disable: true },
    liveStreaming: { enabled: false },
  };
}

/** The devices of the booth by their names, as the External API takes them; null: it chooses. */
export function toJitsiDevices({
  camera,
  micro,
  hautParleurs,
}: Appareils): { audioInput: string; audioOutput: string; videoInput: string } | null {
  return camera === null && micro === null && hautParleurs === null
    ? null
    : { audioInput: micro ?? '', audioOutput: hautParleurs ?? '', videoInput: camera ?? '' };
}
