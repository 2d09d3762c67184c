import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { WHOLE } from '../../../shared/domain/copie/crop.ts';
import { count } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import classes from './copies.module.css';
import { CropPicture } from './crop-picture.tsx';
import { PageThumb } from './page-thumb.tsx';
import type { CopyPages, EditedPage } from './use-copy-pages.ts';
import { SHOWN_SIDE, usePageImage } from './use-page-image.ts';
import { formatSize } from './words.ts';

/** The pages of a copy being made: chosen, looked at, turned, cut, put in order. */
export function PageWorkshop({ control }: { readonly control: CopyPages }) {
  const { pages, reading, refusals } = control;
  const [chosen, setChosen] = useState<number | null>(null);
  const index = Math.max(
    0,
    pages.findIndex(({ key }) => key === chosen),
  );
  const page = pages[index];
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <FileButton
          multiple
          // No `capture`: a tablet then offers its camera and its files alike.
          accept="image/*,.pdf"
          onChange={(files) => void control.read(files)}
          inputProps={{ 'aria-label': 'Photos ou PDF à garder' }}
        >
          {(props) => (
            <Button {...props} variant={pages.length === 0 ? 'filled' : 'default'} data-autofocus>
              {pages.length === 0 ? 'Choisir des photos ou un PDF…' : 'Ajouter des pages…'}
            </Button>
          )}
        </FileButton>
        <Text role="status" c="dimmed">
          {reading > 0
            ? `Lecture de ${count(reading, 'fichier', 'fichiers')}…`
            : pages.length > 0 &&
              `${count(pages.length, 'page', 'pages')}, ${formatSize(control.octets)} choisis`}
        </Text>
      </Group>
      {pages.length === 0 && (
        <Text c="dimmed" maw="44ch">
          Une ou plusieurs photos (JPEG, PNG, WebP), ou des PDF, réunis en une copie. Une photo est
          réduite, et ne dit plus où ni quand elle a été prise.
        </Text>
      )}
      {refusals.map((sentence, at) => (
        // Said in the order of the files; two may be the same.
        <Notice key={at} kind="error">
          {sentence}
        </Notice>
      ))}
      {page !== undefined && (
        <OnePage key={page.key} page={page} rank={index + 1} control={control} />
      )}
      {pages.length > 1 && (
        <div className={classes['pages']} role="group" aria-label="Pages de la copie">
          {pages.map((one, at) => (
            <button
              key={one.key}
              type="button"
              className={classes['thumb']}
              aria-pressed={at === index}
              onClick={() => setChosen(one.key)}
            >
              <PageThumb page={one} draw={control.draw} />
              Page {at + 1}
            </button>
          ))}
        </div>
      )}
    </Stack>
  );
}

function OnePage({
  page,
  rank,
  control,
}: {
  readonly page: EditedPage;
  readonly rank: number;
  readonly control: CopyPages;
}) {
  const [cutting, setCutting] = useState(false);
  const { key } = page;
  const { image, failure } = usePageImage(control.draw, page, SHOWN_SIDE);
  const total = control.pages.length;
  const name = `Page ${rank} sur ${total}`;
  return (
    <Stack gap="sm" role="group" aria-label={name}>
      <Group gap="xs">
        <Button variant="default" onClick={() => control.turn(key)}>
          Tourner
        </Button>
        {page.kind === 'photo' && (
          <Button
            variant={cutting ? 'filled' : 'default'}
            aria-pressed={cutting}
            onClick={() => setCutting(!cutting)}
          >
            {cutting ? 'Recadrage fini' : 'Recadrer'}
          </Button>
        )}
        {cutting && (
          <Button variant="subtle" onClick={() => control.cut(key, WHOLE)}>
            Toute la photo
          </Button>
        )}
        {total > 1 && (
          <>
            <Button variant="default" disabled={rank === 1} onClick={() => control.move(key, -1)}>
              Mettre avant
            </Button>
            <Button
              variant="default"
              disabled={rank === total}
              onClick={() => control.move(key, 1)}
            >
              Mettre après
            </Button>
          </>
        )}
        <Button variant="default" onClick={() => control.remove(key)}>
          Enlever la page
        </Button>
      </Group>
      {image === null ? (
        <div className={classes['stage']}>
          <Text role="status" maw="44ch" ta="center">
            {failure ?? `Dessin de la page ${rank}…`}
          </Text>
        </div>
      ) : (
        <CropPicture
          page={page}
          image={image}
          name={name}
          cutting={cutting}
          onCut={(crop) => control.cut(key, crop)}
        />
      )}
    </Stack>
  );
}
