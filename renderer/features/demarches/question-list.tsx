import { Paper, Stack, Text, Title } from '@mantine/core';
import type { Reponse, Reponses } from '../../../shared/domain/piece/evaluate-condition.ts';
import type { Conditions } from '../../../shared/domain/piece/conditions.ts';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { frenchSpaces } from '../../ui/french-spaces.ts';

const choices = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
  { value: 'inconnu', label: 'On ne sait pas' },
] as const satisfies readonly { readonly value: Reponse; readonly label: string }[];

/** The questions this démarche needs, and no other. What is answered stays on this screen. */
export function QuestionList({
  questions,
  reponses,
  onAnswer,
}: {
  readonly questions: Conditions['questions'];
  readonly reponses: Reponses;
  readonly onAnswer: (question: string, reponse: Reponse | null) => void;
}) {
  if (questions.length === 0) return null;
  return (
    <Paper component="section" withBorder p="md" aria-label="Questions">
      <Stack gap="sm">
        <Title order={2} size="h3">
          Pour cette personne
        </Title>
        <Text c="dimmed" size="sm">
          Sans réponse, la pièce reste sur la liste avec son «&nbsp;si&nbsp;». Rien n’est
          enregistré.
        </Text>
        {questions.map(({ id, texte }) => (
          <ChoiceField
            key={id}
            label={frenchSpaces(texte)}
            choices={choices}
            value={reponses[id] ?? null}
            onChange={(reponse) => onAnswer(id, reponse)}
          />
        ))}
      </Stack>
    </Paper>
  );
}
