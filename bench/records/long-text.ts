import { exampleReport } from '../../tests/support/paper-examples.ts';
import type { Paper } from '../../shared/documents/paper.ts';

/** About what fills a page at the size of the papers. */
const PARAGRAPHS_A_PAGE = 10;

const SENTENCES = [
  'La personne est venue avec l’avis reçu la veille et demande ce qu’elle doit répondre.',
  'Le dossier est complet ; la date de dépôt et celle de la réponse attendue sont notées.',
  'Un rendez-vous est pris par visio, et les pièces à apporter sont sur la feuille remise.',
  'Rien n’a été envoyé : la pièce manquante sera apportée avant la fin du mois.',
] as const;

/** Paragraphs of plain text, each unlike the others, for so many pages. */
export function longText(pages: number): readonly string[] {
  return Array.from({ length: pages * PARAGRAPHS_A_PAGE }, (_, index) =>
    Array.from(
      { length: 4 },
      (_unused, at) => `${index + 1}.${at + 1} ${SENTENCES[(index + at) % SENTENCES.length] ?? ''}`,
    ).join(' '),
  );
}

/** The same text as one of the desk’s papers. */
export function longPaper(pages: number): Paper {
  return {
    ...exampleReport(),
    contenu: longText(pages).map((texte) => ({ genre: 'paragraphe', texte })),
  };
}
