import type { EtatDossier, Etape } from './etat.ts';
import { possibleEtapes } from './etat.ts';

/**
 * The one thing to do next: print what is missing while pièces are awaited, or a step, among several
 * when the answer of the operator decides.
 */
export type NextMove =
  { readonly kind: 'imprimer' } | { readonly kind: 'etape'; readonly etapes: readonly Etape[] };

const usual = {
  complet: ['envoyer'],
  envoye: ['mettre-en-instruction'],
  'en-instruction': ['accorder', 'refuser'],
  accorde: ['clore'],
  refuse: ['former-recours'],
  recours: ['accorder', 'refuser'],
  clos: ['rouvrir'],
} as const satisfies Partial<Record<EtatDossier, readonly Etape[]>>;

/** The usual next thing to do in a state, `awaited` pièces being missing. */
export function nextMove(etat: EtatDossier, awaited: number): NextMove {
  if (etat !== 'ouvert' && etat !== 'pieces-manquantes') {
    return { kind: 'etape', etapes: usual[etat] };
  }
  return awaited > 0 ? { kind: 'imprimer' } : { kind: 'etape', etapes: ['completer'] };
}

/** The other steps the state allows, beside those of the next move. */
export function otherEtapes(etat: EtatDossier, next: NextMove): readonly Etape[] {
  const taken: readonly Etape[] = next.kind === 'etape' ? next.etapes : [];
  return possibleEtapes(etat).filter((etape) => !taken.includes(etape));
}
