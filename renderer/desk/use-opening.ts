import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { closeSession, openSession } from '../data/desk-session.ts';
import type { DeskSession, SessionPlatform } from '../data/desk-session.ts';
import { isEndOfSession } from '../data/end-of-session.ts';
import { StoreUnavailable } from '../data/store/desk-store.ts';
import { deriveKeyInWorker } from '../data/vault/derive-key.ts';
import { installDesk } from '../data/vault/install-desk.ts';
import { unlockVault } from '../data/vault/unlock-vault.ts';
import type { Unlocked } from '../data/vault/unlock-vault.ts';
import type { LocalDay } from '../../shared/domain/calendar/local-day.ts';
import { findPhraseWrap, phraseWraps } from '../../shared/domain/vault/vault-file.ts';
import type { VaultFile } from '../../shared/domain/vault/vault-file.ts';
import type { Boot } from '../../shared/ipc/boot.ts';
import type { DeskIdentity } from '../../shared/domain/site/desk-identity.ts';
import { ok } from '../../shared/kernel/result.ts';
import type { Result } from '../../shared/kernel/result.ts';

/** What the whole window shows. */
export type Opening =
  | { readonly phase: 'chargement' }
  | {
      readonly phase: 'premiere-ouverture';
      readonly departmentUrl: string | null;
      readonly enrolled: boolean;
    }
  | { readonly phase: 'verrouille'; readonly vault: VaultFile; readonly identity: DeskIdentity }
  | {
      readonly phase: 'reprise';
      readonly identity: DeskIdentity;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly phase: 'ouvert';
      readonly session: DeskSession;
      readonly departmentUrl: string | null;
      /** A demonstration: what it protects is invented. */
      readonly demo: boolean;
      /** The day a demonstration’s invented past stops before, once it may be filled; else null. */
      readonly demoUntil: LocalDay | null;
      /** Aborted when the desk is being locked. */
      readonly leaving: AbortSignal;
    }
  /** The ledger cannot be opened: nothing but a backup helps. */
  | { readonly phase: 'endommage' }
  | { readonly phase: 'impossible'; readonly sentence: string };

/** Remembers, in this tab alone, that someone locked the demonstration on purpose. */
const LOCKED_ON_PURPOSE = 'relais-verrouille';

/** The demonstration’s platform and its animateur, who is nobody. */
const DEMO_SITE = 'marvejols';
const DEMO_ANIMATEUR = 'Animateur de démonstration';

/** Opens the desk, and locks it again. Locking zeroes the key and loads the page anew. */
export function useOpening(platform: SessionPlatform): Opening & {
  readonly unlocked: (vaultOpened: Unlocked, identity: DeskIdentity) => void;
  readonly lock: () => void;
} {
  const [opening, setOpening] = useState<Opening>({ phase: 'chargement' });
  const session = useRef<DeskSession | null>(null);
  const leaving = useRef(new AbortController());

  const unlocked = useCallback(
    async (vaultOpened: Unlocked, identity: DeskIdentity) => {
      // Read again: the vault may be new, or another window may have changed it.
      const read = await readBoot(platform);
      if (!read.ok) return setOpening({ phase: 'impossible', sentence: read.failure.sentence });
      const { vault, departmentUrl, demo } = read.value;
      const gone =
        vault !== null &&
        (findPhraseWrap(vault, vaultOpened.animateur.id) === null ||
          vault.keyId !== vaultOpened.keyId);
      if (gone)
        // Removed, or the key changed meanwhile: what was opened opens nothing any more.
        return setOpening({ phase: 'verrouille', vault, identity });
      const showProgress = (done: number, total: number) =>
        // A copy already in step opens at once: no flash of a progress bar.
        total > 2000 && setOpening({ phase: 'reprise', identity, done, total });
      try {
        const opened = await openSession(platform, read.value, identity, vaultOpened, showProgress);
        session.current = opened;
        sessionStorage.removeItem(LOCKED_ON_PURPOSE);
        const show = (demoUntil: LocalDay | null) =>
          setOpening({
            phase: 'ouvert',
            session: opened,
            departmentUrl,
            demo: demo !== null,
            demoUntil,
            leaving: leaving.current.signal,
          });
        show(null);
        // The copy first: what it lacks must not be taken for what was never invented.
        void opened.store.verify(showProgress).then(() => show(demo?.until ?? null));
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        setOpening({ phase: 'impossible', sentence: error.message });
      }
    },
    [platform],
  );

  useEffect(() => {
    void readBoot(platform).then(async (read) => {
      if (!read.ok) return setOpening({ phase: 'impossible', sentence: read.failure.sentence });
      const { identity, vault, demo, departmentUrl, enrolled, damaged } = read.value;
      if (damaged) return setOpening({ phase: 'endommage' });
      if (demo !== null && sessionStorage.getItem(LOCKED_ON_PURPOSE) === null) {
        const ready = await openDemo(platform, read.value, demo.passphrase);
        if (ready.ok) return unlocked(ready.value.unlocked, ready.value.identity);
      }
      setOpening(
        vault === null || identity === null
          ? { phase: 'premiere-ouverture', departmentUrl, enrolled }
          : { phase: 'verrouille', vault, identity },
      );
    });
  }, [platform, unlocked]);

  const lock = useCallback(() => {
    sessionStorage.setItem(LOCKED_ON_PURPOSE, 'oui');
    leaving.current.abort();
    // What is still under way ends with the page, and has nothing more to tell.
    window.addEventListener('unhandledrejection', forgetWhatLockingEnds);
    // The screens leave first: none may read with a key that is gone, on a copy that is closed.
    flushSync(() => setOpening({ phase: 'chargement' }));
    if (session.current !== null) closeSession(session.current);
    window.location.reload();
  }, []);

  return { ...opening, unlocked: (opened, identity) => void unlocked(opened, identity), lock };
}

function forgetWhatLockingEnds(event: PromiseRejectionEvent): void {
  if (isEndOfSession(event.reason)) event.preventDefault();
}

function readBoot(platform: SessionPlatform): Promise<Result<Boot>> {
  return platform.bridge.call('boot.read', {});
}

/** The demonstration installs itself the first time, and opens unlocked. */
async function openDemo(
  platform: SessionPlatform,
  { vault, identity }: Boot,
  passphrase: string,
): Promise<Result<{ readonly unlocked: Unlocked; readonly identity: DeskIdentity }>> {
  const animateur = vault === null ? undefined : phraseWraps(vault)[0]?.animateur.id;
  if (vault === null || identity === null || animateur === undefined)
    return installDesk(platform, { site: DEMO_SITE, name: DEMO_ANIMATEUR, passphrase });
  const opened = await unlockVault(
    platform.bridge,
    vault,
    animateur,
    passphrase,
    deriveKeyInWorker,
  );
  return opened.ok ? ok({ unlocked: opened.value, identity }) : opened;
}
