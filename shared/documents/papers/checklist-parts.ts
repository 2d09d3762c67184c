import type { Confidence } from '../../domain/catalogue/fact.ts';
import type { Fiche } from '../../domain/catalogue/fiche.ts';
import { isToVerify } from '../../domain/catalogue/weakest.ts';
import type { PieceChoisie } from '../../domain/piece/choose-pieces.ts';
import type { Block } from '../paper.ts';
import { NBSP, typeset } from '../words.ts';

/** A date or a delay, in words, and how sure it is. */
export interface ChecklistDate {
  readonly texte: string;
  readonly confidence: Confidence;
}

/** A paper to bring, as a block lists it. */
export type BringLine = Extract<Block, { readonly genre: 'apporter' }>['pieces'][number];

/** A part of a list to bring; nothing when it would be empty. */
export function part(titre: string, pieces: readonly BringLine[]): readonly Block[] {
  return pieces.length === 0 ? [] : [{ genre: 'apporter', titre, pieces }];
}

/** A heading and its paragraphs; nothing when there are none. */
export function lines(titre: string, textes: readonly string[]): readonly Block[] {
  return textes.length === 0 ? [] : [{ genre: 'intertitre', texte: titre }, ...textes.map(said)];
}

export function said(texte: string): Block {
  return { genre: 'paragraphe', texte: typeset(texte) };
}

/** What a visitor must know of a pièce: for whom, how recent, what else is accepted. */
export function pieceDetails(
  { choix, alternatives, ageEnMots }: PieceChoisie,
  condition: string | undefined,
): readonly string[] {
  const accepted = alternatives.map(({ label }) => label);
  return [
    ...(choix.kind === 'a-verifier' && condition !== undefined ? [`Si : ${condition}`] : []),
    ...(choix.kind === 'selon-situation' ? [choix.pourquoi] : []),
    ...(ageEnMots === null ? [] : [`Date du document : ${ageEnMots}`]),
    ...(accepted.length === 0 ? [] : [`Accepté aussi : ${accepted.join(' ; ')}`]),
  ];
}

/** The number of a form without its version: only the one in force on the day is right. */
export function formLine({ cerfa, title, confidence }: Fiche['formulaires'][number]): string {
  const number = cerfa.replaceAll(/\*\d+/g, '');
  const words = /^\d/.test(number) ? `Cerfa ${number} : ${title}` : `${title} (${number})`;
  return marked(words, confidence);
}

export function factLine({
  fact,
  confidence,
}: {
  readonly fact: string;
  readonly confidence: Confidence;
}): string {
  return marked(fact, confidence);
}

/** A date with how sure it is. */
export function dateLine({ texte, confidence }: ChecklistDate): string {
  return `${texte} (${confidenceWords[confidence]})`;
}

/** A text, marked when it is to verify. */
export function marked(texte: string, confidence: Confidence): string {
  return isToVerify(confidence) ? `${texte} (à vérifier)` : texte;
}

/** Blanks for the next visit, then how the list is used. */
export function closing(texte: string): readonly Block[] {
  return [
    {
      genre: 'champs',
      champs: [
        { nom: `Revenir le${NBSP}:`, largeur: 200 },
        { nom: `à${NBSP}:`, largeur: 90 },
      ],
    },
    { genre: 'note', textes: [typeset(texte)] },
  ];
}

/** How sure a date is, in plain words. */
const confidenceWords: Readonly<Record<Confidence, string>> = {
  verified: 'vérifié',
  'verified-secondary': 'vu chez un tiers',
  memory: 'à vérifier',
  proposal: 'à vérifier',
};
