import { Icon } from './icon.tsx';
import type { VisioPage, VisioView } from './visio-page.ts';

/** The large buttons under a call. `led`: the frame takes orders; otherwise its own buttons do. */
export function CallControls({
  page,
  view,
  led,
}: {
  readonly page: VisioPage;
  readonly view: VisioView;
  readonly led: boolean;
}) {
  const { appel, micro, camera, partage, sousTitres, volume } = view;
  const hasCaptions = appel?.fournisseur === 'jitsi' && appel.sousTitres;
  const ready = view.phase === 'attente' || view.phase === 'en-cours';
  return (
    <div className="controls" role="toolbar" aria-label="Pendant l’appel">
      {led && (
        <>
          <button
            type="button"
            disabled={!ready}
            data-off={!micro}
            onClick={() => page.toggle('micro')}
          >
            <Icon of={micro ? 'micro' : 'micro-coupe'} />
            {micro ? 'Couper le micro' : 'Ouvrir le micro'}
          </button>
          <button
            type="button"
            disabled={!ready}
            data-off={!camera}
            onClick={() => page.toggle('camera')}
          >
            <Icon of={camera ? 'camera' : 'camera-coupee'} />
            {camera ? 'Couper la caméra' : 'Ouvrir la caméra'}
          </button>
          <label className="volume">
            <span>
              <Icon of="volume" /> Volume
            </span>
            <input
              type="range"
              min={0}
              max={100}
              step={10}
              value={volume}
              onChange={(event) => page.setVolume(Number(event.currentTarget.value))}
            />
          </label>
          <button
            type="button"
            disabled={!ready}
            aria-pressed={partage}
            onClick={() => page.toggle('partage')}
          >
            <Icon of="partage" />
            {partage ? 'Arrêter de montrer' : 'Montrer un document'}
          </button>
          {hasCaptions && (
            <button
              type="button"
              disabled={!ready}
              aria-pressed={sousTitres}
              onClick={() => page.toggle('sousTitres')}
            >
              <Icon of="sous-titres" />
              {sousTitres ? 'Ôter les sous-titres' : 'Sous-titres'}
            </button>
          )}
        </>
      )}
      <button type="button" onClick={toggleFullScreen}>
        <Icon of="plein-ecran" />
        Plein écran
      </button>
      {view.lent && (
        <button type="button" onClick={page.retry}>
          <Icon of="reprise" />
          Réessayer
        </button>
      )}
      <button type="button" onClick={page.callAnimateur}>
        <Icon of="animateur" />
        Appeler l’animateur
      </button>
      <button type="button" className="hang-up" onClick={page.hangUp}>
        <Icon of="raccrocher" />
        Raccrocher
      </button>
    </div>
  );
}

function toggleFullScreen(): void {
  const done =
    document.fullscreenElement === null
      ? document.documentElement.requestFullscreen()
      : document.exitFullscreen();
  // A browser may refuse: the call goes on in its window.
  done.catch(() => {});
}
