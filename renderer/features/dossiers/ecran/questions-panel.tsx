import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answerQuestion } from '../../../../shared/domain/dossier/change-dossier.ts';
import type { Conditions } from '../../../../shared/domain/piece/conditions.ts';
import type { Reponses } from '../../../../shared/domain/piece/evaluate-condition.ts';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { Panel } from '../../../ui/panel.tsx';
import { QuestionFields } from '../question-fields.tsx';
import type { DossierChanges } from '../use-dossier-changes.ts';

/** The questions that choose the pièces: those left to ask; those answered are kept, and change. */
export function QuestionsPanel({
  questions,
  reponses,
  closed,
  change,
}: {
  readonly questions: Conditions['questions'];
  readonly reponses: Reponses;
  readonly closed: boolean;
  readonly change: DossierChanges['change'];
}) {
  const [changing, setChanging] = useState(false);
  if (questions.length === 0) return null;
  const left = questions.filter(({ id }) => (reponses[id] ?? 'inconnu') === 'inconnu');
  const answered = questions.filter((question) => !left.includes(question));
  return (
    <Panel title="Questions">
      {!closed && (changing ? questions : left).length > 0 && (
        <QuestionFields
          questions={changing ? questions : left}
          reponses={reponses}
          onAnswer={(question, reponse) => {
            const before = reponses[question] ?? null;
            void change((dossier) => answerQuestion(dossier, question, reponse), {
              words: 'Réponse notée.',
              undo: (dossier) => answerQuestion(dossier, question, before),
            });
          }}
        />
      )}
      {answered.length > 0 && (!changing || closed) && (
        <Stack gap={4}>
          {answered.map(({ id, texte }) => (
            <Text key={id} size="sm">
              {frenchSpaces(texte)} <strong>{reponses[id] === 'oui' ? 'Oui' : 'Non'}</strong>
            </Text>
          ))}
        </Stack>
      )}
      {answered.length > 0 && !closed && (
        <Button
          variant="default"
          onClick={() => setChanging(!changing)}
          style={{ alignSelf: 'start' }}
        >
          {changing ? 'Réponses données' : 'Changer une réponse'}
        </Button>
      )}
    </Panel>
  );
}
