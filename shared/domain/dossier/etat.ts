import { z } from 'zod';

/** Where a dossier stands. */
export const etatDossierSchema = z.enum([
  'ouvert',
  'pieces-manquantes',
  'complet',
  'envoye',
  'en-instruction',
  'accorde',
  'refuse',
  'recours',
  'clos',
]);
export type EtatDossier = z.infer<typeof etatDossierSchema>;

/** The state as shown and printed. */
export const etatLabels: Readonly<Record<EtatDossier, string>> = {
  ouvert: 'ouvert',
  'pieces-manquantes': 'pièces manquantes',
  complet: 'complet',
  envoye: 'envoyé',
  'en-instruction': 'en instruction',
  accorde: 'accordé',
  refuse: 'refusé',
  recours: 'recours',
  clos: 'clos',
};

/** What can be done to a dossier that moves it on. */
export const etapeSchema = z.enum([
  'signaler-manque',
  'completer',
  'envoyer',
  'mettre-en-instruction',
  'accorder',
  'refuser',
  'former-recours',
  'clore',
  'rouvrir',
]);
export type Etape = z.infer<typeof etapeSchema>;

/** The step as a button says it. */
export const etapeLabels: Readonly<Record<Etape, string>> = {
  'signaler-manque': 'Il manque des pièces',
  completer: 'Marquer complet',
  envoyer: 'Marquer envoyé',
  'mettre-en-instruction': 'Marquer en instruction',
  accorder: 'Accordé',
  refuser: 'Refusé',
  'former-recours': 'Recours déposé',
  clore: 'Clore',
  rouvrir: 'Rouvrir',
};

/**
 * The machine: from a state, where each step leads; a step not there is refused. An incomplete
 * dossier may be sent, since some rights start on the day it is handed in (RSA). What an operator
 * asks for after that brings it back to `pieces-manquantes`. An answer may come without anyone
 * having seen the instruction. A dossier granted may be contested too (an amount, a date).
 */
const transitions: Readonly<Record<EtatDossier, Readonly<Partial<Record<Etape, EtatDossier>>>>> = {
  ouvert: { 'signaler-manque': 'pieces-manquantes', completer: 'complet', clore: 'clos' },
  'pieces-manquantes': { completer: 'complet', envoyer: 'envoye', clore: 'clos' },
  complet: { 'signaler-manque': 'pieces-manquantes', envoyer: 'envoye', clore: 'clos' },
  envoye: {
    'signaler-manque': 'pieces-manquantes',
    'mettre-en-instruction': 'en-instruction',
    accorder: 'accorde',
    refuser: 'refuse',
    clore: 'clos',
  },
  'en-instruction': {
    'signaler-manque': 'pieces-manquantes',
    accorder: 'accorde',
    refuser: 'refuse',
    clore: 'clos',
  },
  accorde: { 'former-recours': 'recours', clore: 'clos' },
  refuse: { 'former-recours': 'recours', clore: 'clos' },
  recours: { accorder: 'accorde', refuser: 'refuse', clore: 'clos' },
  clos: { rouvrir: 'ouvert' },
};

/** Where a step leads from a state; null when the machine forbids it. */
export function nextEtat(etat: EtatDossier, etape: Etape): EtatDossier | null {
  return transitions[etat][etape] ?? null;
}

/** The steps that can be taken from a state, the usual next one first. */
export function possibleEtapes(etat: EtatDossier): readonly Etape[] {
  return etapeSchema.options.filter((etape) => nextEtat(etat, etape) !== null);
}
