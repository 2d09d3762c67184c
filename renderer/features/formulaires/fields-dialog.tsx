import {
  Button,
  Group,
  Loader,
  Modal,
  NativeSelect,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { DrawnPage } from '../../../shared/documents/drawn-page.ts';
import { champName } from '../../../shared/domain/formulaire/form-fields.ts';
import type { FilledForm } from '../../../shared/domain/formulaire/form-messages.ts';
import { FORMULAIRE_LENGTH } from '../../../shared/domain/formulaire/schema.ts';
import type { Champ } from '../../../shared/domain/formulaire/schema.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { readParts } from '../../data/copies/copy-parts.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { askForm } from '../../data/formulaires/form-reader.ts';
import { reviseFormulaire } from '../../data/formulaires/formulaires.ts';
import type { Formulaire } from '../../data/formulaires/formulaires.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import classes from './formulaires.module.css';
import { describeChamps, genreWords, readChoice, sourceChoices, UNDECIDED } from './words.ts';

/** What goes in each field of a form, beside its pages with the rank of each field. */
export function FieldsDialog({
  session,
  formulaire,
  said,
  draw,
  onDone,
  onClose,
}: {
  readonly session: DeskSession;
  readonly formulaire: Formulaire;
  /** What was just done, in a sentence; null when nothing was. */
  readonly said: string | null;
  readonly draw: (pages: readonly DrawnPage[]) => ReactNode;
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}) {
  const [champs, setChamps] = useState(formulaire.sealed.champs);
  const [nom, setNom] = useState(formulaire.sealed.nom);
  const [openOnly, setOpenOnly] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, run] = useBusy();
  const keep = () =>
    run(async () => {
      const kept = await reviseFormulaire(session, formulaire, { nom: nom.trim(), champs });
      if (!kept.ok) return setFailure(kept.failure.sentence);
      onDone('Champs enregistrés.');
    });
  const shown = champs
    .map((champ, index) => ({ champ, rank: index + 1 }))
    // Those decided since stay in sight until they are kept.
    .filter(({ rank }) => !openOnly || formulaire.sealed.champs[rank - 1]?.source === null);
  return (
    <Modal
      opened
      onClose={busy ? () => {} : onClose}
      title="Relier les champs"
      size="72rem"
      // What was chosen is not lost at a click beside.
      closeOnClickOutside={false}
    >
      <div className={classes['columns']}>
        <Stack gap="md">
          {said !== null && <Notice kind="info">{said}</Notice>}
          <TextInput
            label="Nom du formulaire"
            maxLength={FORMULAIRE_LENGTH}
            value={nom}
            onChange={(event) => setNom(event.currentTarget.value)}
          />
          <Group justify="space-between">
            <Text role="status">{describeChamps(champs)}</Text>
            <Switch
              label="Seulement ceux à décider"
              checked={openOnly}
              onChange={(event) => setOpenOnly(event.currentTarget.checked)}
            />
          </Group>
          <div className={classes['fields']} role="group" aria-label="Champs">
            {shown.length === 0 && <Text c="dimmed">Aucun champ n’est à décider.</Text>}
            {shown.map(({ champ, rank }) => (
              <FieldLine
                key={champ.nom}
                champ={champ}
                rank={rank}
                onChange={(source) =>
                  setChamps(champs.map((one) => (one.nom === champ.nom ? { ...one, source } : one)))
                }
              />
            ))}
          </div>
          {failure !== null && <Notice kind="error">{frenchSpaces(failure)}</Notice>}
          <Group>
            <Button loading={busy} disabled={nom.trim() === ''} onClick={() => void keep()}>
              Enregistrer les champs
            </Button>
            <Button variant="subtle" disabled={busy} onClick={onClose}>
              Laisser comme avant
            </Button>
          </Group>
        </Stack>
        <Marked session={session} formulaire={formulaire} draw={draw} />
      </div>
    </Modal>
  );
}

function FieldLine({
  champ,
  rank,
  onChange,
}: {
  readonly champ: Champ;
  readonly rank: number;
  readonly onChange: (source: Champ['source']) => void;
}) {
  return (
    <NativeSelect
      label={`${rank}. ${champName(champ)}`}
      description={
        champ.libelle === null
          ? genreWords[champ.genre]
          : `${genreWords[champ.genre]}, ${champ.nom}`
      }
      classNames={{ label: classes['name'] ?? '', description: classes['name'] ?? '' }}
      value={champ.source ?? UNDECIDED}
      data={sourceChoices(champ.genre)}
      onChange={(event) => onChange(readChoice(event.currentTarget.value))}
    />
  );
}

/** The pages of the form, the rank of each field where it is. */
function Marked({
  session,
  formulaire,
  draw,
}: {
  readonly session: DeskSession;
  readonly formulaire: Formulaire;
  readonly draw: (pages: readonly DrawnPage[]) => ReactNode;
}) {
  const { id } = formulaire.sealed.fichier;
  const [marked, setMarked] = useState<Result<Pick<FilledForm, 'images' | 'sizes'>> | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const mark = async () => {
      const bytes = await readParts(session, id);
      if (leaving.signal.aborted) return;
      const answer = bytes.ok ? await askForm('reperer', [bytes.value], leaving.signal) : bytes;
      if (!leaving.signal.aborted) setMarked(answer);
    };
    void mark();
    return () => leaving.abort();
  }, [session, id]);
  if (marked === null)
    return (
      <Group role="status">
        <Loader size="sm" aria-hidden />
        <Text>Lecture du formulaire…</Text>
      </Group>
    );
  if (!marked.ok) return <Notice kind="error">{frenchSpaces(marked.failure.sentence)}</Notice>;
  const { images, sizes } = marked.value;
  return (
    <div>
      {draw(
        sizes.map((size, index) => ({
          ...size,
          marques: [{ genre: 'image', x: 0, y: 0, ...size, image: images[index] ?? null }],
        })),
      )}
    </div>
  );
}
