import { NumberInput } from '@mantine/core';
import { useRef } from 'react';
import type { PointerEvent } from 'react';
import { cropBetween, MIN_CROP } from '../../../shared/domain/copie/crop.ts';
import type { Crop } from '../../../shared/domain/copie/crop.ts';
import { NBSP } from '../../ui/format.ts';
import classes from './copies.module.css';
import { PageCanvas } from './page-canvas.tsx';
import type { EditedPage } from './use-copy-pages.ts';

/**
 * A page seen large. While it is cut, a rectangle is drawn over it with the pointer, or given side by
 * side in percents.
 */
export function CropPicture({
  page,
  image,
  name,
  cutting,
  onCut,
}: {
  readonly page: EditedPage;
  readonly image: ImageBitmap;
  readonly name: string;
  readonly cutting: boolean;
  readonly onCut: (crop: Crop) => void;
}) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const { crop } = page;
  const isCut = crop.width < 1 || crop.height < 1;
  const draw = (event: PointerEvent<HTMLDivElement>) => {
    if (start.current !== null) onCut(cropBetween(start.current, placeOf(event)));
  };
  return (
    <>
      <div className={classes['stage']}>
        <div
          className={classes['picture']}
          {...(cutting && {
            'data-cutting': true,
            onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              start.current = placeOf(event);
            },
            onPointerMove: draw,
            onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
              draw(event);
              start.current = null;
            },
          })}
        >
          <PageCanvas image={image} turns={page.turns} name={name} />
          {(cutting || isCut) && (
            <div
              className={classes['crop']}
              style={{
                left: `${100 * crop.x}%`,
                top: `${100 * crop.y}%`,
                width: `${100 * crop.width}%`,
                height: `${100 * crop.height}%`,
              }}
            />
          )}
        </div>
      </div>
      {cutting && <Sides crop={crop} onCut={onCut} />}
    </>
  );
}

/** What is cut off each side, in percents of it: the way of the keyboard. */
function Sides({ crop, onCut }: { readonly crop: Crop; readonly onCut: (crop: Crop) => void }) {
  const sides = {
    left: crop.x,
    top: crop.y,
    right: 1 - crop.x - crop.width,
    bottom: 1 - crop.y - crop.height,
  };
  const field = (side: keyof typeof sides, label: string) => (
    <NumberInput
      label={label}
      suffix={`${NBSP}%`}
      min={0}
      max={Math.round(100 * (1 - MIN_CROP))}
      clampBehavior="strict"
      allowDecimal={false}
      value={Math.round(100 * sides[side])}
      onChange={(value) => {
        const next = { ...sides };
        next[side] = Number(value) / 100;
        onCut(
          cropBetween({ x: next.left, y: next.top }, { x: 1 - next.right, y: 1 - next.bottom }),
        );
      }}
    />
  );
  return (
    <div className={classes['sides']} role="group" aria-label="Ce qui est enlevé de chaque côté">
      {field('left', 'À gauche')}
      {field('top', 'En haut')}
      {field('right', 'À droite')}
      {field('bottom', 'En bas')}
    </div>
  );
}

function placeOf(event: PointerEvent<HTMLDivElement>): {
  readonly x: number;
  readonly y: number;
} {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
  return { x: (event.clientX - left) / width, y: (event.clientY - top) / height };
}
