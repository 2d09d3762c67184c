import type {
  Appareils,
  Appel,
  DeskMessage,
  Essai,
  PageMessage,
  Panne,
} from '../../shared/visio/appel.ts';

/** How long the server’s script and its frame have to answer, in milliseconds. */
export const CONNECT_WITHIN = 20_000;

/** After that long in the frame without being let in, the page says that it takes time. */
export const SLOW_AFTER = 30_000;

/** How long a cut call may try to come back by itself. */
export const RECOVER_WITHIN = 45_000;

/** How long a polite hang-up may take. */
const HANG_UP_WITHIN = 3_000;

/** What a browser answers about camera and microphone. */
export type MediaAnswer = 'accorde' | 'refuse' | 'absent' | 'occupe';

/** The call in the frame, whoever provides it. */
export interface Meeting {
  command(name: string, ...args: readonly unknown[]): void;
  /** Removes the frame: camera, microphone and network stop with it. */
  dispose(): void;
}

/** Someone else in the room. */
export interface Present {
  readonly id: string;
  readonly nom: string;
}

/** What the page shows. */
export interface VisioView {
  readonly appel: Appel | null;
  readonly step: 'ouverture' | 'accord' | 'appel' | 'panne' | 'essai' | 'fin';
  /** Within `appel`. */
  readonly phase: 'connexion' | 'attente' | 'en-cours' | 'coupe';
  readonly panne: Panne | null;
  /** Grows at each try: a new frame, the same room. */
  readonly attempt: number;
  readonly presents: readonly Present[];
  readonly micro: boolean;
  readonly camera: boolean;
  readonly partage: boolean;
  /** Captions are asked for. */
  readonly sousTitres: boolean;
  /** 0 to 100. */
  readonly volume: number;
  readonly animateur: 'non' | 'appele' | 'arrive';
  /** It takes longer than it should: there is something to be done about it. */
  readonly lent: boolean;
}

/** What the page takes from the outside world. */
export interface VisioPageDeps {
  readonly say: (message: PageMessage) => void;
  readonly schedule: (milliseconds: number, task: () => void) => () => void;
  /** Asks for the microphone, and for the camera when told, then lets them go. */
  readonly askMedia: (camera: boolean) => Promise<MediaAnswer>;
  /** Forgets everything and closes the window. */
  readonly leave: () => void;
}

/** The call page without its drawing. */
export interface VisioPage {
  view(): VisioView;
  subscribe(listener: () => void): () => void;
  /** What the desk tells. */
  hear(message: DeskMessage): void;
  /** The desk is gone: nobody could end this call any more. */
  loseDesk(): void;
  /** The yes of whoever is in the booth. */
  agree(camera: boolean): Promise<void>;
  retry(): void;
  callAnimateur(): void;
  hangUp(): void;
  toggle(what: 'micro' | 'camera' | 'partage' | 'sousTitres'): void;
  setVolume(volume: number): void;
  sayEssai(essai: Essai, appareils: Appareils): void;
  /** What the frame tells. */
  readonly meeting: MeetingEvents;
}

/** The events of a call, as its provider gives them. */
export interface MeetingEvents {
  started(meeting: Meeting): void;
  joined(): void;
  arrived(present: Present): void;
  left(id: string): void;
  renamed(id: string, nom: string): void;
  muted(what: 'micro' | 'camera', muted: boolean): void;
  sharing(on: boolean): void;
  /** The server began or stopped writing what is said. */
  captioned(on: boolean): void;
  cut(): void;
  restored(): void;
  failed(panne: Panne): void;
  ended(): void;
}

const START: VisioView = {
  appel: null,
  step: 'ouverture',
  phase: 'connexion',
  panne: null,
  attempt: 0,
  presents: [],
  micro: true,
  camera: false,
  partage: false,
  sousTitres: false,
  volume: 100,
  animateur: 'non',
  lent: false,
};

/** The longest name kept of someone in the room. */
const NAME_LENGTH = 60;

/** Starts the page: it waits to be told what it was opened for. */
export function createVisioPage({ say, schedule, askMedia, leave }: VisioPageDeps): VisioPage {
  const listeners = new Set<() => void>();
  let view = START;
  let meeting: Meeting | null = null;
  let callOff = () => {};

  const show = (change: Partial<VisioView>) => {
    view = { ...view, ...change };
    listeners.forEach((listener) => listener());
  };
  const after = (milliseconds: number, task: () => void) => {
    callOff();
    callOff = schedule(milliseconds, task);
  };
  const still = () => callOff();
  const dropMeeting = () => {
    still();
    meeting?.dispose();
    meeting = null;
  };
  const isOver = () => view.step === 'fin';
  const isCalling = () => view.step === 'appel';

  /** `told`: the desk knows already, and hears this page no more. */
  const end = (told: boolean) => {
    if (view.step === 'fin') return;
    dropMeeting();
    show({ step: 'fin', presents: [] });
    if (!told) say({ kind: 'fin' });
    leave();
  };
  const finish = () => end(false);
  const fail = (panne: Panne) => {
    if (view.step === 'fin' || view.step === 'panne') return;
    dropMeeting();
    say({ kind: 'panne', panne });
    show({ step: 'panne', panne, presents: [], partage: false, lent: false });
  };
  const begin = () => {
    show({
      step: 'appel',
      phase: 'connexion',
      panne: null,
      presents: [],
      partage: false,
      sousTitres: false,
      lent: false,
      attempt: view.attempt + 1,
    });
    say({ kind: 'connexion' });
    after(CONNECT_WITHIN, () => fail('injoignable'));
  };
  const sayMeans = () => {
    const { micro, camera, partage } = view;
    say({ kind: 'moyens', micro, camera, partage });
  };
  const showPresents = (presents: readonly Present[]) => {
    show({ presents, ...(view.phase !== 'coupe' && { phase: phaseOf(presents) }) });
    say({ kind: 'presents', presents: presents.slice(0, 20) });
  };
  const agree = async (camera: boolean): Promise<void> => {
    if (view.step !== 'accord' && view.step !== 'panne') return;
    // Before it is asked: in Electron, nothing is granted without this word.
    say({ kind: 'accord', camera });
    const answer = await askMedia(camera);
    if (isOver()) return;
    if (answer === 'accorde') {
      show({ camera: camera && view.appel?.audioDAbord !== true, micro: true });
      return begin();
    }
    fail('camera-refusee');
  };

  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear: (message) => {
      switch (message.kind) {
        case 'appel':
          if (view.appel !== null) return;
          show({
            appel: message.appel,
            step: message.appel.fournisseur === 'essai' ? 'essai' : 'accord',
          });
          return say({ kind: 'pret' });
        case 'micro':
        case 'camera':
          return toggle(message.kind);
        case 'raccrocher':
          return hangUp();
        case 'arrive':
          return show({ animateur: 'arrive' });
        case 'fermer':
          return end(true);
      }
    },
    loseDesk: () => end(true),
    agree,
    retry: () => {
      if (view.step === 'panne' && view.panne === 'camera-refusee') return void agree(true);
      if (view.step === 'panne' || (isCalling() && view.lent)) {
        dropMeeting();
        begin();
      }
    },
    callAnimateur: () => {
      show({ animateur: 'appele' });
      say({ kind: 'animateur' });
    },
    hangUp: () => hangUp(),
    toggle: (what) => toggle(what),
    setVolume: (volume) => {
      show({ volume });
      for (const { id } of view.presents)
        meeting?.command('setParticipantVolume', id, volume / 100);
    },
    sayEssai: (essai, appareils) => say({ kind: 'essai', essai, appareils }),
    meeting: {
      started: (started) => {
        if (!isCalling()) return started.dispose();
        meeting = started;
        after(SLOW_AFTER, () => show({ lent: true }));
      },
      joined: () => {
        if (!isCalling()) return;
        still();
        show({ phase: phaseOf(view.presents), lent: false });
        say({ kind: 'entre' });
        sayMeans();
      },
      arrived: ({ id, nom }) => {
        if (!isCalling()) return;
        const others = view.presents.filter((each) => each.id !== id);
        showPresents([...others, { id, nom: nom.slice(0, NAME_LENGTH) }]);
        if (view.volume !== 100) meeting?.command('setParticipantVolume', id, view.volume / 100);
      },
      left: (id) => {
        if (isCalling()) showPresents(view.presents.filter((each) => each.id !== id));
      },
      renamed: (id, nom) => {
        if (isCalling() && view.presents.some((each) => each.id === id))
          showPresents(
            view.presents.map((each) =>
              each.id === id ? { id, nom: nom.slice(0, NAME_LENGTH) } : each,
            ),
          );
      },
      muted: (what, muted) => {
        show(what === 'micro' ? { micro: !muted } : { camera: !muted });
        sayMeans();
      },
      sharing: (partage) => {
        show({ partage });
        sayMeans();
      },
      captioned: (sousTitres) => show({ sousTitres }),
      cut: () => {
        if (!isCalling() || view.phase === 'coupe') return;
        show({ phase: 'coupe' });
        say({ kind: 'coupure' });
        after(RECOVER_WITHIN, () => fail('reseau-coupe'));
      },
      restored: () => {
        if (!isCalling() || view.phase !== 'coupe') return;
        // A new frame in the same room: the one that was cut may never notice.
        dropMeeting();
        begin();
      },
      failed: fail,
      ended: finish,
    },
  };

  function toggle(what: 'micro' | 'camera' | 'partage' | 'sousTitres'): void {
    const commands = {
      micro: 'toggleAudio',
      camera: 'toggleVideo',
      partage: 'toggleShareScreen',
      sousTitres: 'toggleSubtitles',
    } as const;
    meeting?.command(commands[what]);
    // The server says when it writes, which takes a moment: the button answers at once.
    if (what === 'sousTitres' && meeting !== null) show({ sousTitres: !view.sousTitres });
  }

  function hangUp(): void {
    if (meeting === null) return finish();
    meeting.command('hangup');
    after(HANG_UP_WITHIN, finish);
  }
}

function phaseOf(presents: readonly Present[]): 'attente' | 'en-cours' {
  return presents.length === 0 ? 'attente' : 'en-cours';
}
