import { JitsiMeeting } from '@jitsi/react-sdk';
import { Component, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Appel } from '../../shared/visio/appel.ts';
import { followJitsi } from './jitsi-events.ts';
import { toJitsiConfig, toJitsiDevices } from './jitsi-config.ts';
import { loadExternalApi } from './load-external-api.ts';
import type { MeetingEvents } from './visio-page.ts';

/** The call in its frame, once its server’s script is there; React hears a constructor that throws. */
export function JitsiFrame({
  appel,
  camera,
  attempt,
  events,
}: {
  readonly appel: Extract<Appel, { fournisseur: 'jitsi' }>;
  readonly camera: boolean;
  /** Which try this is, from 1. */
  readonly attempt: number;
  readonly events: MeetingEvents;
}) {
  const [isLoaded, setLoaded] = useState(false);
  // As they were when the frame was made: it is not made again for a camera turned off.
  const [first] = useState(() => ({
    config: toJitsiConfig(appel, camera),
    devices: toJitsiDevices(appel.appareils),
  }));
  const { domaine } = appel;
  useEffect(
    () =>
      loadExternalApi(domaine, attempt, { onLoad: () => setLoaded(true), onFail: events.failed }),
    [domaine, attempt, events],
  );
  if (!isLoaded) return null;
  return (
    <Guard onError={() => events.failed('script-en-defaut')}>
      <JitsiMeeting
        domain={domaine}
        roomName={appel.salle}
        {...(appel.jeton !== null && { jwt: appel.jeton })}
        lang="fr"
        configOverwrite={first.config}
        interfaceConfigOverwrite={{ MOBILE_APP_PROMO: false, SHOW_JITSI_WATERMARK: false }}
        userInfo={{ displayName: appel.nomAffiche, email: '' }}
        {...(first.devices !== null && { devices: first.devices })}
        onApiReady={(api) => {
          api.getIFrame().title = 'Appel en visio';
          followJitsi(api, events);
        }}
        getIFrameRef={(parent) => parent.classList.add('frame')}
      />
    </Guard>
  );
}

/** Hears what throws while the call is set up. */
class Guard extends Component<
  { readonly onError: () => void; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override componentDidCatch() {
    this.props.onError();
  }
  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
