import { useEffect } from 'react';
import { CallControls } from './call-controls.tsx';
import { EssaiScreen } from './essai-screen.tsx';
import { JitsiFrame } from './jitsi-frame.tsx';
import { LienFrame } from './lien-frame.tsx';
import { usePage } from './use-page.ts';
import type { VisioPage, VisioView } from './visio-page.ts';
import { pannes, phases } from './wording.ts';

/** The whole call page. */
export function VisioScreen({ page }: { readonly page: VisioPage }) {
  const view = usePage(page);
  const { appel, step } = view;
  useEffect(() => {
    document.title = step === 'essai' ? 'Vérifier la cabine' : 'Visio';
  }, [step]);
  if (appel === null || step === 'ouverture')
    return <Sentence titre="Ouverture de la visio…" texte="" />;
  switch (step) {
    case 'accord':
      return <Agreement page={page} avec={appel.avec} />;
    case 'essai':
      return appel.fournisseur === 'essai' ? (
        <EssaiScreen page={page} domaine={appel.domaine} />
      ) : null;
    case 'panne':
      return <Failure page={page} view={view} />;
    case 'fin':
      return (
        <Sentence titre="L’appel est terminé" texte="Merci. Vous pouvez rejoindre l’animateur." />
      );
    case 'appel':
      return (
        <div className="call">
          <p className="phase" role="status">
            {view.lent && view.phase === 'connexion'
              ? 'La connexion prend du temps\u00a0: quelqu’un doit peut-être vous faire entrer.'
              : phases[view.phase](appel.avec)}
            {view.animateur === 'appele' && ' L’animateur est prévenu.'}
            {view.animateur === 'arrive' && ' L’animateur arrive.'}
          </p>
          <div className="stage">
            {appel.fournisseur === 'jitsi' && (
              <JitsiFrame
                key={view.attempt}
                appel={appel}
                camera={view.camera}
                attempt={view.attempt}
                events={page.meeting}
              />
            )}
            {appel.fournisseur === 'lien' && (
              <LienFrame key={view.attempt} lien={appel.lien} events={page.meeting} />
            )}
          </div>
          <CallControls page={page} view={view} led={appel.fournisseur === 'jitsi'} />
        </div>
      );
  }
}

/** The yes, before anything of someone else’s is loaded. */
function Agreement({ page, avec }: { readonly page: VisioPage; readonly avec: string }) {
  const { animateur } = usePage(page);
  return (
    <main className="plain">
      <h1>Vous allez parler avec {avec}</h1>
      <p>
        La caméra et le micro de cette cabine serviront pendant l’appel, et seulement pendant
        l’appel. Rien n’est enregistré par ce poste.
      </p>
      <div className="choices">
        <button type="button" className="main" autoFocus onClick={() => void page.agree(true)}>
          D’accord, commencer
        </button>
        <button type="button" onClick={() => void page.agree(false)}>
          Commencer sans la caméra
        </button>
        <button type="button" onClick={page.callAnimateur}>
          Appeler l’animateur
        </button>
        <button type="button" onClick={page.hangUp}>
          Ne pas faire d’appel
        </button>
      </div>
      <p role="status">{animateurWords(animateur)}</p>
    </main>
  );
}

function Failure({ page, view }: { readonly page: VisioPage; readonly view: VisioView }) {
  const { titre, quoiFaire } = pannes[view.panne ?? 'serveur'];
  return (
    <main className="plain">
      <div role="alert">
        <h1>{titre}</h1>
        <p>{quoiFaire}</p>
      </div>
      <div className="choices">
        <button type="button" className="main" autoFocus onClick={page.retry}>
          Réessayer
        </button>
        {view.panne === 'camera-refusee' && (
          <button type="button" onClick={() => void page.agree(false)}>
            Continuer sans la caméra
          </button>
        )}
        <button type="button" onClick={page.callAnimateur}>
          Appeler l’animateur
        </button>
        <button type="button" onClick={page.hangUp}>
          Terminer
        </button>
      </div>
      <p role="status">{animateurWords(view.animateur)}</p>
    </main>
  );
}

function Sentence({ titre, texte }: { readonly titre: string; readonly texte: string }) {
  return (
    <main className="plain" role="status">
      <h1>{titre}</h1>
      <p>{texte}</p>
    </main>
  );
}

function animateurWords(animateur: VisioView['animateur']): string {
  if (animateur === 'non') return '';
  return animateur === 'appele' ? 'L’animateur est prévenu.' : 'L’animateur arrive.';
}
