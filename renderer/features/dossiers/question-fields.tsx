import { SimpleGrid } from '@mantine/core';
import type { Reponse, Reponses } from '../../../shared/domain/piece/evaluate-condition.ts';
import type { Conditions } from '../../../shared/domain/piece/conditions.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { frenchSpaces } from '../../ui/french-spaces.ts';

const choices = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
  { value: 'inconnu', label: 'On ne sait pas' },
] as const satisfies readonly { readonly value: Reponse; readonly label: string }[];

/** Questions, each with its three answers. */
export function QuestionFields({
  questions,
  reponses,
  columns = 1,
  onAnswer,
}: {
  readonly questions: Conditions['questions'];
  readonly reponses: Reponses;
  readonly columns?: 1 | 2;
  readonly onAnswer: (question: string, reponse: Reponse | null) => void;
}) {
  return (
    <SimpleGrid cols={{ base: 1, sm: columns }} spacing="md" verticalSpacing="sm">
      {questions.map(({ id, texte }) => (
        <ChoiceField
          key={id}
          label={frenchSpaces(texte)}
          choices={choices}
          value={reponses[id] ?? null}
          onChange={(reponse) => onAnswer(id, reponse)}
        />
      ))}
    </SimpleGrid>
  );
}
