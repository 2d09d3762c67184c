import { useEffect, useState } from 'react';
import type { CopyPages, EditedPage } from './use-copy-pages.ts';

/** The longest side of the picture a page comes with, in pixels: closer, it is drawn again. */
export const SHOWN_SIDE = 1200;

/** What is seen of a page: nothing of either while it is being drawn. */
export interface PageImage {
  readonly image: ImageBitmap | null;
  /** Why it cannot be seen, in a sentence. */
  readonly failure: string | null;
}

/**
 * A page as it is looked at, its longest side in pixels: the picture it came with, or drawn when it came
 * with none or more of it is asked for. What was drawn is given back when it is no longer looked at.
 */
export function usePageImage(
  draw: CopyPages['draw'],
  page: EditedPage | undefined,
  longest: number,
): PageImage {
  const [drawn, setDrawn] = useState<(PageImage & { readonly key: number }) | null>(null);
  const isNeeded = page !== undefined && (page.image === null || longest > SHOWN_SIDE);
  const { key, source, page: rank } = page ?? { key: -1, source: -1, page: -1 };
  useEffect(() => {
    if (!isNeeded) return;
    let left = false;
    void draw({ source, page: rank }, longest).then((result) => {
      if (!left)
        setDrawn(
          result.ok
            ? { key, image: result.value, failure: null }
            : { key, image: null, failure: result.failure.sentence },
        );
      else if (result.ok) result.value.close();
    });
    return () => {
      left = true;
    };
  }, [draw, isNeeded, key, longest, rank, source]);
  useEffect(() => () => drawn?.image?.close(), [drawn]);
  // Closer than its own picture, the page shows that one until it is drawn.
  if (isNeeded && drawn?.key === key && (drawn.image !== null || page.image === null)) return drawn;
  return { image: page?.image ?? null, failure: null };
}
