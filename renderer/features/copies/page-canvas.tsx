import { useEffect, useRef } from 'react';
import type { Turns } from '../../../shared/domain/copie/crop.ts';

/** A picture drawn in the page, turned: nothing of it has an address, nor lies in a file. */
export function PageCanvas({
  image,
  turns,
  name,
}: {
  readonly image: ImageBitmap;
  readonly turns: Turns;
  /** Left out where the text beside it says it all. */
  readonly name?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isSideways = turns % 2 === 1;
  const [width, height] = isSideways ? [image.height, image.width] : [image.width, image.height];
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context === null || context === undefined) return;
    context.save();
    context.translate(width / 2, height / 2);
    context.rotate((turns * Math.PI) / 2);
    context.drawImage(image, -image.width / 2, -image.height / 2);
    context.restore();
  }, [image, turns, width, height]);
  return (
    <canvas
      ref={canvas}
      width={width}
      height={height}
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    />
  );
}
