import { useEffect, useSyncExternalStore } from 'react';
import { MotifIcon } from './motif-icon.tsx';
import { motifs } from './motifs.ts';
import type { VisitorPage, VisitorView } from './visitor-page.ts';
import { langues, wordings } from './wording.ts';
import type { Wording } from './wording.ts';

/** The whole screen in front of visitors: their language, what they come for, then their number. */
export function VisitorScreen({ page }: { readonly page: VisitorPage }) {
  const { langue, appel, step } = useSyncExternalStore(page.subscribe, page.view);
  const words = wordings[langue];
  useEffect(() => {
    document.documentElement.lang = langue;
    document.documentElement.dir = words.sens;
    document.title = words.bienvenue;
  }, [langue, words]);
  return (
    <div className="screen">
      {/* Never mirrored: a button does not move away from the finger that has just touched it. */}
      <header className="langues" dir="ltr">
        {langues.map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-pressed={each === langue}
            onClick={() => page.speak(each)}
          >
            {wordings[each].langue}
          </button>
        ))}
      </header>
      <main>
        {step.kind === 'choix' && <Choice page={page} words={words} />}
        <div role="status">
          {step.kind !== 'choix' && <Outcome step={step} words={words} onFinish={page.finish} />}
        </div>
      </main>
      <footer>
        <div role="status">
          {appel !== null && (
            <p className="appel">
              <span>{words.appel}</span> <bdi>{appel}</bdi>
            </p>
          )}
        </div>
      </footer>
    </div>
  );
}

function Choice({ page, words }: { readonly page: VisitorPage; readonly words: Wording }) {
  return (
    <>
      <h1>{words.question}</h1>
      <div className="motifs">
        {motifs.map((motif) => (
          <button key={motif} type="button" onClick={() => page.choose(motif)}>
            <MotifIcon motif={motif} />
            <span>{words.motifs[motif]}</span>
          </button>
        ))}
      </div>
    </>
  );
}

function Outcome({
  step,
  words,
  onFinish,
}: {
  readonly step: Exclude<VisitorView['step'], { kind: 'choix' }>;
  readonly words: Wording;
  readonly onFinish: () => void;
}) {
  if (step.kind === 'attente') return <h1 className="outcome">{words.instant}</h1>;
  return (
    <div className="outcome">
      {step.kind === 'numero' ? (
        <>
          <h1>
            {words.numero} <bdi className="numero">{step.numero}</bdi>
          </h1>
          <p>{words.installez}</p>
        </>
      ) : (
        <h1>{words[step.raison]}</h1>
      )}
      <button type="button" className="termine" onClick={onFinish}>
        {words.termine}
      </button>
    </div>
  );
}
