import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Essai, EtatEssai } from '../../shared/visio/appel.ts';
import { Icon } from './icon.tsx';
import { playTone, tryNetwork } from './try-booth.ts';
import { useDevices } from './use-devices.ts';
import type { DeviceKind } from './use-devices.ts';
import { usePage } from './use-page.ts';
import type { VisioPage } from './visio-page.ts';
import { constats, epreuves, remedeOf } from './wording.ts';
import type { Epreuve } from './wording.ts';

type Found = Partial<Essai>;

/** Camera, microphone, speakers and network in one screen, each with what to do when it fails. */
export function EssaiScreen({
  page,
  domaine,
}: {
  readonly page: VisioPage;
  readonly domaine: string | null;
}) {
  const devices = useDevices();
  const { animateur } = usePage(page);
  const [heard, setHeard] = useState<EtatEssai | null>(null);
  const [reseau, setReseau] = useState<EtatEssai | null>(null);
  const [tries, setTries] = useState(0);
  const video = useRef<HTMLVideoElement>(null);
  const { restart, stream } = devices;

  useEffect(() => {
    let over = false;
    setReseau(null);
    void tryNetwork(domaine).then((found) => over || setReseau(found));
    return () => {
      over = true;
    };
  }, [domaine, tries]);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);

  const found: Found = {
    ...(devices.camera !== null && { camera: devices.camera }),
    ...(devices.micro !== null && { micro: devices.micro }),
    ...(heard !== null && { hautParleurs: heard }),
    ...(reseau !== null && { reseau }),
  };
  const { camera, micro, hautParleurs } = found;
  const whole: Essai | null =
    camera !== undefined &&
    micro !== undefined &&
    hautParleurs !== undefined &&
    found.reseau !== undefined
      ? { camera, micro, hautParleurs, reseau: found.reseau }
      : null;

  return (
    <main className="essai">
      <h1>Vérifier la cabine</h1>
      <div className="epreuves">
        <Trial epreuve="camera" etat={camera}>
          <video ref={video} autoPlay muted playsInline aria-label="Ce que voit la caméra" />
          <Devices kind="camera" devices={devices} label="Caméra" />
        </Trial>
        <Trial epreuve="micro" etat={micro} waiting={'Parlez\u00a0: la barre doit bouger.'}>
          <meter min={0} max={100} value={devices.level} aria-label="Niveau du micro" />
          <Devices kind="micro" devices={devices} label="Micro" />
        </Trial>
        <Trial
          epreuve="hautParleurs"
          etat={hautParleurs}
          waiting="Écoutez le son d’essai, puis dites si vous l’avez entendu."
        >
          <Devices kind="hautParleurs" devices={devices} label="Haut-parleurs" />
          <div className="choices">
            <button
              type="button"
              onClick={() =>
                void playTone(devices.chosen.hautParleurs?.id ?? null).catch(() =>
                  setHeard('absent'),
                )
              }
            >
              <Icon of="volume" />
              Écouter le son d’essai
            </button>
            <button type="button" aria-pressed={heard === 'bon'} onClick={() => setHeard('bon')}>
              Je l’entends
            </button>
            <button type="button" aria-pressed={heard === 'muet'} onClick={() => setHeard('muet')}>
              Je n’entends rien
            </button>
          </div>
        </Trial>
        <Trial epreuve="reseau" etat={found.reseau} />
      </div>
      <div className="actions">
        <p role="status">{animateur === 'appele' && 'L’animateur est prévenu.'}</p>
        <div className="choices">
          <button
            type="button"
            className="main"
            disabled={whole === null}
            onClick={() => {
              if (whole === null) return;
              page.sayEssai(whole, {
                camera: devices.chosen.camera?.nom ?? null,
                micro: devices.chosen.micro?.nom ?? null,
                hautParleurs: devices.chosen.hautParleurs?.nom ?? null,
              });
              page.hangUp();
            }}
          >
            Garder ce résultat
          </button>
          <button
            type="button"
            onClick={() => {
              restart();
              setTries((before) => before + 1);
            }}
          >
            <Icon of="reprise" />
            Tout vérifier encore
          </button>
          <button type="button" onClick={page.callAnimateur}>
            Appeler l’animateur
          </button>
          <button type="button" onClick={page.hangUp}>
            Fermer sans garder
          </button>
        </div>
      </div>
    </main>
  );
}

function Trial({
  epreuve,
  etat,
  waiting = 'Vérification…',
  children,
}: {
  readonly epreuve: Epreuve;
  readonly etat: EtatEssai | undefined;
  readonly waiting?: string;
  readonly children?: ReactNode;
}) {
  const remede = etat === undefined ? null : remedeOf(epreuve, etat);
  const isFine = etat === 'bon' || etat === 'sans-objet';
  return (
    <section aria-label={epreuves[epreuve]}>
      <h2>{epreuves[epreuve]}</h2>
      <p role="status" className="constat" data-fine={isFine}>
        {etat === undefined ? (
          waiting
        ) : (
          <>
            <Icon of={isFine ? 'bon' : 'attention'} />
            <strong>{constats[etat]}</strong>
          </>
        )}
      </p>
      {remede !== null && <p>{remede}</p>}
      {children}
    </section>
  );
}

function Devices({
  kind,
  label,
  devices,
}: {
  readonly kind: DeviceKind;
  readonly label: string;
  readonly devices: ReturnType<typeof useDevices>;
}) {
  const known = devices.known[kind];
  if (known.length < 2) return null;
  return (
    <label className="device">
      {label}
      <select
        value={devices.chosen[kind]?.id ?? ''}
        onChange={(event) => devices.choose(kind, event.currentTarget.value)}
      >
        {known.map(({ id, nom }) => (
          <option key={id} value={id}>
            {nom}
          </option>
        ))}
      </select>
    </label>
  );
}
