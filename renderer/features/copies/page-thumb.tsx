import { PageCanvas } from './page-canvas.tsx';
import type { CopyPages, EditedPage } from './use-copy-pages.ts';
import { usePageImage } from './use-page-image.ts';

/** The longest side of a page among the others, in pixels: twice what it shows. */
const THUMB_SIDE = 160;

/** A page seen small, beside the others. */
export function PageThumb({
  page,
  draw,
}: {
  readonly page: EditedPage;
  readonly draw: CopyPages['draw'];
}) {
  const { image } = usePageImage(draw, page, THUMB_SIDE);
  return image === null ? <span>PDF</span> : <PageCanvas image={image} turns={page.turns} />;
}
