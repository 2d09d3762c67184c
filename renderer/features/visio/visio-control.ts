import { useSyncExternalStore } from 'react';
import { instantToLocal } from '../../../shared/domain/calendar/local-day.ts';
import type { Appel, Ordre, PageMessage } from '../../../shared/visio/appel.ts';
import type { SalleOuverte } from '../../../shared/visio/salle.ts';
import { ok, refuse } from '../../../shared/kernel/result.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import type { RdvCall } from '../../data/agenda/rdv-call.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { keepBooth, readBooth } from './booth.ts';
import type { Booth } from './booth.ts';
import { askCall, endCall, failWithout, hasWindow, hearPage, startCall } from './call-state.ts';
import type { Call, CallPlan } from './call-state.ts';
import { tellCallUnderWay } from './call-under-way.ts';
import type { CallUnderWay } from './call-under-way.ts';
import { toAppel } from './to-appel.ts';
import { avecOf } from './words.ts';

/** What the desk does with calls, whichever screen is shown: one at a time. */
export interface VisioControl {
  subscribe(listener: () => void): () => void;
  view(): VisioState;
  /** Opens the call page for someone. Refusals: the département’s, `lien-invalide`, `lien-injoignable`. */
  start(plan: CallPlan): Promise<Result<unknown>>;
  /**
   * The same for a RDV: the partner’s own address, or the room of its slot. Where nobody answers for
   * either, its call is there all the same, failed: the RDV goes on by telephone. Refusals:
   * `appel-en-cours`, the département’s of that RDV.
   */
  startRdv(rdv: RdvCall): Promise<Result<unknown>>;
  /** The same call once more, in the same room. */
  resume(): Promise<Result<unknown>>;
  /** Opens the check of the booth; `domaine` is the server to try the network with. */
  check(domaine: string | null): Promise<Result<unknown>>;
  say(ordre: Ordre): Promise<Result<unknown>>;
  /** The call is over for the desk, whatever its page says. */
  end(): Promise<void>;
  /** What there was to note is noted, or will not be. */
  forget(): void;
  setAudioFirst(audioDAbord: boolean): void;
}

/** The call there is, the address of its window when the desk opened it, and the booth. */
export interface VisioState {
  readonly call: Call | null;
  readonly checking: boolean;
  readonly fenetre: string | null;
  readonly booth: Booth;
}

const controls = new WeakMap<DeskSession, VisioControl>();

/** The one control of a session: calls go on while another screen is shown. */
export function visioControlOf(session: DeskSession): VisioControl {
  const known = controls.get(session);
  if (known !== undefined) return known;
  const made = createVisioControl(session, {
    storage: window.localStorage,
    openWindow: (url) => window.open(url, '_blank', 'noopener,popup,width=1280,height=820'),
    port: window.location.port,
    onLeave: (leave) => window.addEventListener('pagehide', leave),
  });
  made.subscribe(() => tellCallUnderWay(session, underWay(made.view())));
  controls.set(session, made);
  return made;
}

/** What the browser gives. */
export interface VisioPlatform {
  readonly storage: Storage;
  readonly openWindow: (url: string) => unknown;
  /** The port of the desk’s own address. */
  readonly port: string;
  /** Calls when the page goes: locked, loaded again or closed. */
  readonly onLeave: (leave: () => void) => void;
}

/** Makes the control of a session. */
export function createVisioControl(
  session: Pick<DeskSession, 'bridge' | 'clock' | 'identity'>,
  { storage, openWindow, port, onLeave }: VisioPlatform,
): VisioControl {
  const { bridge, clock, identity } = session;
  const listeners = new Set<() => void>();
  let state: VisioState = {
    call: null,
    checking: false,
    fenetre: null,
    booth: readBooth(storage),
  };
  const show = (change: Partial<VisioState>) => {
    state = { ...state, ...change };
    listeners.forEach((listener) => listener());
  };
  const setBooth = (booth: Booth) => {
    keepBooth(storage, booth);
    show({ booth });
  };
  const hear = (message: PageMessage) => {
    if (message.kind === 'essai')
      setBooth({
        ...state.booth,
        verifieeLe: instantToLocal(clock.now(), identity.zone).day,
        essai: message.essai,
        appareils: message.appareils,
      });
    if (message.kind === 'fin') show({ checking: false, fenetre: null });
    // The check of the booth may still be open: what it says is not said of a call.
    if (state.call !== null && hasWindow(state.call))
      show({ call: hearPage(state.call, message, clock.now()) });
  };
  bridge.subscribe((event) => {
    if (event.event === 'visio.message') hear(event.message);
  });
  onLeave(() => {
    const { call, checking } = state;
    if (checking || (call !== null && call.etape !== 'fini')) void bridge.call('visio.close', {});
  });

  const common = () => ({
    nomAffiche: `Relais de ${identity.siteName}`.slice(0, 80),
    appareils: state.booth.appareils,
  });
  let turn = 0;
  /** Says, afterwards, whether what begins now is still wanted: neither given up nor replaced. */
  const begin = () => {
    turn += 1;
    const mine = turn;
    return () => turn === mine;
  };
  /** `abandon`: given up before its window could open. */
  const open = async (
    appel: Appel,
    isWanted: () => boolean,
  ): Promise<Result<'page' | 'navigateur' | 'abandon'>> => {
    const opened = await bridge.call('visio.open', { appel });
    if (!isWanted()) {
      if (opened.ok) await bridge.call('visio.close', {});
      return ok('abandon');
    }
    if (!opened.ok) return opened;
    const where = opened.value;
    if (where.ou === 'page') {
      // Not this page’s own name: for a browser, another site, which shares nothing with it.
      const fenetre = `http://localhost:${port}${where.chemin}`;
      openWindow(fenetre);
      show({ fenetre });
      return ok('page');
    }
    show({ fenetre: null });
    if (where.ou === 'fenetre') return ok('page');
    if (!where.ouvert) openWindow(where.lien);
    return ok('navigateur');
  };
  const startIn = async (plan: CallPlan, salle: SalleOuverte | null): Promise<Result<unknown>> => {
    const appel = toAppel(plan, salle, common());
    if (!appel.ok) return appel;
    const former = state.call;
    // Before its window: what the page says first is heard.
    const call = startCall(plan, plan.lien === null ? 'salle' : 'lien', salle, clock.now());
    const isWanted = begin();
    show({ call: former === null ? call : { ...call, laps: former.laps }, checking: false });
    const opened = await open(appel.value, isWanted);
    if (!opened.ok) {
      show({ call: former });
      return opened;
    }
    if (opened.value === 'navigateur')
      show({ call: startCall(plan, 'navigateur', null, clock.now()) });
    return opened;
  };

  /** In the room of its slot, unless it was given up before the département answered. */
  const startInItsRoom = async (plan: CallPlan, rdv: RdvCall): Promise<Result<unknown>> => {
    const isWanted = begin();
    const [salle, reglages] = await Promise.all([
      bridge.call('visio.salle', roomOf(rdv)),
      bridge.call('visio.reglages', {}),
    ]);
    if (!isWanted()) return ok(null);
    if (!salle.ok) return salle;
    const audioDAbord = plan.audioDAbord || (reglages.ok && reglages.value.audioDAbord);
    return startIn({ ...plan, audioDAbord }, salle.value);
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => state,
    start: async (plan) => {
      if (plan.lien !== null) return startIn(plan, null);
      const salle = await bridge.call('visio.salle', {});
      return salle.ok ? startIn(plan, salle.value) : salle;
    },
    startRdv: async (rdv) => {
      const { call, booth } = state;
      if (call !== null)
        return refuse(
          'appel-en-cours',
          call.etape === 'fini'
            ? 'Un appel est terminé et reste à noter\u00a0: ouvrez la visio, puis recommencez.'
            : 'Un appel est déjà en cours\u00a0: raccrochez d’abord, dans la visio.',
        );
      const audioDAbord = booth.audioDAbord || booth.essai?.reseau === 'lent';
      const plan = { operateur: rdv.entry.clear.operateur, lien: rdv.lien, audioDAbord, rdv };
      // Seen from now on, whichever screen is shown: who does not answer takes its time.
      const asked = askCall(plan, clock.now());
      show({ call: asked, fenetre: null });
      const started =
        rdv.lien === null ? await startInItsRoom(plan, rdv) : await startIn(plan, null);
      if (started.ok) return started;
      const refused = failWithout(asked, started.failure);
      show({ call: refused });
      return refused === null ? started : ok(null);
    },
    resume: async () => {
      const { call } = state;
      if (call === null) return ok(null);
      const { rdv } = call.plan;
      const room =
        rdv !== null && rdv.lien === null
          ? roomOf(rdv)
          : call.salle === null
            ? null
            : { salle: call.salle.salle };
      if (room === null) return startIn(call.plan, null);
      const isWanted = begin();
      // The département says whether the room still serves, and gives a key for it.
      const again = await bridge.call('visio.salle', room);
      if (!isWanted()) return ok(null);
      return again.ok ? startIn(call.plan, again.value) : again;
    },
    check: async (domaine) => {
      const isWanted = begin();
      show({ checking: true, call: null });
      const opened = await open(
        {
          fournisseur: 'essai',
          domaine,
          ...common(),
          avec: avecOf({ operateur: null, rdv: null }),
          audioDAbord: false,
        },
        isWanted,
      );
      if (!opened.ok) show({ checking: false });
      return opened;
    },
    say: (ordre) => {
      if (ordre === 'arrive' && state.call !== null)
        show({ call: { ...state.call, demande: null } });
      return bridge.call('visio.say', { ordre });
    },
    end: async () => {
      begin();
      const { call } = state;
      // Its page hears it, and says nothing more.
      show({
        call: call === null ? null : endCall(call, clock.now()),
        checking: false,
        fenetre: null,
      });
      await bridge.call('visio.close', {});
    },
    forget: () => {
      begin();
      show({ call: null, fenetre: null });
    },
    setAudioFirst: (audioDAbord) => setBooth({ ...state.booth, audioDAbord }),
  };
}

/** What the département is asked for: the room of the slot, by the reference it knows the RDV under. */
function roomOf({ entry }: RdvCall) {
  return { rdv: entry.sealed.reference };
}

/** What the other screens are told of it. */
export function underWay({ call, checking }: VisioState): CallUnderWay {
  return {
    shown: call !== null,
    held: checking || (call !== null && call.etape !== 'fini' && hasWindow(call)),
  };
}

/** The control’s state, followed. */
export function useVisio(control: VisioControl): VisioState {
  return useSyncExternalStore(control.subscribe, control.view);
}
