import type { Id } from '../../../shared/domain/site/identifiers.ts';
import type { AFaireGroupe } from '../../../shared/documents/papers/a-faire.ts';
import { capitalise } from '../../ui/format.ts';
import type { AFaireLine, Groupe } from './a-faire-line.ts';
import { groupeLabels } from './group-lines.ts';
import { whenWords } from './when-words.ts';

/** The groups as they are printed, empty ones left out; the names too, since the paper stays there. */
export function linesToPaper(
  groups: Readonly<Record<Groupe, readonly AFaireLine[]>>,
  personOf: (usager: Id | null) => string | null,
): readonly AFaireGroupe[] {
  const order: readonly Groupe[] = ['retard', 'aujourdhui', 'semaine', 'plus-tard', 'sans-urgence'];
  return order
    .filter((groupe) => groups[groupe].length > 0)
    .map((groupe) => ({
      titre: groupeLabels[groupe],
      lignes: groups[groupe].map((line) => ({
        nom: line.quoi,
        details: [
          [personOf(line.usager), line.objet].filter((part) => part !== null).join(' – '),
          ...[whenWords(line), line.pourquoi].filter((part) => part !== null).map(capitalise),
        ].filter((text) => text !== ''),
      })),
    }));
}
