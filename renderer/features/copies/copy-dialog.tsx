import {
  Button,
  Checkbox,
  Group,
  Modal,
  NativeSelect,
  Progress,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useEffect, useState } from 'react';
import { addCopie } from '../../data/copies/copies.ts';
import type { Copie } from '../../data/copies/copies.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import type { DossierEntry } from '../../data/dossiers/dossier-kind.ts';
import { Notice } from '../../ui/notice.tsx';
import { useBusy } from '../../ui/use-busy.ts';
import classes from './copies.module.css';
import { PageWorkshop } from './page-workshop.tsx';
import { useCopyPages } from './use-copy-pages.ts';
import { formatSize, NAME_LENGTH, proposeName } from './words.ts';

/** A copy to correct, with its bytes. */
export interface OpenedCopie {
  readonly copie: Copie;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is shown of a save under way: its words, and how far it is, from 0 to 1. */
interface Saving {
  readonly words: string;
  readonly part: number | null;
}

/** Makes a copy of photos and PDFs, or corrects one that is kept. */
export function CopyDialog({
  session,
  dossier,
  corrected,
  onDone,
  onClose,
}: {
  readonly session: DeskSession;
  readonly dossier: DossierEntry;
  readonly corrected: OpenedCopie | null;
  /** Told what was kept, in a sentence. */
  readonly onDone: (sentence: string) => void;
  readonly onClose: () => void;
}) {
  const control = useCopyPages();
  const { read, pages } = control;
  const [piece, setPiece] = useState<string | null>(corrected?.copie.piece ?? null);
  const [name, setName] = useState(corrected?.copie.nom ?? null);
  const [agreed, setAgreed] = useState(corrected !== null);
  const [missing, setMissing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [saving, setSaving] = useState<Saving | null>(null);
  const [busy, run] = useBusy();
  useEffect(() => {
    if (corrected !== null) void read([new Blob([corrected.bytes])]);
  }, [corrected, read]);

  const listed = dossier.sealed.liste.map(({ label }) => label);
  // A pièce that an update of the catalogue took out of the list stays the copy’s.
  const pieces = piece === null || listed.includes(piece) ? listed : [...listed, piece];
  const nom = (name ?? proposeName(piece)).trim();
  const save = async () => {
    if (!agreed || pages.length === 0) return setMissing(true);
    setFailure(null);
    setSaving({ words: 'Préparation de la copie…', part: null });
    const made = await control.make();
    if (!made.ok) return setFailure(made.failure.sentence);
    const kept = await addCopie(
      session,
      dossier.id,
      { ...made.value, piece, nom: nom === '' ? proposeName(piece) : nom },
      {
        ...(corrected !== null && { replaced: corrected.copie }),
        onProgress: (part) => setSaving({ words: 'Enregistrement…', part }),
      },
    );
    if (!kept.ok) return setFailure(kept.failure.sentence);
    onDone(
      `Copie enregistrée\u00a0: ${formatSize(control.octets)} choisis, ${formatSize(kept.value.octets)} gardés.`,
    );
  };
  const submit = async () => {
    await run(save);
    setSaving(null);
  };

  return (
    <Modal
      opened
      // Once it is being kept, it is too late to say no: it can be deleted.
      onClose={busy ? () => {} : onClose}
      title={corrected === null ? 'Ajouter une copie' : 'Corriger la copie'}
      size="64rem"
      // Pages already turned and put in order are not lost at a click beside.
      closeOnClickOutside={false}
    >
      <div className={classes['columns']}>
        <PageWorkshop control={control} />
        <Stack gap="md">
          <NativeSelect
            label="Pièce"
            value={piece ?? ''}
            onChange={(event) => setPiece(event.currentTarget.value || null)}
            data={[
              { value: '', label: 'Aucune de la liste' },
              ...pieces.map((label) => ({ value: label, label })),
            ]}
          />
          <TextInput
            label="Nom de la copie"
            maxLength={NAME_LENGTH}
            value={name ?? proposeName(piece)}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox
            label="La personne est d’accord pour que cette copie soit gardée avec son dossier"
            description={
              'Une copie ne se garde que si le dossier en a besoin\u202f; sinon, cochez la pièce comme vue.'
            }
            checked={agreed}
            onChange={(event) => setAgreed(event.currentTarget.checked)}
          />
          {missing && (!agreed || pages.length === 0) && (
            <Notice kind="error">
              {pages.length === 0
                ? 'Choisissez d’abord une photo ou un PDF.'
                : 'Demandez d’abord son accord à la personne, puis cochez la case.'}
            </Notice>
          )}
          {failure !== null && <Notice kind="error">{failure}</Notice>}
          {saving !== null && (
            <Stack gap={4}>
              <Text id="copie-en-cours">{saving.words}</Text>
              <Progress.Root size="xl">
                <Progress.Section
                  value={saving.part === null ? 100 : Math.round(100 * saving.part)}
                  animated={saving.part === null}
                  aria-labelledby="copie-en-cours"
                />
              </Progress.Root>
            </Stack>
          )}
          <Group>
            <Button
              loading={busy}
              disabled={control.reading > 0}
              variant={pages.length === 0 ? 'default' : 'filled'}
              onClick={() => void submit()}
            >
              Enregistrer la copie
            </Button>
            <Button variant="subtle" disabled={busy} onClick={onClose}>
              Annuler
            </Button>
          </Group>
        </Stack>
      </div>
    </Modal>
  );
}
