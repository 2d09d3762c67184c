import type { Block } from '../paper.ts';
import { printCount, printDay, typeset } from '../words.ts';
import { dateLine } from '../papers/checklist-parts.ts';
import type { PackedDossier } from './pack-source.ts';

/** What happens next and when, for whoever leaves with the pack: plain words, one thing after another. */
export function nextSteps(dossiers: readonly PackedDossier[]): readonly Block[] {
  const alone = dossiers.length === 1;
  const references = dossiers.map(({ reference }) => reference).join(', ');
  return [
    ...dossiers.flatMap((dossier) => [
      ...(alone
        ? []
        : [{ genre: 'intertitre' as const, texte: typeset(`${dossier.avec} : ${dossier.nom}`) }]),
      ...stepsOf(dossier).map((texte, index) => said(`${String(index + 1)}. ${texte}`)),
    ]),
    { genre: 'intertitre', texte: 'Dans tous les cas' },
    said(
      'Gardez toutes les lettres que vous recevez et apportez-les-nous, même si vous ne les comprenez pas.',
    ),
    said(
      `Pour toute question, revenez ou appelez-nous avec ${alone ? 'la référence' : 'les références'} ${references}.`,
    ),
    said('« À vérifier » : demandez confirmation à l’organisme, qui a le dernier mot.'),
  ];
}

function stepsOf({ suite, depotPrevu }: PackedDossier): readonly string[] {
  const { manquent, canaux, delai, recours, dates } = suite;
  return [
    manquent === 0
      ? 'Tous les papiers demandés ont été vus : rien d’autre à apporter pour le moment.'
      : `Réunissez ce qu’il manque (${printCount(manquent, 'papier', 'papiers')}, voir la liste) et revenez avec.`,
    ...(depotPrevu === null ? [] : [`Le dossier doit partir le ${printDay(depotPrevu)}.`]),
    ...dates.map((date) => `À ne pas manquer : ${dateLine(date)}.`),
    ...canaux.map((canal) => `Où et comment : ${canal}`),
    ...(delai === null ? [] : [`La réponse : ${delai}`]),
    ...(recours === null ? [] : [`Si la réponse ne vous convient pas : ${recours}`]),
  ];
}

function said(texte: string): Block {
  return { genre: 'paragraphe', texte: typeset(texte) };
}
