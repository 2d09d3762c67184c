import type { Changement, Objet } from '../../shared/sync/publications.ts';

/** Something to publish; `contenu` null takes it off. */
export interface Draft {
  readonly objet: Objet;
  readonly id: string;
  readonly contenu: Readonly<Record<string, unknown>> | null;
  readonly motif: string | null;
}

/** Something published: what was said, by whom, when. */
export interface Published extends Draft {
  readonly numero: number;
  readonly auteur: string;
  readonly publieLe: Temporal.Instant;
  readonly importId: string | null;
}

/** One import of a file into the directory. */
export interface ImportTrace {
  readonly id: string;
  readonly fichier: string;
  readonly auteur: string;
  readonly importeLe: Temporal.Instant;
  readonly ajouts: number;
  readonly changements: number;
  readonly annuleLe: Temporal.Instant | null;
}

/** Who publishes, and when. */
export interface Signature {
  readonly auteur: string;
  readonly at: Temporal.Instant;
}

/** An import as whoever publishes it knows it. */
export type NewImport = Omit<ImportTrace, 'annuleLe' | 'importeLe' | 'auteur'>;

/** What to publish, as one import when it is, and what to answer. */
export interface Decision<R> {
  readonly drafts: readonly Draft[];
  readonly import?: NewImport;
  readonly answer: R;
}

/** What the coordination publishes, in one département. */
export interface PublicationStore {
  /**
   * The last word on each thing said after `depuis`, by number, at most `limit`, and the log they are
   * of (null when nothing was ever published) with its last number.
   */
  since(
    depuis: number,
    limit: number,
  ): Promise<{
    readonly origine: string | null;
    readonly dernier: number;
    readonly changements: readonly Changement[];
  }>;

  /** When the publication of a number was made; null for a number never given. Numbers never change. */
  madeAt(numero: number): Promise<Temporal.Instant | null>;

  /** The last word on everything of one kind, what was taken off included. */
  current(objet: Objet): Promise<readonly Published[]>;

  /** What was said of one thing, the latest first; of everything when `id` is null; at most `limit`. */
  history(objet: Objet, id: string | null, limit: number): Promise<readonly Published[]>;

  /**
   * Publishes what `decide` makes of what stands, all or none, one publisher at a time; gives what it
   * published. A refusal of `decide` publishes nothing.
   */
  publish<R>(
    signature: Signature,
    objet: Objet,
    decide: (standing: readonly Published[]) => Decision<R>,
  ): Promise<R>;

  imports(): Promise<readonly ImportTrace[]>;

  /**
   * Takes an import back: each thing it last spoke of is again what it was before, in the log or as
   * `shipped` gives it, or else is taken off. What was said since stands. Null when there is no such
   * import left to undo.
   */
  undoImport(
    id: string,
    signature: Signature,
    shipped: (id: string) => Draft['contenu'],
  ): Promise<{ readonly rendus: number; readonly gardes: number } | null>;
}
