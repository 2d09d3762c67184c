import type { ChainVerdict, Rupture } from '../../../shared/domain/acces/chain.ts';
import { count, formatDate } from '../../ui/format.ts';

/** Ruptures said one by one; the others are counted. */
const SAID = 5;

/** Figures of a digest that are read out: enough to compare two of them by eye. */
const SHORT = 16;

/** What the chain of the log says, as short sentences; `whole` when nothing is wrong. */
export function chainWords({ ruptures, lines, head, cut }: ChainVerdict): {
  readonly whole: boolean;
  readonly sentences: readonly string[];
} {
  const said = ruptures.slice(0, SAID).map(ruptureWords);
  const more = ruptures.length - said.length;
  return {
    whole: ruptures.length === 0,
    sentences: [
      ...(ruptures.length > 0
        ? [
            'La chaîne du journal est rompue\u00a0: des lignes ont été retirées, changées ou abîmées hors de Relais. Exportez-le et prévenez votre délégué à la protection des données.',
            ...said,
            ...(more > 0 ? [`Et ${count(more, 'autre endroit', 'autres endroits')}.`] : []),
          ]
        : [`La chaîne du journal est entière\u00a0: ${count(lines, 'ligne', 'lignes')}.`]),
      ...(cut === null
        ? []
        : [
            `${count(cut.lignes, 'ligne plus ancienne', 'lignes plus anciennes')}, jusqu’au ${formatDate(cut.jusquAu)}, ${cut.lignes > 1 ? 'ont été effacées' : 'a été effacée'} après leurs douze mois\u00a0; l’empreinte de la dernière est gardée.`,
          ]),
      ...(head === null
        ? []
        : [
            `Dernière ligne\u00a0: n°\u00a0${head.rang}, empreinte ${head.empreinte.slice(0, SHORT)}…`,
          ]),
    ],
  };
}

function ruptureWords(rupture: Rupture): string {
  switch (rupture.kind) {
    case 'manque':
      return rupture.from === rupture.to
        ? `La ligne n°\u00a0${rupture.from} manque.`
        : `Les lignes n°\u00a0${rupture.from} à ${rupture.to} manquent.`;
    case 'changee':
      return `La ligne n°\u00a0${rupture.rang} n’est pas celle qui a été écrite.`;
    case 'double':
      return `Deux lignes portent le n°\u00a0${rupture.rang}.`;
    case 'illisible':
      return `La ligne n°\u00a0${rupture.rang} ne s’ouvre plus.`;
  }
}
