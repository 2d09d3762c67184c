import { JitsiMeeting } from '@jitsi/react-sdk';
import { Component, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Appel } from '../../shared/visio/appel.ts';
import { followJitsi } from './jitsi-events.ts';
import { toJitsiConfig, toJitsiDevices } from './jitsi-config.ts';
import type { MeetingEvents } from './visio-page.ts';

/**
 * The call in its frame. The SDK says nothing of a script that does not come or that fails: the page
 * listens to the window for that, and to React for a constructor that throws.
 */
export function JitsiFrame({
  appel,
  camera,
  events,
}: {
  readonly appel: Extract<Appel, { fournisseur: 'jitsi' }>;
  readonly camera: boolean;
  readonly events: MeetingEvents;
}) {
  const started = useRef(false);
  // As they were when the frame was made: it is not made again for a camera turned off.
  const [first] = useState(() => ({
    config: toJitsiConfig(appel, camera),
    devices: toJitsiDevices(appel.appareils),
  }));
  useEffect(() => {
    const onError = (event: Event) => {
      if (started.current) return;
      if (event.target instanceof HTMLScriptElement) events.failed('injoignable');
      // A script of another origin says no more than that it failed.
      else if (event instanceof ErrorEvent) events.failed('script-en-defaut');
    };
    window.addEventListener('error', onError, true);
    return () => window.removeEventListener('error', onError, true);
  }, [events]);
  return (
    <Guard onError={() => events.failed('script-en-defaut')}>
      <JitsiMeeting
        domain={appel.domaine}
        roomName={appel.salle}
        {...(appel.jeton !== null && { jwt: appel.jeton })}
        lang="fr"
        configOverwrite={first.config}
        interfaceConfigOverwrite={{ MOBILE_APP_PROMO: false, SHOW_JITSI_WATERMARK: false }}
        userInfo={{ displayName: appel.nomAffiche, email: '' }}
        {...(first.devices !== null && { devices: first.devices })}
        onApiReady={(api) => {
          started.current = true;
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
