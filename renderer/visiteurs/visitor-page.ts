import { deskMessageSchema } from '../../shared/domain/presence/visitor-messages.ts';
import type { DeskMessage, VisitorMessage } from '../../shared/domain/presence/visitor-messages.ts';
import type { Langue } from '../../shared/domain/presence/schema.ts';
import { idSchema } from '../../shared/domain/site/identifiers.ts';
import { createId } from '../../shared/kernel/random.ts';
import type { Random } from '../../shared/kernel/random.ts';
import type { Motif } from './motifs.ts';

/** How long the desk has to answer, in milliseconds: nobody waits in front of a silent screen. */
export const ANSWER_WITHIN = 4_000;

/** How long a number, or a refusal, stays for whoever got it to read. */
export const READ_FOR = 15_000;

/** How long a language stays chosen when nobody touches the screen. */
export const IDLE_FOR = 30_000;

/** What the page shows, in `langue`; `appel` is the number being received, null when there is none. */
export interface VisitorView {
  readonly langue: Langue;
  readonly appel: number | null;
  readonly step:
    | { readonly kind: 'choix' }
    | { readonly kind: 'attente' }
    | { readonly kind: 'numero'; readonly numero: number }
    | { readonly kind: 'refus'; readonly raison: 'trop' | 'accueil' };
}

/** What the page takes from the outside world. */
export interface VisitorPageDeps {
  readonly say: (message: VisitorMessage) => void;
  readonly random: Random;
  /** Runs a task after so many milliseconds; gives the way to call it off. */
  readonly schedule: (milliseconds: number, task: () => void) => () => void;
}

/** The visitors’ page without its drawing: what is touched, heard and waited for. */
export interface VisitorPage {
  view(): VisitorView;
  /** Tells each change of the view; gives the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Takes whatever came on the channel; what is no message of the desk is let go. */
  hear(message: unknown): void;
  speak(langue: Langue): void;
  choose(motif: Motif): void;
  /** Back to the beginning, in French, for the next person. */
  finish(): void;
}

const START: VisitorView['step'] = { kind: 'choix' };

/** Starts the page: asks which number is being received, then waits for someone. */
export function createVisitorPage({ say, random, schedule }: VisitorPageDeps): VisitorPage {
  const listeners = new Set<() => void>();
  let view: VisitorView = { langue: 'fr', appel: null, step: START };
  /** The press whose answer is awaited. */
  let awaited: string | null = null;
  let callOff = () => {};

  const show = (change: Partial<VisitorView>) => {
    view = { ...view, ...change };
    listeners.forEach((listener) => listener());
  };
  const after = (milliseconds: number, task: () => void) => {
    callOff();
    callOff = schedule(milliseconds, task);
  };
  const finish = () => {
    callOff();
    awaited = null;
    show({ langue: 'fr', step: START });
  };
  const end = (step: VisitorView['step']) => {
    awaited = null;
    show({ step });
    after(READ_FOR, finish);
  };
  const answer = (message: Exclude<DeskMessage, { kind: 'appel' }>) => {
    // Another screen’s, or one that came too late.
    if (message.demande !== awaited) return;
    end(
      message.kind === 'numero'
        ? { kind: 'numero', numero: message.numero }
        : { kind: 'refus', raison: message.raison === 'trop' ? 'trop' : 'accueil' },
    );
  };

  say({ kind: 'bonjour' });
  return {
    view: () => view,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear: (message) => {
      const parsed = deskMessageSchema.safeParse(message);
      if (!parsed.success) return;
      if (parsed.data.kind === 'appel') show({ appel: parsed.data.numero });
      else answer(parsed.data);
    },
    speak: (langue) => {
      show({ langue });
      if (view.step.kind === 'choix') after(IDLE_FOR, finish);
    },
    choose: (themeDeVie) => {
      // A second touch while the first is being answered is the same person’s.
      if (view.step.kind !== 'choix') return;
      const demande = idSchema.parse(createId(random));
      awaited = demande;
      show({ step: { kind: 'attente' } });
      after(ANSWER_WITHIN, () => {
        say({ kind: 'renonce', demande });
        end({ kind: 'refus', raison: 'accueil' });
      });
      say({ kind: 'arrivee', demande, themeDeVie, langue: view.langue });
    },
    finish,
  };
}
