import type { DossierSealed } from '../../../../shared/domain/dossier/schema.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import { noteActe } from '../../../data/mandats/mandats.ts';
import type { Done } from '../use-dossier-changes.ts';
import { etapesFaites } from '../words.ts';
import type { StepNoted } from './step-dialog.tsx';

/** Characters of a line of a mandat’s journal, at most. */
const MOST = 500;

/**
 * A step of a dossier done under a mandat is proposed for its journal: one touch, never by itself, since
 * the person may have done that step alone. Nothing without a mandat.
 */
export function acteToNote(
  session: DeskSession,
  { mandat, demarche, reference }: DossierSealed,
  { etape, jour, motif }: StepNoted,
): Done | undefined {
  if (mandat === null) return undefined;
  const said = motif === null ? '' : `, ${motif}`;
  const texte = `Dossier ${reference}\u00a0: ${etapesFaites[etape].toLowerCase()}${said}`.slice(
    0,
    MOST,
  );
  return {
    words: 'Étape notée. Faite au nom de la personne\u202f?',
    undo: null,
    also: {
      label: 'Noter au journal du mandat',
      done: 'Noté au journal du mandat.',
      run: () => noteActe(session, mandat, { jour, demarche, texte }),
    },
  };
}
