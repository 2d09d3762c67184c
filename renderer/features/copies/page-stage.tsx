import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { turnOnce } from '../../../shared/domain/copie/crop.ts';
import type { Turns } from '../../../shared/domain/copie/crop.ts';
import { NBSP } from '../../ui/format.ts';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import classes from './copies.module.css';
import { PageCanvas } from './page-canvas.tsx';
import type { CopyPages } from './use-copy-pages.ts';
import { SHOWN_SIDE, usePageImage } from './use-page-image.ts';

/** How close a page is looked at: whole, then in parts of the width there is for it. */
const ZOOMS = [null, 1, 1.5, 2, 3] as const;

/** The longest side an A4 page is drawn with to fill the width there is, in pixels. */
const WIDE_SIDE = 1600;

/** The pages of a copy, one at a time: turned and enlarged for the eyes alone, nothing of it is kept. */
export function PageStage({ control }: { readonly control: Pick<CopyPages, 'pages' | 'draw'> }) {
  const { pages, draw } = control;
  const [rank, setRank] = useState(0);
  const [level, setLevel] = useState(0);
  const [turns, setTurns] = useState<Turns>(0);
  const page = pages[rank];
  const zoom = ZOOMS[level] ?? null;
  const { image, failure } = usePageImage(
    draw,
    page,
    zoom === null ? SHOWN_SIDE : WIDE_SIDE * zoom,
  );
  const goTo = (next: number) => {
    if (next < 0 || next >= pages.length) return;
    setRank(next);
    setTurns(0);
  };
  const zoomTo = (next: number) => setLevel(Math.max(0, Math.min(ZOOMS.length - 1, next)));
  const turn = () => setTurns(turnOnce(turns));
  const zoomIn = () => zoomTo(level + 1);
  useShortcuts([
    { combo: { key: '+' }, run: zoomIn },
    // The same key, where it takes Maj to write a plus.
    { combo: { key: '=' }, run: zoomIn },
    { combo: { key: '-' }, run: () => zoomTo(level - 1) },
    { combo: { key: '0' }, run: () => zoomTo(0) },
    { combo: { key: 't' }, run: turn },
    { combo: { key: 'PageDown' }, run: () => goTo(rank + 1) },
    { combo: { key: 'PageUp' }, run: () => goTo(rank - 1) },
  ]);
  if (page === undefined) return null;
  const name = `Page ${rank + 1} sur ${pages.length}`;
  return (
    <div className={classes['viewer']}>
      <Group gap="xs">
        <Button variant="default" disabled={level === 0} onClick={() => zoomTo(level - 1)}>
          Réduire
        </Button>
        <Text miw="8rem" ta="center" aria-live="polite">
          {zoom === null ? 'Page entière' : `${Math.round(zoom * 100)}${NBSP}%`}
        </Text>
        <Button variant="default" disabled={level === ZOOMS.length - 1} onClick={zoomIn}>
          Agrandir
        </Button>
        <Button variant="default" onClick={turn}>
          Tourner
        </Button>
        {pages.length > 1 && (
          <>
            <Button variant="default" disabled={rank === 0} onClick={() => goTo(rank - 1)}>
              Page précédente
            </Button>
            <Text>{name}</Text>
            <Button
              variant="default"
              disabled={rank + 1 === pages.length}
              onClick={() => goTo(rank + 1)}
            >
              Page suivante
            </Button>
          </>
        )}
      </Group>
      <section
        className={classes['stage']}
        // Enlarged, it is scrolled with the keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls takes the focus
        tabIndex={0}
        aria-label="Page regardée"
        data-zoomed={zoom !== null}
        data-autofocus
      >
        {failure !== null && (
          <Text role="status" maw="44ch" ta="center">
            {failure}
          </Text>
        )}
        {failure === null && image === null && <Text role="status">Dessin de la page…</Text>}
        {image !== null && (
          <div
            className={classes['picture']}
            {...(zoom !== null && { style: { width: `${zoom * 100}%` } })}
          >
            <PageCanvas image={image} turns={((page.turns + turns) % 4) as Turns} name={name} />
          </div>
        )}
      </section>
      <Text c="dimmed" size="sm">
        Au clavier&nbsp;: + agrandit, − réduit, 0 montre la page entière, T la tourne, Page↑ et
        Page↓ passent de l’une à l’autre.
      </Text>
    </div>
  );
}
