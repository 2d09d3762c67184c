import { Button, FileButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { compareFields } from '../../../shared/domain/formulaire/form-fields.ts';
import { sayChanges } from '../../../shared/domain/formulaire/form-words.ts';
import { FORMULAIRE_LENGTH } from '../../../shared/domain/formulaire/schema.ts';
import { MAX_COPY_BYTES } from '../../data/copies/copy-parts.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { askForm } from '../../data/formulaires/form-reader.ts';
import { addFormulaire, replaceFile } from '../../data/formulaires/formulaires.ts';
import type { Formulaire, FormFile } from '../../data/formulaires/formulaires.ts';
import { count } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import { proposeFormName } from './words.ts';

/** Chooses the PDF of a form, or of its newer version, and keeps it. */
export function AddFormDialog({
  session,
  demarche,
  replaced,
  onDone,
  onClose,
}: {
  readonly session: DeskSession;
  readonly demarche: string;
  /** The form this is a newer version of; null for another form. */
  readonly replaced: Formulaire | null;
  /** Told what was kept, in a sentence. */
  readonly onDone: (formulaire: Formulaire, sentence: string) => void;
  readonly onClose: () => void;
}) {
  const [file, setFile] = useState<FormFile | null>(null);
  const [nom, setNom] = useState(replaced?.sealed.nom ?? '');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const read = (chosen: File | null) =>
    run(async () => {
      if (chosen === null) return;
      setFailure(null);
      setFile(null);
      if (chosen.size > MAX_COPY_BYTES) return setFailure(TOO_LARGE);
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const answer = await askForm('lire', [bytes]);
      if (!answer.ok) return setFailure(answer.failure.sentence);
      setFile({ bytes, read: answer.value });
      if (nom.trim() === '') setNom(proposeFormName(chosen.name));
    });
  const keep = () =>
    run(async () => {
      if (file === null) return;
      const kept =
        replaced === null
          ? await addFormulaire(session, { nom: nom.trim(), demarche }, file)
          : await replaceFile(session, replaced, file);
      if (!kept.ok) return setFailure(kept.failure.sentence);
      onDone(
        kept.value,
        replaced === null
          ? 'Formulaire enregistré. Vérifiez ce que Relais propose pour chaque champ.'
          : ['Nouvelle version enregistrée.', ...changesFrom(replaced, file)].join(' '),
      );
    });
  return (
    <Modal
      opened
      onClose={busy ? () => {} : onClose}
      title={replaced === null ? 'Ajouter un formulaire' : 'Nouvelle version du formulaire'}
      size="44rem"
    >
      <Stack gap="md">
        <Text c="dimmed">
          {replaced === null
            ? 'Le PDF à remplir tel que l’organisme le donne, vide. Il est gardé chiffré sur ce poste, comme les copies.'
            : 'Les champs de même nom gardent ce à quoi ils sont reliés. L’ancien fichier est effacé.'}
        </Text>
        <Group gap="sm">
          <FileButton
            accept=".pdf,application/pdf"
            onChange={(chosen) => void read(chosen)}
            inputProps={{ 'aria-label': 'PDF du formulaire' }}
          >
            {(props) => (
              <Button
                {...props}
                variant={file === null ? 'filled' : 'default'}
                loading={busy && file === null}
                data-autofocus
              >
                {file === null ? 'Choisir le PDF…' : 'Choisir un autre PDF…'}
              </Button>
            )}
          </FileButton>
          <Text role="status">
            {file !== null &&
              `${count(file.read.pages, 'page', 'pages')}, ${count(file.read.champs.length, 'champ', 'champs')}`}
          </Text>
        </Group>
        {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
        {file !== null &&
          replaced !== null &&
          changesFrom(replaced, file).map((sentence) => (
            <Notice key={sentence} kind="warn">
              {sentence}
            </Notice>
          ))}
        {replaced === null && (
          <TextInput
            label="Nom du formulaire"
            description="Tel qu’il est sur le papier, avec son numéro : aucun nom de personne."
            maxLength={FORMULAIRE_LENGTH}
            value={nom}
            onChange={(event) => setNom(event.currentTarget.value)}
          />
        )}
        <Group>
          <Button
            loading={busy && file !== null}
            disabled={file === null || nom.trim() === ''}
            variant={file === null ? 'default' : 'filled'}
            onClick={() => void keep()}
          >
            {replaced === null ? 'Enregistrer le formulaire' : 'Remplacer le fichier'}
          </Button>
          <Button variant="subtle" disabled={busy} onClick={onClose}>
            Annuler
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

const TOO_LARGE =
  'Ce fichier dépasse 24\u00a0Mo\u00a0: Relais ne garde pas de formulaire si lourd. Prenez-le sur le site de l’organisme, il y est plus léger.';

function changesFrom({ sealed }: Formulaire, { read }: FormFile): readonly string[] {
  const changes = compareFields(sealed.champs, read.champs);
  return changes === null ? ['Ses champs sont les mêmes.'] : sayChanges(changes);
}
