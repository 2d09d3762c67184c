import { useEffect, useRef } from 'react';
import type { MeetingEvents } from './visio-page.ts';

/** A meeting at an address of its own: a frame, which tells nothing of who is there. */
export function LienFrame({
  lien,
  events,
}: {
  readonly lien: string;
  readonly events: MeetingEvents;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    events.started({
      // It takes no orders: its own buttons do.
      command: (name) => {
        if (name === 'hangup') events.ended();
      },
      dispose: () => frame.current?.remove(),
    });
    events.joined();
  }, [events]);
  return (
    <div className="frame">
      <iframe
        ref={frame}
        src={lien}
        title="Appel en visio"
        allow="camera; microphone; display-capture; fullscreen; autoplay"
        referrerPolicy="no-referrer"
      />
    </div>
  );
}
