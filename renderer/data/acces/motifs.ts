import type { MotifAcces } from '../../../shared/domain/acces/motif.ts';
import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { DeskSession } from '../desk-session.ts';

/**
 * Why a person’s file is opened in this session, by whoever is at the desk: null when nothing had to be
 * asked (they made it), undefined when nothing was said.
 */
export function motifOf(session: DeskSession, usager: Id): MotifAcces | null | undefined {
  return motifsBySession.get(session)?.get(usager);
}

/** Keeps why a file is opened, until the desk is locked: each line of the log about it says so. */
export function giveMotif(session: DeskSession, usager: Id, motif: MotifAcces | null): void {
  const motifs = motifsBySession.get(session) ?? new Map<Id, MotifAcces | null>();
  motifsBySession.set(session, motifs.set(usager, motif));
}

/** What was said in each session; gone with it. */
const motifsBySession = new WeakMap<DeskSession, Map<Id, MotifAcces | null>>();
