import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LocalDay } from '../../../../shared/domain/calendar/local-day.ts';
import { questionsFor } from '../../../../shared/domain/piece/choose-pieces.ts';
import type { Reponses } from '../../../../shared/domain/piece/evaluate-condition.ts';
import type { Operateur } from '../../../../shared/domain/vocabulary/operateur.ts';
import { shippedConditions } from '../../../../shared/domain/piece/shipped-conditions.ts';
import type { DeskSession } from '../../../data/desk-session.ts';
import type { DossierEntry } from '../../../data/dossiers/dossier-kind.ts';
import { openDossiers } from '../../../data/dossiers/dossiers.ts';
import type { Demarche } from '../../../data/publications/catalogue-names.ts';
import type { Usager } from '../../../data/usagers/usager-kind.ts';
import { ChoiceField } from '../../../ui/choice-field.tsx';
import { frenchSpaces } from '../../../ui/french-spaces.ts';
import { SearchIcon } from '../../../ui/icons.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { useBusy } from '../../../ui/use-busy.ts';
import { findDemarche, operateurChoices, searchDemarches } from '../catalogue.ts';
import { QuestionFields } from '../question-fields.tsx';
import { dossierDraft } from './dossier-drafts.ts';

/** Never so many that the best is lost among them. */
const SHOWN = 8;

/** What both ways of opening are given. */
export interface OpeningProps {
  readonly session: DeskSession;
  readonly today: LocalDay;
  readonly usager: Usager;
  /** Those this person has already. */
  readonly dossiers: readonly DossierEntry[];
  readonly onOpened: (dossier: string) => void;
  readonly onClose: () => void;
}

/** Opens one dossier: the démarche by any of its names, with whom, and its questions. */
export function OpenDossier(props: OpeningProps) {
  const [demarche, setDemarche] = useState<Demarche | null>(null);
  return (
    <Modal opened onClose={props.onClose} title="Ouvrir un dossier" size="lg">
      {demarche === null ? (
        <ChooseDemarche onChoose={setDemarche} />
      ) : (
        <Answers {...props} demarche={demarche} onBack={() => setDemarche(null)} />
      )}
    </Modal>
  );
}

function ChooseDemarche({ onChoose }: { readonly onChoose: (demarche: Demarche) => void }) {
  const [text, setText] = useState('');
  const found =
    text.trim() === ''
      ? []
      : searchDemarches(text)
          .found.slice(0, SHOWN)
          .flatMap(({ id, ancien }) => {
            const demarche = findDemarche(id);
            return demarche === null ? [] : [{ demarche, ancien }];
          });
  return (
    <Stack gap="sm">
      <TextInput
        label="Quelle démarche&#x202f;?"
        description="Nom actuel ou ancien, organisme, mots de la personne"
        leftSection={<SearchIcon />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const [best] = found;
          if (event.key === 'Enter' && best !== undefined) onChoose(best.demarche);
        }}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
      />
      {found.map(({ demarche, ancien }) => (
        <Button
          key={demarche.id}
          variant="default"
          justify="flex-start"
          h="auto"
          py="xs"
          onClick={() => onChoose(demarche)}
        >
          <span style={{ textAlign: 'start', whiteSpace: 'normal' }}>
            <strong>{frenchSpaces(demarche.nom)}</strong> – {frenchSpaces(demarche.nomActuel)}
            {ancien !== null && ` (ancien nom : ${frenchSpaces(ancien)})`}
          </span>
        </Button>
      ))}
      {text.trim() !== '' && found.length === 0 && (
        <Text role="status">Rien de ce nom au catalogue. Essayez un autre mot.</Text>
      )}
    </Stack>
  );
}

function Answers({
  session,
  usager,
  dossiers,
  demarche,
  onOpened,
  onBack,
}: OpeningProps & { readonly demarche: Demarche; readonly onBack: () => void }) {
  const choices = operateurChoices(demarche.id);
  const [operateur, setOperateur] = useState<Operateur | null>(
    choices.length === 1 ? (choices[0]?.value ?? null) : null,
  );
  const [reponses, setReponses] = useState<Reponses>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const questions = questionsFor([demarche.id], shippedConditions);
  const same = dossiers.find(
    ({ clear, sealed }) => sealed.demarche === demarche.id && clear.etat !== 'clos',
  );
  const open = async () => {
    const draft = dossierDraft(usager.id, demarche.id, operateur, reponses);
    const opened = await run(() => openDossiers(session, [draft]));
    if (opened === undefined) return;
    if (!opened.ok) setFailure(opened.failure.sentence);
    else for (const { id } of opened.value) onOpened(id);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <Stack gap="md">
        <Group justify="space-between">
          <Text fw={650} size="lg">
            {frenchSpaces(demarche.nomActuel)}
          </Text>
          <Button variant="subtle" onClick={onBack}>
            Une autre démarche
          </Button>
        </Group>
        {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
        {same !== undefined && (
          <Notice
            kind="warn"
            action={
              <Button variant="default" onClick={() => onOpened(same.id)}>
                Voir ce dossier
              </Button>
            }
          >
            Un dossier est déjà ouvert pour cette démarche&nbsp;: {same.sealed.reference}.
          </Notice>
        )}
        {choices.length > 1 && (
          <ChoiceField
            label="Avec quel organisme&#x202f;?"
            description="Sans réponse, il reste à préciser."
            choices={choices}
            value={operateur}
            onChange={setOperateur}
            autoFocus
          />
        )}
        {questions.length > 0 && (
          <>
            <Text c="dimmed" size="sm">
              Les réponses choisissent les pièces. Elles sont gardées dans le dossier, et se
              changent.
            </Text>
            <QuestionFields
              questions={questions}
              reponses={reponses}
              onAnswer={(question, reponse) => {
                const { [question]: _before, ...others } = reponses;
                setReponses(reponse === null ? others : { ...others, [question]: reponse });
              }}
            />
          </>
        )}
        <Button type="submit" loading={busy}>
          Ouvrir le dossier
        </Button>
      </Stack>
    </form>
  );
}
