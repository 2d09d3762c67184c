import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { DeskIdentity } from '../../../shared/domain/site/desk-identity.ts';
import { siteNameToId } from '../../../shared/domain/site/site-name.ts';
import type { Paper } from '../../../shared/documents/paper.ts';
import type { SessionPlatform } from '../../data/desk-session.ts';
import { installDesk } from '../../data/vault/install-desk.ts';
import { createRecoveryWords } from '../../data/vault/recovery-words.ts';
import type { Unlocked } from '../../data/vault/unlock-vault.ts';
import { useBusy } from '../../ui/use-busy.ts';
import { browserZone } from './browser-zone.ts';
import { DepartmentStep } from './department-step.tsx';
import type { KnownSite } from './first-run-answers.ts';
import { forgetDraft, keepDraft, readDraft } from './first-run-draft.ts';
import type { Draft } from './first-run-draft.ts';
import { NameStep } from './name-step.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import { SiteStep } from './site-step.tsx';
import { WelcomeStep } from './welcome-step.tsx';

const STEPS = 5;

type Step = 'bienvenue' | 'plateforme' | 'nom' | 'phrase' | 'secours' | 'departement';

/** What is known once the desk is installed. */
interface Installed {
  readonly unlocked: Unlocked;
  readonly identity: DeskIdentity;
}

/**
 * The first opening of a profile, one question at a time. Nothing is on the disk before the recovery
 * words have been typed back; everything is from then on.
 */
export function FirstRunScreen({
  platform,
  departmentUrl,
  enrolled,
  onRestore,
  onReady,
  print,
}: {
  readonly platform: SessionPlatform;
  /** The département this start was told of, to propose it. */
  readonly departmentUrl: string | null;
  /** Whether a département knows this desk already. */
  readonly enrolled: boolean;
  /** Leads to a backup of another computer. */
  readonly onRestore: () => void;
  readonly onReady: (unlocked: Unlocked, identity: DeskIdentity) => void;
  /** The button that puts a paper on the printer. */
  readonly print: (paper: Paper) => ReactNode;
}) {
  const [step, setStep] = useState<Step>('bienvenue');
  const [sites, setSites] = useState<readonly KnownSite[]>([]);
  const [draft, setDraft] = useState(readDraft);
  const [typed, setTyped] = useState({ passphrase: '', again: '' });
  const [words] = useState(() => createRecoveryWords(platform.random));
  const [today] = useState(() => instantToLocal(platform.clock.now(), browserZone()).day);
  const [busy, run] = useBusy();
  const [failure, setFailure] = useState<string | null>(null);
  const [installed, setInstalled] = useState<Installed | null>(null);

  useEffect(() => {
    void platform.bridge.call('setup.sites', {}).then((answer) => {
      if (answer.ok) setSites(answer.value);
      else setFailure(answer.failure.sentence);
    });
  }, [platform]);

  const change = (next: Draft) => {
    keepDraft(next);
    setDraft(next);
  };
  const { choice, name } = draft;
  const siteName =
    choice.kind === 'nouvelle'
      ? choice.name.trim()
      : (sites.find(({ id }) => id === choice.site)?.name ?? '');

  const install = async () => {
    setFailure(null);
    const result = await run(() =>
      installDesk(platform, {
        ...(choice.kind === 'nouvelle'
          ? { site: siteNameToId(siteName) ?? '', siteName, commune: choice.commune }
          : { site: choice.site }),
        name,
        passphrase: typed.passphrase,
        recovery: { words, createdOn: today },
      }),
    );
    if (result === undefined) return;
    if (!result.ok) return setFailure(result.failure.sentence);
    forgetDraft();
    setTyped({ passphrase: '', again: '' });
    if (enrolled) return onReady(result.value.unlocked, result.value.identity);
    setInstalled(result.value);
    setStep('departement');
  };

  switch (step) {
    case 'bienvenue':
      return (
        <WelcomeStep
          platform={platform}
          onInstall={() => setStep('plateforme')}
          onRestore={onRestore}
        />
      );
    case 'plateforme':
      return (
        <SiteStep
          progress={{ step: 1, steps: STEPS }}
          sites={sites}
          choice={choice}
          failure={failure}
          onChange={(next) => change({ ...draft, choice: next })}
          onBack={() => setStep('bienvenue')}
          onNext={() => setStep('nom')}
        />
      );
    case 'nom':
      return (
        <NameStep
          progress={{ step: 2, steps: STEPS }}
          name={name}
          onChange={(next) => change({ ...draft, name: next })}
          onBack={() => setStep('plateforme')}
          onNext={() => setStep('phrase')}
        />
      );
    case 'phrase':
      return (
        <PassphraseStep
          progress={{ step: 3, steps: STEPS }}
          typed={typed}
          onChange={setTyped}
          onBack={() => setStep('nom')}
          onNext={() => setStep('secours')}
        />
      );
    case 'secours':
      return (
        <RecoveryStep
          progress={{ step: 4, steps: STEPS }}
          words={words}
          siteName={siteName}
          today={today}
          print={print}
          busy={busy}
          failure={failure}
          onBack={() => setStep('phrase')}
          onChecked={() => void install()}
        />
      );
    case 'departement':
      if (installed === null) throw new Error('The desk is installed before it is linked.');
      return (
        <DepartmentStep
          progress={{ step: 5, steps: STEPS }}
          bridge={platform.bridge}
          departmentUrl={departmentUrl}
          onDone={(identity) => onReady(installed.unlocked, identity ?? installed.identity)}
        />
      );
  }
}
