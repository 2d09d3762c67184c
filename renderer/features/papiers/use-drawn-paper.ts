import { useCallback, useEffect, useState } from 'react';
import { drawPaperInWorker } from '../../data/documents/draw-paper.ts';
import type { DrawnPage } from '../../../shared/documents/drawn-page.ts';
import type { KeptBytes } from '../../../shared/kernel/kept-bytes.ts';
import type { Paper } from '../../../shared/documents/paper.ts';

/** How far a paper is: being drawn, ready, or refused. */
export type Drawing =
  | { readonly phase: 'dessin'; readonly part: number }
  /** `file` is null for a paper that is not to be kept. */
  | {
      readonly phase: 'pret';
      readonly pages: readonly DrawnPage[];
      readonly file: KeptBytes | null;
    }
  | { readonly phase: 'refuse'; readonly sentence: string };

const START: Drawing = { phase: 'dessin', part: 0 };

/**
 * Draws a paper once, for as long as it is looked at. `retry` draws it again after a refusal. A paper that is not `kept` has no file at all.
 */
export function useDrawnPaper(
  paper: Paper,
  kept = true,
): {
  readonly drawing: Drawing;
  readonly retry: () => void;
} {
  const [drawing, setDrawing] = useState<Drawing>(START);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const leaving = new AbortController();
    setDrawing(START);
    void drawPaperInWorker(
      paper,
      (part) => setDrawing({ phase: 'dessin', part }),
      leaving.signal,
    ).then((drawn) => {
      if (leaving.signal.aborted) return;
      if (!drawn.ok) return setDrawing({ phase: 'refuse', sentence: drawn.failure.sentence });
      const { pdf, pages } = drawn.value;
      const file = kept ? new Blob([pdf], { type: 'application/pdf' }) : null;
      setDrawing({ phase: 'pret', pages, file });
    });
    return () => leaving.abort();
  }, [paper, kept, tries]);
  return { drawing, retry: useCallback(() => setTries((before) => before + 1), []) };
}
