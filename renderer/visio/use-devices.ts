import { useCallback, useEffect, useState } from 'react';
import type { EtatEssai } from '../../shared/visio/appel.ts';
import { answerOf, stopStream } from './ask-media.ts';
import { followLevel } from './follow-level.ts';

export type DeviceKind = 'camera' | 'micro' | 'hautParleurs';

interface Device {
  readonly id: string;
  readonly nom: string;
}

type ByKind<T> = Readonly<Record<DeviceKind, T>>;

const kinds: ByKind<MediaDeviceKind> = {
  camera: 'videoinput',
  micro: 'audioinput',
  hautParleurs: 'audiooutput',
};

const NONE: ByKind<readonly Device[]> = { camera: [], micro: [], hautParleurs: [] };

/** Above this level, of 100, someone or something is heard. */
const HEARD = 4;

/**
 * Opens the booth’s camera and microphone, apart so that one missing does not hide the other, and says
 * how each is; `level` is what the microphone hears now, 0 to 100.
 */
export function useDevices() {
  const [asked, setAsked] = useState<ByKind<string | null>>({
    camera: null,
    micro: null,
    hautParleurs: null,
  });
  const [tries, setTries] = useState(0);
  const [known, setKnown] = useState(NONE);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [camera, setCamera] = useState<EtatEssai | null>(null);
  const [micro, setMicro] = useState<EtatEssai | null>(null);
  const [level, setLevel] = useState(0);

  useEffect(() => {
    let over = false;
    const opened: MediaStream[] = [];
    let stopLevel = () => {};
    setCamera(null);
    setMicro(null);
    const open = async (constraints: MediaStreamConstraints) => {
      const got = await navigator.mediaDevices.getUserMedia(constraints);
      opened.push(got);
      if (over) stopStream(got);
      return got;
    };
    const openAll = async () => {
      try {
        const seen = await open({ video: toConstraint(asked.camera) });
        if (!over) {
          setStream(seen);
          setCamera('bon');
        }
      } catch (error) {
        if (!over) setCamera(answerOf(error));
      }
      try {
        const heard = await open({ audio: toConstraint(asked.micro) });
        if (!over)
          stopLevel = followLevel(heard, (now) => {
            setLevel(now);
            if (now > HEARD) setMicro('bon');
          });
      } catch (error) {
        if (!over) setMicro(answerOf(error));
      }
      // Their names are told only once one was opened.
      const list = await navigator.mediaDevices.enumerateDevices();
      if (!over) setKnown(sort(list));
    };
    void openAll();
    return () => {
      over = true;
      stopLevel();
      opened.forEach(stopStream);
      setStream(null);
    };
  }, [asked.camera, asked.micro, tries]);

  const choose = useCallback(
    (kind: DeviceKind, id: string) => setAsked((before) => ({ ...before, [kind]: id })),
    [],
  );
  const restart = useCallback(() => setTries((before) => before + 1), []);
  const chosen: ByKind<Device | null> = {
    camera: pick(known.camera, asked.camera),
    micro: pick(known.micro, asked.micro),
    hautParleurs: pick(known.hautParleurs, asked.hautParleurs),
  };
  return { stream, camera, micro, level, known, chosen, choose, restart };
}

function toConstraint(id: string | null): MediaTrackConstraints | true {
  return id === null ? true : { deviceId: { exact: id } };
}

function pick(known: readonly Device[], id: string | null): Device | null {
  return known.find((device) => device.id === id) ?? known[0] ?? null;
}

function sort(list: readonly MediaDeviceInfo[]): ByKind<readonly Device[]> {
  const of = (kind: MediaDeviceKind): readonly Device[] =>
    list
      .filter((device) => device.kind === kind && device.label !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, nom: label }));
  return {
    camera: of(kinds.camera),
    micro: of(kinds.micro),
    hautParleurs: of(kinds.hautParleurs),
  };
}
