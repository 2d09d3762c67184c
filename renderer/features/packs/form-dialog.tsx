import { Group, Loader, Modal, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DrawnPage } from '../../../shared/documents/drawn-page.ts';
import type { PackedForm } from '../../../shared/documents/packs/pack.ts';
import { sayGaps } from '../../../shared/domain/formulaire/form-words.ts';
import type { FilledForm } from '../../../shared/domain/formulaire/form-messages.ts';
import type { DeskSession } from '../../data/desk-session.ts';
import { count } from '../../ui/format.ts';
import { frenchSpaces } from '../../ui/french-spaces.ts';
import { Notice } from '../../ui/notice.tsx';
import { PrintOrSave } from '../../ui/print-or-save.tsx';
import { RetryNotice } from '../../ui/retry-notice.tsx';
import { DirectPrint } from './direct-print.tsx';
import { useFilledForm } from './use-filled-form.ts';

/** A form to fill, and the name its file is kept under: the reference, never a name of a person. */
export interface OpenedForm {
  readonly form: PackedForm;
  readonly fichier: string;
}

const MODIFIABLE = 'modifiable';
const FIGE = 'fige';

/** A form filled by itself: looked at, printed, kept with its fields still open or not. */
export function FormDialog({
  session,
  form: { form, fichier },
  draw,
  onClose,
}: {
  readonly session: DeskSession;
  /** Keep the same object while it is open: another is filled anew. */
  readonly form: OpenedForm;
  readonly draw: (pages: readonly DrawnPage[]) => ReactNode;
  readonly onClose: () => void;
}) {
  const [aplati, setAplati] = useState(false);
  const { filling, retry } = useFilledForm(session, form, aplati);
  return (
    <Modal opened onClose={onClose} title={form.nom} size="56rem">
      <Stack gap="md">
        <div>
          <SegmentedControl
            aria-label="Le fichier gardé"
            data={[
              { value: MODIFIABLE, label: 'À compléter à l’écran' },
              { value: FIGE, label: 'Figé' },
            ]}
            value={aplati ? FIGE : MODIFIABLE}
            onChange={(value) => setAplati(value === FIGE)}
            data-autofocus
          />
          <Text c="dimmed">
            {aplati
              ? 'Ce qui est écrit ne se change plus dans le fichier.'
              : 'Les champs restent ouverts : la suite se tape dans le fichier.'}
          </Text>
        </div>
        {filling.phase === 'remplissage' && (
          <Group role="status">
            <Loader size="sm" aria-hidden />
            <Text>Remplissage du formulaire…</Text>
          </Group>
        )}
        {filling.phase === 'refuse' && (
          <RetryNotice onRetry={retry}>{frenchSpaces(filling.sentence)}</RetryNotice>
        )}
        {filling.phase === 'pret' && (
          <>
            {sayGaps(filling.gaps).map((sentence) => (
              <Notice key={sentence} kind={filling.gaps.changement === null ? 'info' : 'warn'}>
                {frenchSpaces(sentence)}
              </Notice>
            ))}
            <PrintOrSave
              file={filling.file}
              fileName={fichier}
              what={count(filling.sizes.length, 'page', 'pages')}
            />
            <DirectPrint session={session} name={fichier} pdf={filling.file} />
            {draw(toPages(filling))}
          </>
        )}
      </Stack>
    </Modal>
  );
}

/** The pages of a form, each a picture of itself. */
function toPages({ images, sizes }: Pick<FilledForm, 'images' | 'sizes'>): readonly DrawnPage[] {
  return sizes.map((size, index) => ({
    ...size,
    marques: [{ genre: 'image', x: 0, y: 0, ...size, image: images[index] ?? null }],
  }));
}
